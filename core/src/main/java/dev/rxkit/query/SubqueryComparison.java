package dev.rxkit.query;

import java.util.List;

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
        Held.write(out, scope, List.of(operand), StoredValue.isEqual(operator), inside -> {
            StoredValue.side(inside, scope, operand, operator);
            inside.sql(" " + operator + " (");
            select.statement().column(inside, scope, operand.typed(), many, operator);
            inside.sql(")");
        });
    }
}
