package dev.rxkit.query;

/** Whether a select inside the statement gives any row. */
record Existence(Subquery<?> select) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        out.sql("EXISTS (");
        select.statement().any(out, scope);
        out.sql(")");
    }
}
