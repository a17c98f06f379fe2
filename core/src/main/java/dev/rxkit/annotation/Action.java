package dev.rxkit.annotation;

/** What happens to referring rows when the row they refer to is deleted or its key changes. */
public enum Action {
    /** The database refuses, at the end of the statement. */
    NO_ACTION,
    /** The database refuses at once. */
    RESTRICT,
    /** The referring rows go, or follow the new key. */
    CASCADE,
    /** The reference becomes NULL; the property must be nullable. */
    SET_NULL,
    /** The reference becomes the column's default. */
    SET_DEFAULT
}
