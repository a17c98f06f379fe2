package dev.rxkit.query;

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
        StoredValue.side(out, scope, first, operator);
        out.sql(" " + operator + " ");
        StoredValue.side(out, scope, second, operator);
    }
}
