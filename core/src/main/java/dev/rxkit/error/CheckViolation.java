package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A row does not meet a check constraint. */
public final class CheckViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public CheckViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
