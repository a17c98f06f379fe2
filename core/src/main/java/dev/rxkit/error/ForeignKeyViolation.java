package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a row refers to a row that does not exist, or if a row that is still referred to would be deleted or its
 * key changed.
 */
public final class ForeignKeyViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param constraint the constraint's name, or null if it is not known
     * @param cause the cause, or null
     */
    public ForeignKeyViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
