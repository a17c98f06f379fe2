package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A session is used in a way it does not allow: closed, failed, or from another thread. */
public class SessionException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public SessionException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public SessionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
