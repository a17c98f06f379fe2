package dev.rxkit.migrate.proof;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** A plan did not do in the trial what it says; the message tells what differed. */
public final class ProofException extends RxException {
    private static final long serialVersionUID = 1L;

    public ProofException(String message) {
        this(message, null);
    }

    public ProofException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
