package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A session is used in a way it does not allow: closed, failed, or from another thread. */
public class SessionException extends RxException {
    private static final long serialVersionUID = 1L;

    public SessionException(String message) {
        this(message, null);
    }

    public SessionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
