package dev.rxkit.migrate.script;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** Thrown when the folder of scripts cannot be read or written. */
public final class ScriptException extends RxException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception without a cause. */
    public ScriptException(String message) {
        this(message, null);
    }

    /** Creates an exception. */
    public ScriptException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
