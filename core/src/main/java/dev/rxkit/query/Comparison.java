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
        Bind bound = operand.typed().bind(value);
        Held.write(out, scope, List.of(operand), operator.equals("="), inside -> {
            if (Documents.are(operand)) {
                inside.sql(operator.equals("=") ? "" : "NOT ");
                Documents.write(inside, scope, operand, bound);
            } else {
                inside.operand(operand).sql(" " + operator + " ").value(bound);
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
