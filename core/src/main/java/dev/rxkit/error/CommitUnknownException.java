package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The connection was lost during COMMIT: the transaction may or may not have taken effect. Never retried. */
public class CommitUnknownException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public CommitUnknownException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public CommitUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
