package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** One row was asked for and several matched. */
public class TooManyRowsException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public TooManyRowsException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public TooManyRowsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
