package dev.rxkit.query;

import dev.rxkit.error.QueryException;

/** A property with the direction to order by. */
record Sorted<T, V>(Prop<T, V> inner, boolean descending) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        throw new QueryException((descending ? "desc" : "asc") + "(..) belongs into orderBy(..)");
    }
}
