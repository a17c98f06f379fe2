package dev.rxkit.query;

import java.util.List;

/**
 * A property compared with a value.
 *
 * @param operator SQL's
 */
record Comparison(Prop<?, ?> left, String operator, Object value) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = operand(scope, left, operator);
        Held.write(out, scope, List.of(operand), operator.equals("="), inside -> {
            if (Documents.are(scope, operand)) {
                inside.sql(operator.equals("=") ? "" : "NOT ");
                Documents.write(inside, scope, operand, operand.typed().bind(value));
            } else {
                StoredValue.compare(inside, scope, operand, operator, value);
            }
        });
    }

    /** The left side of an operator, which may ask for an order. */
    static Operand operand(Scope scope, Prop<?, ?> left, String operator) {
        Operand operand = scope.operand(left);
        if (!operator.equals("=") && !operator.equals("<>")) {
            operand.requireOrdered(scope.dialect(), "compared");
        }
        return operand;
    }
}
