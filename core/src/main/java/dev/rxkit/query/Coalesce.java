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
        Operand second = instead instanceof Prop<?, ?> other
                ? scope.operand(other)
                : Numbers.operand(scope, operand.typed(), instead);
        SqlWriter out = new SqlWriter()
                .sql("COALESCE(")
                .operand(operand)
                .sql(", ")
                .operand(second)
                .sql(")");
        return Operand.of(
                out,
                Numbers.either(scope, operand.typed(), second.typed()),
                operand.nullable() && second.nullable(),
                operand.aggregate() || second.aggregate());
    }
}
