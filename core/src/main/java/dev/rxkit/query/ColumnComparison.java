package dev.rxkit.query;

/**
 * Two columns or expressions compared with each other.
 *
 * @param operator SQL's
 */
record ColumnComparison(Prop<?, ?> left, String operator, Prop<?, ?> right) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        out.operand(Comparison.operand(scope, left, operator))
                .sql(" " + operator + " ")
                .operand(scope.operand(right));
    }
}
