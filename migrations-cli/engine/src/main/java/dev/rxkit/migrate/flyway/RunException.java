package dev.rxkit.migrate.flyway;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** Thrown when a script fails, the history prevents scripts from running, or the migration lock cannot be taken. */
public final class RunException extends RxException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public RunException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
