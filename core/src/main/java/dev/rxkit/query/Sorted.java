package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import org.jspecify.annotations.Nullable;

/**
 * A property with the direction to order by.
 *
 * @param nullsFirst where rows without a value go; null for the database's own choice
 */
record Sorted<T, V extends @Nullable Object>(
        Prop<T, V> inner, boolean descending, @Nullable Boolean nullsFirst) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        throw new QueryException((descending ? "desc" : "asc") + "(..) belongs into orderBy(..)");
    }

    /** What a property orders by, without its direction. */
    @SuppressWarnings("unchecked") // both are one property, or the inside of it
    static <T, V extends @Nullable Object> Prop<T, V> inside(Prop<T, V> property) {
        return property instanceof Sorted<T, V> sorted ? sorted.inner() : property;
    }

    /** Any property as one to order by. */
    static Sorted<?, ?> of(Prop<?, ?> property) {
        return property instanceof Sorted<?, ?> sorted ? sorted : new Sorted<>(property, false, null);
    }
}
