package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a property fits a column type.
 *
 * @param codec reads and binds; null if values cannot even be read
 * @param refusal the reason why values can be neither compared nor written; null if they fit exactly
 */
public record Fit(@Nullable Codec<?> codec, @Nullable String refusal) {

    public static Fit exact(Codec<?> codec) {
        return new Fit(codec, null);
    }

    /** Returns a fit whose values are read exactly, but cannot be compared or written. */
    static Fit readOnly(Codec<?> codec, String refusal) {
        return new Fit(codec, refusal);
    }

    static Fit refused(String refusal) {
        return new Fit(null, refusal);
    }
}
