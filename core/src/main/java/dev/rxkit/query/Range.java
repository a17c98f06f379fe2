package dev.rxkit.query;

/** A property between two values, both included. */
record Range(Prop<?, ?> left, Object from, Object to) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        operand.requireOrdered(scope, "compared");
        out.sql("(" + operand.sql() + " BETWEEN ")
                .value(operand.property(), operand.fit(from))
                .sql(" AND ")
                .value(operand.property(), operand.fit(to))
                .sql(")");
    }
}
