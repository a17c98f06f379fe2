package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** The connection was lost during COMMIT: the transaction may or may not have taken effect. Never retried. */
public class CommitUnknownException extends DatabaseException {
    private static final long serialVersionUID = 1L;

    public CommitUnknownException(String message) {
        this(message, null);
    }

    public CommitUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
