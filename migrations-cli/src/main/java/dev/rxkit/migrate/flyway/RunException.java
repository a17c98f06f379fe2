package dev.rxkit.migrate.flyway;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** A script failed, or the history does not let scripts run. */
public final class RunException extends RxException {
    private static final long serialVersionUID = 1L;

    public RunException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
