package dev.rxkit.mapping.json;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A class that cannot be kept as JSON without losing something. The message names it and says what to change. */
final class JsonTypeRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    JsonTypeRefusal(String message) {
        super(message);
    }

    /** Returns the refusal that a failure was caused by, or null. */
    static @Nullable JsonTypeRefusal in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonTypeRefusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
