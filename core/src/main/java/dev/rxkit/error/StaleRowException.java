package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The row was changed by somebody else since it was read ({@code @Version}). */
public class StaleRowException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public StaleRowException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public StaleRowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
