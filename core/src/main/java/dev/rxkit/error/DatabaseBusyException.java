package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the database is locked by another writer, or every connection of the pool is in use, and the time to wait
 * has passed.
 */
public class DatabaseBusyException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public DatabaseBusyException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public DatabaseBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
