package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import org.jspecify.annotations.Nullable;

/** A property that carries more than a reference: made by {@link Sql}, asked instead of read. */
interface Expression<T, V extends @Nullable Object> extends Prop<T, V> {

    /** What stands in SQL. */
    Operand operand(Scope scope);

    /** What {@code to(..)} selects. */
    default Output output(Scope scope) {
        return operand(scope);
    }

    /** The property itself, where only a plain one will do. */
    default PropertyRef found(Scope scope) {
        throw new QueryException("a plain property is needed here, not an expression over one");
    }

    @Override
    default @Nullable V of(T row) {
        throw new QueryException("an expression is computed by the database, not read from an object");
    }
}
