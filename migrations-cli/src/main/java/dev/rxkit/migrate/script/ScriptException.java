package dev.rxkit.migrate.script;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** The folder of scripts cannot be read or written as it is. */
public final class ScriptException extends RxException {
    private static final long serialVersionUID = 1L;

    public ScriptException(String message) {
        this(message, null);
    }

    public ScriptException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
