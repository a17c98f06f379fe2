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

    private final Function<@Nullable Object, R> sink;

    /** @param sink takes the value, or the property whose value is meant */
    public Setter(Function<@Nullable Object, R> sink) {
        this.sink = sink;
    }

    /** The value; null makes it NULL. */
    public R to(@Nullable V value) {
        return sink.apply(value);
    }

    /** What another column or an expression has in the same row: {@code set(Hero::age).toCol(plus(Hero::age, 1))}. */
    public <E> R toCol(Prop<E, V> other) {
        return sink.apply(new Column(other));
    }

    /** An expression in the place of a value. */
    record Column(Prop<?, ?> prop) {}
}
