package dev.rxkit.migrate.proof;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a plan failed on the scratch database or led to another result than planned; the message says what
 * differed.
 */
public final class ProofException extends RxException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception without a cause. */
    public ProofException(String message) {
        this(message, null);
    }

    /** Creates an exception. */
    public ProofException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
