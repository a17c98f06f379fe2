package dev.rxkit.migrate;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** Thrown when a command fails; the message says what failed, where, and what to do next. */
public final class MigrationException extends RxException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** Creates an exception without a cause. */
    public MigrationException(ExitCode code, String message) {
        this(code, message, null);
    }

    /** Creates an exception. */
    public MigrationException(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Returns the exit code of the command. */
    public ExitCode code() {
        return code;
    }
}
