package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Another row holds the same value of a key or unique constraint. */
public final class UniqueViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public UniqueViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
