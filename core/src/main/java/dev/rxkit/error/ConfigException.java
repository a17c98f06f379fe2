package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A setting is unknown, unreadable or contradicts another. */
public class ConfigException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public ConfigException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public ConfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
