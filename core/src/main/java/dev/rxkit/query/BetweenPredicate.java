package dev.rxkit.query;

import java.util.List;

/** A property between two values, both included. */
record BetweenPredicate(Prop<?, ?> left, Object from, Object to) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        operand.requireOrdered(scope.dialect(), "compared");
        Held.write(out, scope, List.of(operand), false, inside -> write(inside.sql("("), scope, operand));
    }

    private void write(SqlWriter out, Scope scope, Operand operand) {
        if (operand.typed().storedAs() == null) {
            out.operand(operand)
                    .sql(" BETWEEN ")
                    .value(operand.typed().bind(from))
                    .sql(" AND ")
                    .value(operand.typed().bind(to));
        } else {
            StoredValue.compare(out, scope, operand, ">=", from);
            out.sql(" AND ");
            StoredValue.compare(out, scope, operand, "<=", to);
        }
        out.sql(")");
    }
}
