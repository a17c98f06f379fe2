package dev.rxkit.query;

import org.jspecify.annotations.Nullable;

/**
 * A select that may stand inside another statement.
 *
 * @param <V> what its rows are
 */
public interface Subquery<V extends @Nullable Object> {

    /** The text of the select, for the statement around it. */
    SelectQuery<V> statement();
}
