package dev.rxkit.migrate;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** A command could not do its work; the message says what, where and what to do next. */
public final class MigrationException extends RxException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public MigrationException(ExitCode code, String message) {
        this(code, message, null);
    }

    public MigrationException(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
