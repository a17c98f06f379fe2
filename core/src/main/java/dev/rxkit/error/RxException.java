package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The root of every failure Rx reports. The message says what, where and what to do next, and holds no password. */
public class RxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public RxException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public RxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
