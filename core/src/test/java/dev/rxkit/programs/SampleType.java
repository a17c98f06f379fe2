package dev.rxkit.programs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;

/** The types of values in random expressions, and how Java treats them. */
enum SampleType {
    INT,
    LONG,
    DOUBLE,
    /** Floating point of any magnitude, which is only compared. */
    EXTREME,
    /** Decimals of at most 15 digits. */
    PRICE,
    /** Decimals of more than 15 digits. */
    WIDE,
    TEXT,
    DATE,
    LOCAL,
    MOMENT,
    FLAG,
    GRADE;

    private static final BigDecimal TEN_DIGITS = BigDecimal.TEN.pow(10);
    private static final BigDecimal TWENTY_FOUR_DIGITS = BigDecimal.TEN.pow(24);
    private static final BigInteger INT_LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger INT_MOST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger LONG_LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Compares texts by code points, enum constants by name, and all other values naturally. */
    static final Comparator<Object> ORDER = (one, other) -> {
        if (one instanceof String text) {
            return compareText(text, (String) other);
        }
        if (one instanceof Enum<?> constant) {
            return constant.name().compareTo(((Enum<?>) other).name());
        }
        return comparable(one).compareTo(other);
    };

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    private static int compareText(String one, String other) {
        int[] first = one.codePoints().toArray();
        int[] second = other.codePoints().toArray();
        for (int i = 0; i < first.length && i < second.length; i++) {
            if (first[i] != second[i]) {
                return Integer.compare(first[i], second[i]);
            }
        }
        return Integer.compare(first.length, second.length);
    }

    boolean computes() {
        return this == INT || this == LONG || this == DOUBLE || decimal();
    }

    boolean decimal() {
        return this == PRICE || this == WIDE;
    }

    /** Returns whether a value of the model is in the range of the type. */
    boolean holds(Object value) {
        return switch (this) {
            case INT -> between((BigDecimal) value, INT_LEAST, INT_MOST);
            case LONG -> between((BigDecimal) value, LONG_LEAST, LONG_MOST);
            case DOUBLE, EXTREME -> Double.isFinite((Double) value);
            case PRICE -> decimal((BigDecimal) value, 2, TEN_DIGITS);
            case WIDE -> decimal((BigDecimal) value, 6, TWENTY_FOUR_DIGITS);
            default -> true;
        };
    }

    private static boolean between(BigDecimal value, BigInteger least, BigInteger most) {
        BigInteger whole = value.toBigInteger();
        return whole.compareTo(least) >= 0 && whole.compareTo(most) <= 0;
    }

    private static boolean decimal(BigDecimal value, int scale, BigDecimal limit) {
        return value.stripTrailingZeros().scale() <= scale && value.abs().compareTo(limit) < 0;
    }

    /** Returns a computed value as a column of the type stores it. */
    Object rounded(Object value) {
        return decimal() ? ((BigDecimal) value).setScale(this == PRICE ? 2 : 6, RoundingMode.HALF_UP) : value;
    }

    /** Converts a value of the model to a value of the property. */
    Object java(Object value) {
        return switch (this) {
            case INT -> ((BigDecimal) value).intValueExact();
            case LONG -> ((BigDecimal) value).longValueExact();
            default -> value;
        };
    }
}
