package dev.rxkit.query;

import java.util.List;

/**
 * Two columns or expressions compared with each other.
 *
 * @param operator SQL's
 */
record ColumnComparison(Prop<?, ?> left, String operator, Prop<?, ?> right) implements Term {

    @Override
    public void write(SqlWriter out, Scope scope) {
        Operand first = Comparison.operand(scope, left, operator);
        Operand second = scope.operand(right);
        first.typed().requireComparable();
        second.typed().requireComparable();
        Numbers.requireSameForm(scope.dialect(), first.typed(), second.typed());
        Held.write(out, scope, List.of(first, second), false, inside -> {
            if (Documents.are(scope, first) && Documents.are(scope, second)) {
                inside.sql(operator.equals("=") ? "" : "NOT ");
                Documents.write(inside, scope, first, second);
            } else {
                StoredValue.side(inside, scope, first, operator);
                inside.sql(" " + operator + " ");
                StoredValue.side(inside, scope, second, operator);
            }
        });
    }
}
