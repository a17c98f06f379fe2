package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** A class cannot be mapped to a table, or a row cannot be turned into an object. */
public class MappingException extends RxException {
    private static final long serialVersionUID = 1L;

    /** @param message what, where, and what to do next; no value in it */
    public MappingException(String message) {
        this(message, null);
    }

    /** @param message what, where, and what to do next; no value in it */
    public MappingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
