package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import org.jspecify.annotations.Nullable;

/**
 * How a property fits a column type.
 *
 * @param codec reads and binds; null where values cannot even be read
 * @param refusal why values can be neither bound nor written; null where everything is exact
 */
public record Fit(@Nullable Codec<?> codec, @Nullable String refusal) {

    public static Fit exact(Codec<?> codec) {
        return new Fit(codec, null);
    }

    /** The values are read exactly, and cannot be compared or written. */
    static Fit readOnly(Codec<?> codec, String refusal) {
        return new Fit(codec, refusal);
    }

    static Fit refused(String refusal) {
        return new Fit(null, refusal);
    }
}
