package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if NULL is written to a column that does not allow it. */
public final class NotNullViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param constraint the constraint's name, or null if it is not known
     * @param cause the cause, or null
     */
    public NotNullViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
