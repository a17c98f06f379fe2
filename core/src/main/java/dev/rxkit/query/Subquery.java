package dev.rxkit.query;

import org.jspecify.annotations.Nullable;

/**
 * A select inside another statement, such as the argument of {@code in(..)} or {@link Sql#exists}. The selects of a
 * session are subqueries; not to be implemented by other classes. Not thread-safe.
 *
 * @param <V> the type of its rows
 */
public interface Subquery<V extends @Nullable Object> {}
