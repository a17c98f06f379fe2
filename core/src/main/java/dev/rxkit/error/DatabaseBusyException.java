package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The database is locked by another writer, or every connection is in use, for longer than the wait allowed. */
public class DatabaseBusyException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    public DatabaseBusyException(String message) {
        this(message, null);
    }

    public DatabaseBusyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
