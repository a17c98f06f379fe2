package dev.rxkit.query;

/**
 * A condition on rows, as a value: made by {@link Sql#col}, joined by {@link Sql#anyOf}, {@link Sql#allOf} and
 * {@link Sql#not}, and given to {@code where(..)}. It is checked against the model there.
 * Immutable and thread-safe; not to be implemented by other classes.
 */
public interface Condition {}
