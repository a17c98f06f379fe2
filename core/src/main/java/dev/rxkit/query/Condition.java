package dev.rxkit.query;

/**
 * A condition on rows: made by {@link Sql#col}, combined by {@link Sql#anyOf}, {@link Sql#allOf} and {@link Sql#not},
 * and passed to {@code where(..)}, which checks it against the model. Immutable and thread-safe. Not to be
 * implemented by other classes; {@code where(..)} throws {@link dev.rxkit.error.QueryException} for those.
 */
public interface Condition {}
