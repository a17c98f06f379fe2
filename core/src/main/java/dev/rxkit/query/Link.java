package dev.rxkit.query;

import dev.rxkit.query.tree.Predicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One side of what two tables are joined on; {@code eq} names the other.
 *
 * @param <V> the type of both sides
 * @param <R> what comes back: the statement
 */
public final class Link<V extends @Nullable Object, R> {

    private final Prop<?, V> left;
    private final Function<Condition, R> sink;

    Link(Prop<?, V> left, Function<Condition, R> sink) {
        this.left = left;
        this.sink = sink;
    }

    /** Joins where the two are equal. */
    public <E> R eq(Prop<E, V> right) {
        return sink.apply(new Predicate.ColumnComparison(left, "=", right));
    }
}
