package dev.rxkit.query;

/**
 * Two numbers computed with.
 *
 * @param right another property, or a value
 */
record Arithmetic<T, V extends Number>(Prop<?, ?> left, String operator, Object right) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Operand first = scope.operand(left);
        first.requireOrdered(scope.dialect(), "computed with");
        SqlWriter out = new SqlWriter().sql("(").operand(first).sql(" " + operator + " ");
        boolean nullable = first.nullable();
        boolean aggregate = first.aggregate();
        if (right instanceof Prop<?, ?> other) {
            Operand second = scope.operand(other);
            out.operand(second);
            nullable |= second.nullable();
            aggregate |= second.aggregate();
        } else {
            out.value(first.typed().bind(right));
        }
        return Operand.of(out.sql(")"), first.typed(), nullable, aggregate);
    }
}
