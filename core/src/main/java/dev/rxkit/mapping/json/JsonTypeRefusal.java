package dev.rxkit.mapping.json;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown for a class that cannot be stored as JSON without loss. The message names it and says what to change. */
public final class JsonTypeRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public JsonTypeRefusal(String message) {
        super(message);
    }

    /** Returns the refusal among the causes of a failure; null if no cause is a refusal. */
    public static @Nullable JsonTypeRefusal in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonTypeRefusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
