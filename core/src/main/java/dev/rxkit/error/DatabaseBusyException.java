package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The database is locked by another writer, or every connection is in use, for longer than the wait allowed. */
public class DatabaseBusyException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public DatabaseBusyException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public DatabaseBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
