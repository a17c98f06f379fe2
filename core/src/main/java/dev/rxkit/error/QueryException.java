package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a query or statement is built incorrectly. Nothing has been sent to the database. */
public class QueryException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public QueryException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public QueryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
