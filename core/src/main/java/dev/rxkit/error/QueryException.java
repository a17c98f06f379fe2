package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A statement is put together wrongly; nothing was sent to the database. */
public class QueryException extends RxException {
    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        this(message, null);
    }

    public QueryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
