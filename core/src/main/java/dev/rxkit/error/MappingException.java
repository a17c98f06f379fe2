package dev.rxkit.error;

import org.jspecify.annotations.Nullable;

/** Thrown if a class cannot be mapped to a table, or a row cannot be converted to an object. */
public class MappingException extends RxException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     */
    public MappingException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what to do next; contains no value of a row
     * @param cause the cause, or null
     */
    public MappingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
