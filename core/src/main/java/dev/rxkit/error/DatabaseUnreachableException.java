package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if no connection can be opened, or if it is lost. */
public class DatabaseUnreachableException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public DatabaseUnreachableException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public DatabaseUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
