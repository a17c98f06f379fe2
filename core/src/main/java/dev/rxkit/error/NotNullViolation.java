package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** NULL in a column that does not take it. */
public final class NotNullViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public NotNullViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
