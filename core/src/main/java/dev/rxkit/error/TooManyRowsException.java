package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a query for one row matches several. */
public class TooManyRowsException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public TooManyRowsException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public TooManyRowsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
