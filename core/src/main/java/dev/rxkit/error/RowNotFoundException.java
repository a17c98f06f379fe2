package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A row that must exist does not. */
public class RowNotFoundException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public RowNotFoundException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public RowNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
