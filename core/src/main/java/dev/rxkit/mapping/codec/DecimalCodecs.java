package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.JdbcType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Codecs of decimals: exact ones as text or the driver's decimals, short ones as rounded floating point. */
final class DecimalCodecs {

    /** The maximum number of digits, so that 1E+999999999 does not become a text of that length. */
    private static final int MOST_DIGITS = 10_000;

    /** The number of decimal digits that a double represents without loss. */
    static final int DOUBLE_DIGITS = 15;

    private DecimalCodecs() {}

    static Codec<BigDecimal> decimal(ColumnType.Logical type, JdbcType carrier) {
        UnaryOperator<BigDecimal> fit = value -> fit(value, type);
        return switch (carrier) {
            case DECIMAL -> Converted.ruled(JdbcCodecs.DECIMAL, fit);
            case TEXT -> new Converted<>(ByValue.DECIMAL, value -> padded(value, type), value -> value, fit);
            case ROUNDED ->
                new Converted<>(
                        ByValue.DOUBLE, DecimalCodecs::nearest, value -> scaled(BigDecimal.valueOf(value), type), fit);
            default -> throw new IllegalStateException("a decimal cannot be passed to JDBC as " + carrier);
        };
    }

    /**
     * Returns the codec of a decimal in an existing column. A property with a scale accepts no more digits than that;
     * values are read with the scale of the column.
     */
    static Codec<BigDecimal> column(ColumnType.Logical stated, ColumnType.Logical column) {
        return Converted.ruled(JdbcCodecs.EXACT_DECIMAL, value -> fit(fit(value, stated), column));
    }

    /**
     * Returns the codec of a decimal in an existing column of floating point. A value that is not a decimal of the
     * scale is refused when it is read.
     */
    static Codec<BigDecimal> rounded(ColumnType.Logical type) {
        return new Converted<>(ByValue.DOUBLE, DecimalCodecs::nearest, value -> exact(value, type), v -> fit(v, type));
    }

    private static BigDecimal exact(Double value, ColumnType.Logical type) {
        BigDecimal scaled = scaled(BigDecimal.valueOf(value), type);
        // The result of arithmetic in floating point: a decimal of up to 15 digits can be recovered.
        if (scaled.doubleValue() != value
                && new BigDecimal(value).round(new MathContext(DOUBLE_DIGITS)).compareTo(scaled) != 0) {
            throw new ArithmeticException("the number has more digits after the point than " + type + " holds");
        }
        return scaled;
    }

    static Codec<BigInteger> integer(ColumnType.Logical type, JdbcType carrier) {
        return integer(decimal(type, carrier));
    }

    /** Returns the codec of whole numbers that are stored as decimals. */
    static Codec<BigInteger> integer(Codec<BigDecimal> decimal) {
        return new Converted<>(
                decimal,
                BigDecimal::new,
                BigDecimal::toBigIntegerExact,
                value -> decimal.stored(new BigDecimal(value)).toBigIntegerExact());
    }

    /** Returns the double nearest to a decimal of at most 15 digits; no other such decimal has the same double. */
    private static double nearest(BigDecimal value) {
        double nearest = value.doubleValue();
        if (value.precision() > DOUBLE_DIGITS && value.stripTrailingZeros().precision() > DOUBLE_DIGITS
                || !Double.isFinite(nearest)
                || nearest == 0 && value.signum() != 0) {
            throw new IllegalArgumentException(
                    "the number has more than the " + DOUBLE_DIGITS + " digits that this database computes exactly");
        }
        return nearest;
    }

    /**
     * Returns the codec of decimals that are stored as text. Equal decimals have the same text: with all digits of
     * the scale, or without trailing zeros if there is no scale. A text of another form, which a search would not
     * find, is refused when it is read.
     */
    static Codec<BigDecimal> canonical(ColumnType.Logical type) {
        return new Codec<>() {
            @Override
            public void bind(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
                statement.setString(index, text(plain(value, type), type));
            }

            @Override
            public @Nullable BigDecimal read(ResultSet rows, int index) throws SQLException {
                Object stored = rows.getObject(index);
                if (stored == null) {
                    return null;
                }
                boolean number = stored instanceof Number;
                BigDecimal value = plain(ByValue.decimal(stored), type);
                if (!number && !text(value, type).equals(stored)) {
                    throw new IllegalArgumentException("the number is written in another form than "
                            + (type.scale() == null ? "without trailing zeros" : "with " + type.scale() + " decimals")
                            + ", and a search for it would not find it: change the column by an UPDATE");
                }
                if (!number) {
                    return value;
                }
                BigDecimal scaled = scaled(value, type);
                if (scaled.compareTo(value) != 0) {
                    throw new ArithmeticException("the number has more digits after the point than " + type + " holds");
                }
                return scaled;
            }

            @Override
            public BigDecimal stored(BigDecimal value) {
                return plain(fit(value, type), type);
            }
        };
    }

    private static BigDecimal plain(BigDecimal value, ColumnType.Logical type) {
        requireFewDigits(value);
        if (type.scale() != null) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal scaled(BigDecimal value, ColumnType.Logical type) {
        Integer scale = type.scale();
        return scale == null ? value : value.setScale(scale, RoundingMode.HALF_UP);
    }

    private static BigDecimal fit(BigDecimal value, ColumnType.Logical type) {
        requireFewDigits(value);
        BigDecimal scaled = scaled(value, type);
        if (scaled.compareTo(value) != 0) {
            throw new IllegalArgumentException("the number has more digits after the point than " + type + " holds");
        }
        Integer precision = type.precision();
        if (precision != null && scaled.precision() > precision) {
            throw new IllegalArgumentException("the number has more digits than " + type + " holds");
        }
        return scaled;
    }

    /**
     * Returns the text of a stored value. A value with more digits after the point keeps them, and so equals no
     * stored one.
     */
    private static String text(BigDecimal value, ColumnType.Logical type) {
        return padded(value, type).toPlainString();
    }

    private static BigDecimal padded(BigDecimal value, ColumnType.Logical type) {
        requireFewDigits(value);
        Integer scale = type.scale();
        boolean padded = scale != null && value.stripTrailingZeros().scale() <= scale;
        return padded ? scaled(value, type) : value;
    }

    private static void requireFewDigits(BigDecimal value) {
        if (Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("the number has more than " + MOST_DIGITS + " digits");
        }
    }
}
