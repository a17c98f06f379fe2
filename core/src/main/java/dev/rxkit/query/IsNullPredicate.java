package dev.rxkit.query;

/** Whether a property has no value. */
record IsNullPredicate(Prop<?, ?> left, boolean absent) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        out.operand(scope.operand(left)).sql(absent ? " IS NULL" : " IS NOT NULL");
    }
}
