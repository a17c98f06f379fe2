package dev.rxkit.query;

import dev.rxkit.query.tree.Predicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The left side of a join condition, after {@code on(..)}.
 *
 * @param <V> the type of both sides
 * @param <R> the statement that is returned
 */
public final class Link<V extends @Nullable Object, R> {

    private final Prop<?, V> left;
    private final Function<Condition, R> sink;

    Link(Prop<?, V> left, Function<Condition, R> sink) {
        this.left = left;
        this.sink = sink;
    }

    /**
     * Joins where the two columns are equal, and returns the statement.
     *
     * @throws dev.rxkit.error.QueryException if the property is null or not of a table of the statement
     */
    public <E> R eq(Prop<E, V> right) {
        return sink.apply(new Predicate.ColumnComparison(left, "=", right));
    }
}
