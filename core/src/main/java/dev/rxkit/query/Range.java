package dev.rxkit.query;

import java.util.List;

/** A property between two values, both included. */
record Range(Prop<?, ?> left, Object from, Object to) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        operand.requireOrdered(scope.dialect(), "compared");
        Bind least = operand.typed().bind(from);
        Bind most = operand.typed().bind(to);
        Held.write(
                out,
                scope,
                List.of(operand),
                false,
                inside -> inside.sql("(")
                        .operand(operand)
                        .sql(" BETWEEN ")
                        .value(least)
                        .sql(" AND ")
                        .value(most)
                        .sql(")"));
    }
}
