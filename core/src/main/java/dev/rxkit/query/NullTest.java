package dev.rxkit.query;

/** Whether a property has no value. */
record NullTest(Prop<?, ?> left, boolean absent) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        out.sql(scope.operand(left).sql()).sql(absent ? " IS NULL" : " IS NOT NULL");
    }
}
