package dev.rxkit.annotation;

/** What happens to referring rows when the row they refer to is deleted or its key is changed. */
public enum Action {
    /** The database refuses the change, checking at the end of the statement. */
    NO_ACTION,
    /** The database refuses the change at once. */
    RESTRICT,
    /** The referring rows are deleted, or their reference is updated to the new key. */
    CASCADE,
    /** The reference is set to NULL; the property must be nullable. */
    SET_NULL,
    /** The reference is set to the column's default. */
    SET_DEFAULT
}
