package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses values that a column would change when it stores them. */
final class ValueRules {

    private static final long EXACT = 1L << 53;

    /** A text that is converted to a number, with surrounding blanks. */
    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private ValueRules() {}

    /** Returns a codec of text that refuses numbers. */
    static <V> Codec<V> noNumbers(Codec<V> codec) {
        return new Checked<>(codec, value -> {
            if (NUMBER.matcher(value.toString()).matches()) {
                throw new IllegalArgumentException("the column turns the text into a number; change its type to TEXT");
            }
        });
    }

    /** Returns a codec of whole numbers in a column of floating point. */
    static <V> Codec<V> doubles(Codec<V> codec, Class<?> raw) {
        return raw != Long.class && raw != Duration.class
                ? codec
                : new Checked<>(codec, value -> {
                    long number = value instanceof Duration span ? span.toNanos() : (Long) value;
                    if (Math.abs(number) > EXACT) {
                        throw tooLong();
                    }
                });
    }

    /**
     * Returns a codec of decimals that the column stores as floating point.
     *
     * @param whole whether it stores whole numbers of 64 bits
     */
    static Codec<BigDecimal> decimals(Codec<BigDecimal> codec, boolean whole) {
        return new Checked<>(codec, value -> {
            BigDecimal digits = value.stripTrailingZeros();
            boolean integer = whole && digits.scale() <= 0 && fits(value);
            if (!integer && digits.precision() > DecimalCodecs.DOUBLE_DIGITS) {
                throw tooLong();
            }
        });
    }

    private static boolean fits(BigDecimal value) {
        return value.precision() - value.scale() <= 20
                && BigInteger.valueOf(value.toBigInteger().longValue()).equals(value.toBigInteger());
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException(
                "the number has more digits than the column keeps; change its type to TEXT, or to INTEGER");
    }

    private record Checked<V>(Codec<V> codec, Consumer<V> rule) implements Codec<V> {
        @Override
        public void bind(PreparedStatement statement, int index, V value) throws SQLException {
            rule.accept(value);
            codec.bind(statement, index, value);
        }

        @Override
        public @Nullable V read(ResultSet rows, int index) throws SQLException {
            return codec.read(rows, index);
        }

        @Override
        public V stored(V value) {
            V kept = codec.stored(value);
            rule.accept(kept);
            return kept;
        }
    }
}
