package dev.rxkit.query;

/**
 * A property compared with what one select inside the statement gives.
 *
 * @param operator SQL's; {@code IN} for one of many rows
 */
record SubqueryComparison(Prop<?, ?> left, String operator, Subquery<?> select) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        boolean many = operator.endsWith("IN");
        Operand operand = Comparison.operand(scope, left, many ? "=" : operator);
        operand.typed().requireComparable();
        StoredValue.side(out, scope, operand, operator);
        out.sql(" " + operator + " (");
        select.statement().column(out, scope, operand.typed(), many, operator);
        out.sql(")");
    }
}
