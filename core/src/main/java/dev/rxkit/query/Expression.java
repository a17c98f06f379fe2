package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;

/** A property that carries more than a reference: made by {@link Sql}, asked instead of read. */
interface Expression<T, V> extends Prop<T, V> {

    /** What stands in SQL. */
    Operand operand(Scope scope);

    /** The property itself, where only a plain one will do. */
    default PropertyMapping property(Scope scope) {
        throw new QueryException("a plain property is needed here, not an expression over one");
    }

    @Override
    default V of(T row) {
        throw new QueryException("an expression is computed by the database, not read from an object");
    }
}
