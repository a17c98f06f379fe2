package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A statement is put together wrongly; nothing was sent to the database. */
public class QueryException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public QueryException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public QueryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
