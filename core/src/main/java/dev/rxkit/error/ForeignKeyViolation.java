package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A row refers to one that does not exist, or is still referred to. */
public final class ForeignKeyViolation extends ConstraintViolation {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public ForeignKeyViolation(String message, @Nullable String constraint, @Nullable Throwable cause) {
        super(message, constraint, cause);
    }
}
