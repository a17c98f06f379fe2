package dev.rxkit.query;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a property is set to.
 *
 * @param <V> the property's type
 * @param <R> what comes back: the statement
 */
public final class Setter<V extends @Nullable Object, R> {

    private final Function<@Nullable Object, R> value;
    private final Function<Prop<?, ?>, R> column;

    Setter(Function<@Nullable Object, R> value, Function<Prop<?, ?>, R> column) {
        this.value = value;
        this.column = column;
    }

    /** The value; null makes it NULL. */
    public R to(@Nullable V value) {
        return this.value.apply(value);
    }

    /** What another column or an expression has in the same row: {@code set(Hero::age).toCol(plus(Hero::age, 1))}. */
    public <E> R toCol(Prop<E, V> other) {
        return column.apply(other);
    }
}
