package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A row that must exist does not. */
public class RowNotFoundException extends RxException {
    private static final long serialVersionUID = 1L;

    public RowNotFoundException(String message) {
        this(message, null);
    }

    public RowNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
