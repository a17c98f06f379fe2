package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if the database rejects a statement or fails to run it. */
public class DatabaseException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public DatabaseException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
