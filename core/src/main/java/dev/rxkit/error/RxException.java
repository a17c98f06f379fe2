package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of all exceptions that Rx throws. The message says what failed, where, and what to do next, and never
 * contains a password.
 */
public class RxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public RxException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public RxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
