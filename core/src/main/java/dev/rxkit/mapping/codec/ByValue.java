package dev.rxkit.mapping.codec;

import dev.rxkit.internal.ColumnReader;
import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codecs of a database whose columns store values of any type. Each value is read by its own type, so that text in a
 * number column is not read as 0, and a fraction is not cut off.
 */
final class ByValue {

    /** The largest number up to which every whole number is a double. */
    private static final long EXACT = 1L << 53;

    static final Codec<Long> LONG = new Reading<>(JdbcCodecs.LONG, Long.class, ByValue::whole);

    static final Codec<Integer> INT = new Reading<>(
            JdbcCodecs.INT,
            Integer.class,
            value -> Math.toIntExact(value instanceof Long number ? number : whole(value)));

    /** Every value is checked, as SQLite stores infinities. */
    static final Codec<Double> DOUBLE = new Real(JdbcCodecs.DOUBLE);

    static final Codec<String> TEXT = new Reading<>(JdbcCodecs.TEXT, String.class, value -> {
        throw wrong(value, "text");
    });

    /** Does the same as {@link #TEXT}, but reads whole numbers as their digits. */
    static final Codec<String> DIGITS = new Reading<>(JdbcCodecs.TEXT, String.class, value -> {
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        throw wrong(value, "text");
    });

    static final Codec<byte[]> BYTES = new Reading<>(JdbcCodecs.BYTES, byte[].class, value -> {
        throw wrong(value, "bytes");
    });

    /** Reads decimals stored in any form, and binds them as text. */
    static final Codec<BigDecimal> DECIMAL = new Reading<>(
            new Converted<>(JdbcCodecs.TEXT, BigDecimal::toPlainString, BigDecimal::new), null, ByValue::decimal);

    private ByValue() {}

    // Records, so that the compiled code of a class has their components as constants.

    /**
     * Reads the value that the driver returns, unless it is NULL.
     *
     * @param carrier binds the values
     * @param type the class whose values are read unchanged; null to convert all
     * @param conversion converts or refuses the other values
     */
    private record Reading<V>(Codec<V> carrier, @Nullable Class<V> type, Function<Object, V> conversion)
            implements Codec<V> {

        @Override
        public void bind(PreparedStatement statement, int index, V value) throws SQLException {
            carrier.bind(statement, index, value);
        }

        @Override
        @SuppressWarnings("unchecked") // checked by the class
        public @Nullable V read(ResultSet rows, int index) throws SQLException {
            Object value = rows.getStatement() instanceof ColumnReader reader
                    ? reader.read(index)
                    : ColumnReader.value(rows, index);
            if (value == null || type != null && type.isInstance(value)) {
                return (V) value;
            }
            return conversion.apply(value);
        }

        @Override
        public V stored(V value) {
            return carrier.stored(value);
        }
    }

    /**
     * Reads floating point numbers without creating a Double that compiled code would not need.
     *
     * @param carrier binds the values
     */
    private record Real(Codec<Double> carrier) implements Codec<Double> {

        @Override
        public void bind(PreparedStatement statement, int index, Double value) throws SQLException {
            carrier.bind(statement, index, value);
        }

        @Override
        public @Nullable Double read(ResultSet rows, int index) throws SQLException {
            if (rows.getStatement() instanceof ColumnReader reader) {
                double number = reader.real(index);
                if (!Double.isNaN(number)) {
                    return JdbcCodecs.finite(number);
                }
            }
            Object value = ColumnReader.value(rows, index);
            return value == null ? null : finite(value);
        }

        @Override
        public Double stored(Double value) {
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

    /** Returns a number that was stored as floating point, or a whole number that is one. */
    private static Double finite(Object value) {
        if (value instanceof Double fraction) {
            JdbcCodecs.finite(fraction);
            return fraction; // not boxed again
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
