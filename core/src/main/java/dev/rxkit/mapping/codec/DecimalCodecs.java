package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.JdbcType;
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

    /** More digits than any number a person means; keeps 1E+999999999 from becoming a text of that length. */
    private static final int MOST_DIGITS = 10_000;

    /** The most decimal digits a double gives back unchanged. */
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
            default -> throw new IllegalStateException("no decimal crosses JDBC as " + carrier);
        };
    }

    /**
     * A decimal in an existing column: a property that states a scale takes no more digits than that, and the column
     * gives values back with its own.
     */
    static Codec<BigDecimal> column(ColumnType.Logical stated, ColumnType.Logical column) {
        return Converted.ruled(JdbcCodecs.DECIMAL, value -> fit(fit(value, stated), column));
    }

    /** A decimal in an existing column of floating point: what is no decimal of its scale is refused when it is read. */
    static Codec<BigDecimal> rounded(ColumnType.Logical type) {
        return new Converted<>(ByValue.DOUBLE, DecimalCodecs::nearest, value -> exact(value, type), v -> fit(v, type));
    }

    private static BigDecimal exact(Double value, ColumnType.Logical type) {
        BigDecimal scaled = scaled(BigDecimal.valueOf(value), type);
        // SQL computes in floating point: up to 15 digits the decimal that was meant is known.
        if (scaled.doubleValue() != value
                && new BigDecimal(value).round(new MathContext(DOUBLE_DIGITS)).compareTo(scaled) != 0) {
            throw new ArithmeticException("the number has more digits after the point than " + type + " holds");
        }
        return scaled;
    }

    static Codec<BigInteger> integer(ColumnType.Logical type, JdbcType carrier) {
        return integer(decimal(type, carrier));
    }

    /** Whole numbers as decimals. */
    static Codec<BigInteger> integer(Codec<BigDecimal> decimal) {
        return new Converted<>(
                decimal,
                BigDecimal::new,
                BigDecimal::toBigIntegerExact,
                value -> decimal.stored(new BigDecimal(value)).toBigIntegerExact());
    }

    /** The double that stands for a decimal of at most 15 digits, and for no other one. */
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
     * Decimals of a property that are kept as text: equal ones have one text, which has all digits of a stated scale, and
     * no trailing zeros without one. A text of another form, which no search would find, is refused when it is read.
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
        refuseEndless(value);
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
        refuseEndless(value);
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

    /** The text a stored value has; a value with more decimals keeps them, and so equals no stored one. */
    private static String text(BigDecimal value, ColumnType.Logical type) {
        return padded(value, type).toPlainString();
    }

    private static BigDecimal padded(BigDecimal value, ColumnType.Logical type) {
        refuseEndless(value);
        Integer scale = type.scale();
        boolean padded = scale != null && value.stripTrailingZeros().scale() <= scale;
        return padded ? scaled(value, type) : value;
    }

    private static void refuseEndless(BigDecimal value) {
        if (Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("the number has more than " + MOST_DIGITS + " digits");
        }
    }
}
