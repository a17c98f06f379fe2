package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the connection is lost during COMMIT: the transaction may or may not have taken effect. Never retried
 * automatically.
 */
public class CommitUnknownException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public CommitUnknownException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public CommitUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
