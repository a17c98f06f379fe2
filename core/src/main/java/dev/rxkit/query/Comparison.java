package dev.rxkit.query;

/**
 * A property compared with a value.
 *
 * @param operator SQL's
 */
record Comparison(Prop<?, ?> left, String operator, Object value) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand operand = scope.operand(left);
        if (!operator.equals("=") && !operator.equals("<>")) {
            operand.requireOrdered(scope, "compared");
        }
        out.sql(operand.sql()).sql(" " + operator + " ").value(operand.property(), operand.fit(value));
    }
}
