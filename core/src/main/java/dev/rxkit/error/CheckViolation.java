package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A row does not meet a check constraint. */
public final class CheckViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    public CheckViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
