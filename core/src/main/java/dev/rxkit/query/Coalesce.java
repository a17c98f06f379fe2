package dev.rxkit.query;

import org.jspecify.annotations.Nullable;

/**
 * A property, or what stands in for it where it is NULL.
 *
 * @param instead another property, or a value
 */
record Coalesce<T, V extends @Nullable Object>(Prop<?, ?> inner, Object instead) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Operand operand = scope.operand(inner);
        SqlWriter out = new SqlWriter().sql("COALESCE(").operand(operand).sql(", ");
        boolean nullable = false;
        boolean aggregate = operand.aggregate();
        if (instead instanceof Prop<?, ?> other) {
            Operand second = scope.operand(other);
            out.operand(second);
            nullable = operand.nullable() && second.nullable();
            aggregate |= second.aggregate();
        } else {
            out.value(operand.typed().bind(instead));
        }
        return Operand.of(out.sql(")"), operand.typed(), nullable, aggregate);
    }
}
