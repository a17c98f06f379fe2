package dev.rxkit.query;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The property to be set, after {@code set(..)}; it still needs its value.
 *
 * @param <V> the type of the property
 * @param <R> the statement that is returned
 */
public final class Setter<V extends @Nullable Object, R> {

    private final Function<@Nullable Object, R> value;
    private final Function<Prop<?, ?>, R> column;

    Setter(Function<@Nullable Object, R> value, Function<Prop<?, ?>, R> column) {
        this.value = value;
        this.column = column;
    }

    /**
     * Sets the property to a value, and returns the statement; null sets it to NULL.
     *
     * @throws dev.rxkit.error.QueryException if the property is a key, cannot be null, or is of another type
     */
    public R to(@Nullable V value) {
        return this.value.apply(value);
    }

    /**
     * Sets the property to the value of another column or an expression in the same row, and returns the statement:
     * {@code set(Hero::age).toCol(plus(Hero::age, 1))}.
     *
     * @throws dev.rxkit.error.QueryException if the property is a key, or the other one is not of the statement's
     *     table
     */
    public <E> R toCol(Prop<E, V> other) {
        return column.apply(other);
    }
}
