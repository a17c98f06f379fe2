package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a session is used in a way that it does not allow: after it was closed, after a statement failed, or from
 * another thread.
 */
public class SessionException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public SessionException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public SessionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
