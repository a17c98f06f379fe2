package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a row with {@code @Version} was changed by another writer after it was read. */
public class StaleRowException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public StaleRowException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public StaleRowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
