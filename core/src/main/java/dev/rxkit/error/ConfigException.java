package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a setting is unknown, cannot be read, or contradicts another one. */
public class ConfigException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public ConfigException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public ConfigException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
