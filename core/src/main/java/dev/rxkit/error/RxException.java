package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The root of every failure Rx reports. The message says what, where and what to do next, and holds no password. */
public class RxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RxException(String message) {
        this(message, null);
    }

    public RxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
