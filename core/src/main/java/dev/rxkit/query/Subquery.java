package dev.rxkit.query;

import org.jspecify.annotations.Nullable;

/**
 * A select that may stand inside another statement, such as the argument of {@code in(..)} or {@link Sql#exists}. The
 * selects of a session are subqueries; not to be implemented by other classes. For one thread.
 *
 * @param <V> what its rows are
 */
public interface Subquery<V extends @Nullable Object> {}
