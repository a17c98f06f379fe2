package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** No connection could be made or kept. */
public class DatabaseUnreachableException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public DatabaseUnreachableException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public DatabaseUnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
