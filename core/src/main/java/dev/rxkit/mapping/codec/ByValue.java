package dev.rxkit.mapping.codec;

import dev.rxkit.internal.ColumnReader;
import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of a database whose columns store values of any type. Each value is read by its own type, so that text in a
 * number column is not read as 0, and a fraction is not cut off.
 */
final class ByValue {

    /** The largest number up to which every whole number is a double. */
    private static final long EXACT = 1L << 53;

    static final Codec<Long> LONG = new Reading<>(JdbcCodecs.LONG) {
        @Override
        Long of(Object value) {
            return value instanceof Long whole ? whole : (Long) whole(value);
        }
    };

    static final Codec<Integer> INT = new Reading<>(JdbcCodecs.INT) {
        @Override
        Integer of(Object value) {
            return value instanceof Integer whole ? whole : (Integer) Math.toIntExact(whole(value));
        }
    };

    static final Codec<Double> DOUBLE = new Reading<>(JdbcCodecs.DOUBLE) {
        @Override
        Double of(Object value) {
            return value instanceof Double fraction && Double.isFinite(fraction)
                    ? fraction
                    : (Double) JdbcCodecs.finite(floating(value));
        }
    };

    static final Codec<String> TEXT = new Reading<>(JdbcCodecs.TEXT) {
        @Override
        String of(Object value) {
            if (value instanceof String text) {
                return text;
            }
            throw wrong(value, "text");
        }
    };

    /** Does the same as {@link #TEXT}, but reads whole numbers as their digits. */
    static final Codec<String> DIGITS = new Reading<>(JdbcCodecs.TEXT) {
        @Override
        String of(Object value) {
            return value instanceof Integer || value instanceof Long ? value.toString() : TEXT_OF.of(value);
        }
    };

    static final Codec<byte[]> BYTES = new Reading<>(JdbcCodecs.BYTES) {
        @Override
        byte[] of(Object value) {
            if (value instanceof byte[] bytes) {
                return bytes;
            }
            throw wrong(value, "bytes");
        }
    };

    private static final Reading<String> TEXT_OF = (Reading<String>) TEXT;

    private ByValue() {}

    /** Reads the value that the driver returns, unless it is NULL. */
    private abstract static class Reading<V> implements Codec<V> {

        private final Codec<V> carrier;

        Reading(Codec<V> carrier) {
            this.carrier = carrier;
        }

        abstract V of(Object value);

        @Override
        public void bind(PreparedStatement statement, int index, V value) throws SQLException {
            carrier.bind(statement, index, value);
        }

        @Override
        public @Nullable V read(ResultSet rows, int index) throws SQLException {
            Object value = ColumnReader.value(rows, index);
            return value == null ? null : of(value);
        }

        @Override
        public V stored(V value) {
            return carrier.stored(value);
        }
    }

    /** Returns a decimal that is stored as text or as a number. */
    static BigDecimal decimal(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double fraction && Double.isFinite(fraction)) {
            return BigDecimal.valueOf(fraction);
        }
        if (value instanceof String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException("the value is text that is no number");
            }
        }
        throw wrong(value, "a decimal");
    }

    /** Reads decimals stored in any form, and binds them as text. */
    static final Codec<BigDecimal> DECIMAL =
            new Reading<>(new Converted<>(JdbcCodecs.TEXT, BigDecimal::toPlainString, BigDecimal::new)) {
                @Override
                BigDecimal of(Object value) {
                    return decimal(value);
                }
            };

    private static long whole(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double fraction) {
            long whole = fraction.longValue();
            if (whole == fraction && Math.abs(whole) <= EXACT) {
                return whole;
            }
            throw new ArithmeticException(
                    Math.rint(fraction) == fraction ? "the number is out of range" : "the number has a fraction");
        }
        throw wrong(value, "a whole number");
    }

    private static double floating(Object value) {
        if (value instanceof Double fraction) {
            return fraction;
        }
        if (value instanceof Integer || value instanceof Long) {
            long whole = ((Number) value).longValue();
            double same = whole;
            if ((long) same == whole && whole != Long.MAX_VALUE) {
                return same;
            }
            throw new ArithmeticException("the number has more digits than a double holds");
        }
        throw wrong(value, "a number");
    }

    private static IllegalArgumentException wrong(Object value, String wanted) {
        String is = value instanceof String
                ? "text"
                : value instanceof byte[] ? "bytes" : value instanceof Double ? "a floating point number" : "a number";
        return new IllegalArgumentException("the value is " + is + ", not " + wanted);
    }
}
