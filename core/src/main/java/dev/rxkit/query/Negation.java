package dev.rxkit.query;

/** The opposite of a condition. As in SQL, a comparison with NULL stays unknown and matches neither way. */
record Negation(Condition part) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        out.sql("NOT (");
        ((Term) part).write(out, scope.ofOpposite());
        out.sql(")");
    }
}
