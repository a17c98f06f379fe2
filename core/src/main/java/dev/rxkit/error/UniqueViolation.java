package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if another row already has the same value of a primary key or unique constraint. */
public final class UniqueViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param constraint the constraint's name, or null if it is not known
     * @param cause the cause, or null
     */
    public UniqueViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
