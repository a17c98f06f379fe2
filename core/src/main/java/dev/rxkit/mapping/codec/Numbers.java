package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Codecs of numbers in columns of another numeric type. Each value is converted exactly, or refused. */
final class Numbers {

    /** A float in a column of doubles. */
    static final Codec<Float> SINGLE = single(JdbcCodecs.EXACT_DOUBLE);

    /** A float that is read as a double. */
    static final Codec<Double> WIDENED = new Codec<>() {
        @Override
        public void bind(PreparedStatement statement, int index, Double value) throws SQLException {
            JdbcCodecs.DOUBLE.bind(statement, index, value);
        }

        @Override
        public @Nullable Double read(ResultSet rows, int index) throws SQLException {
            Object value = DriverValues.of(rows, index);
            return value == null
                    ? null
                    : (Double) JdbcCodecs.finite(value instanceof Float single ? single : DriverValues.real(value));
        }
    };

    private static final int FIRST_YEAR = 1901;
    private static final int LAST_YEAR = 2155;
    private static final long MOST_UNSIGNED = 0xFFFF_FFFFL;

    private Numbers() {}

    /** Returns the codec of a float that is stored as a double. */
    static Codec<Float> single(Codec<Double> carrier) {
        return new Converted<>(
                carrier,
                Float::doubleValue,
                value -> {
                    float single = value.floatValue();
                    if (single != value) {
                        throw new ArithmeticException("the number has more digits than a float holds");
                    }
                    return single;
                },
                value -> (float) JdbcCodecs.finite(value) + 0.0f);
    }

    /** Returns the codec of a number that is stored as a decimal; null for a type that is not a number. */
    static @Nullable Codec<?> onDecimal(Class<?> raw, Codec<BigDecimal> exact) {
        if (raw == Long.class) {
            return whole(exact, Long::longValue, BigDecimal::longValueExact);
        }
        if (raw == Integer.class) {
            return whole(exact, Integer::longValue, BigDecimal::intValueExact);
        }
        if (raw == Short.class) {
            return whole(exact, Short::longValue, BigDecimal::shortValueExact);
        }
        if (raw == Byte.class) {
            return whole(exact, Byte::longValue, BigDecimal::byteValueExact);
        }
        if (raw == Double.class) {
            return new Converted<BigDecimal, Double>(
                    exact,
                    value -> decimal(value.toString(), value),
                    value -> same(value.doubleValue(), value),
                    value -> fits(exact, decimal(value.toString(), value), value + 0.0));
        }
        if (raw == Float.class) {
            return new Converted<BigDecimal, Float>(
                    exact,
                    value -> decimal(value.toString(), value),
                    value -> same(value.floatValue(), value),
                    value -> fits(exact, decimal(value.toString(), value), value + 0.0f));
        }
        return null;
    }

    private static <V> Codec<V> whole(Codec<BigDecimal> exact, ToLongFunction<V> to, Function<BigDecimal, V> from) {
        return new Converted<>(
                exact,
                value -> BigDecimal.valueOf(to.applyAsLong(value)),
                from,
                value -> fits(exact, BigDecimal.valueOf(to.applyAsLong(value)), value));
    }

    private static BigDecimal decimal(String text, Number value) {
        JdbcCodecs.finite(value.doubleValue());
        return new BigDecimal(text);
    }

    /** Returns a number as it was stored; refuses one with more digits than its class holds. */
    static <V extends Number> V same(V value, BigDecimal stored) {
        if (!Double.isFinite(value.doubleValue()) || new BigDecimal(value.toString()).compareTo(stored) != 0) {
            throw new ArithmeticException(
                    "the number has more digits than a " + value.getClass().getSimpleName() + " holds");
        }
        return value;
    }

    private static <V> V fits(Codec<BigDecimal> exact, BigDecimal decimal, V value) {
        exact.stored(decimal);
        return value;
    }

    /** Returns a codec of years. It refuses smaller numbers, which the database would take as abbreviations. */
    static Codec<?> year(Codec<?> codec) {
        return checked(
                codec,
                value -> value == 0 || value >= FIRST_YEAR && value <= LAST_YEAR,
                "the number is no year" + " from " + FIRST_YEAR + " to " + LAST_YEAR);
    }

    /**
     * Returns a codec of unsigned numbers of 32 bits. It refuses others, which the database would convert modulo 2^32.
     */
    static Codec<?> unsigned(Codec<?> codec) {
        return checked(
                codec,
                value -> value >= 0 && value <= MOST_UNSIGNED,
                "the number is not between 0 and " + MOST_UNSIGNED);
    }

    /** Returns a codec of bit strings of 64 bits, whose first bit the driver takes as the sign. */
    static Codec<?> positive(Codec<?> codec) {
        return checked(codec, value -> value >= 0, "the number is not between 0 and " + Long.MAX_VALUE);
    }

    @SuppressWarnings("unchecked") // the codec is that of a whole number
    private static Codec<?> checked(Codec<?> codec, LongPredicate allowed, String fault) {
        UnaryOperator<Object> check = value -> {
            if (value instanceof Number number && !allowed.test(number.longValue())) {
                throw new IllegalArgumentException(fault);
            }
            return value;
        };
        return new Converted<>((Codec<Object>) codec, check, check, check);
    }
}
