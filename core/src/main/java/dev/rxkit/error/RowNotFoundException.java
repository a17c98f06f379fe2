package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a row that must exist does not. */
public class RowNotFoundException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public RowNotFoundException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public RowNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
