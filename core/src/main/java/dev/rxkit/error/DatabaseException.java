package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The database refused or failed a statement. */
public class DatabaseException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public DatabaseException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
