package dev.rxkit.mapping.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Converts values of the class that the driver returns for a column. A column may have another type than it had when it
 * was looked up: a value of another kind, or one that would lose something, is refused.
 */
final class DriverValues {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The date that drivers use for a time of the day. */
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;

    /** The number of characters of a date as text. */
    private static final int DATE_LENGTH = 10;

    private DriverValues() {}

    /** Returns the value in the class that the driver chooses for the type of the column; null for SQL NULL. */
    static @Nullable Object of(ResultSet rows, int index) throws SQLException {
        Object value = rows.getObject(index);
        if (value == null) {
            requireNull(rows, index, "value of this type");
        }
        return value;
    }

    /** Returns the value in a class that the driver converts to; null for SQL NULL. */
    static <V> @Nullable V of(ResultSet rows, int index, Class<V> type) throws SQLException {
        try {
            V value = rows.getObject(index, type);
            if (value == null) {
                requireNull(rows, index, type.getSimpleName());
            }
            return value;
        } catch (ClassCastException other) {
            throw new IllegalArgumentException("the value is no " + type.getSimpleName());
        }
    }

    /** Checks that the driver's null is SQL NULL. It also returns null for MariaDB's date 0000-00-00. */
    private static void requireNull(ResultSet rows, int index, String wanted) throws SQLException {
        if (rows.getString(index) != null) {
            throw new IllegalArgumentException(
                    "the value is no " + wanted + ", such as the date 0000-00-00: write NULL in its place");
        }
    }

    /** Returns the whole number that {@link ResultSet#getObject(int)} returned as that value. */
    static long whole(ResultSet rows, int index, Object value) throws SQLException {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && !(value instanceof Float)) {
            BigDecimal decimal = decimal(number);
            if (decimal.stripTrailingZeros().scale() > 0) {
                throw new ArithmeticException("the number has a fraction");
            }
            if (decimal.compareTo(LEAST) < 0 || decimal.compareTo(MOST) > 0) {
                throw new ArithmeticException("the number has more than 64 bits");
            }
            return decimal.longValue();
        }
        if (value instanceof Boolean || value instanceof byte[] || value instanceof Date) {
            return rows.getLong(index); // of bits and years; the driver refuses other bytes and dates
        }
        throw wrong(value, "a whole number");
    }

    /** Returns the double that has all digits of a number; refuses a Float, which MariaDB's driver rounds. */
    static double real(Object value) {
        if (value instanceof Double || value instanceof Integer || value instanceof Short) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Number number && !(value instanceof Float)) {
            return Numbers.same(number.doubleValue(), decimal(number));
        }
        throw wrong(value, "a number");
    }

    /** Returns the float that has all digits of a number. */
    static float single(Object value) {
        if (value instanceof Float number) {
            return number;
        }
        if (value instanceof Number number) {
            return Numbers.same(number.floatValue(), decimal(number));
        }
        throw wrong(value, "a number");
    }

    /** Returns a decimal or a whole number as a decimal. */
    static BigDecimal exact(ResultSet rows, int index, Object value) throws SQLException {
        if (value instanceof Number number && !(value instanceof Double || value instanceof Float)) {
            return decimal(number);
        }
        if (value instanceof Boolean) {
            return rows.getBigDecimal(index); // of tinyint(1)
        }
        throw wrong(value, "a decimal");
    }

    /** Returns the text of a value that is not a String, such as a UUID. */
    static String text(ResultSet rows, int index, Object value) throws SQLException {
        if (value instanceof Number) {
            throw wrong(value, "text");
        }
        return printed(rows, index, value);
    }

    /** Returns the text of a value of a type that only the database has, such as bits or an interval. */
    static String foreign(ResultSet rows, int index, Object value) throws SQLException {
        if (value.getClass().getName().startsWith("java.") && !(value instanceof Boolean)) {
            throw wrong(value, "one of the former type of the column");
        }
        return printed(rows, index, value);
    }

    /** Returns the text that the database prints for a value. */
    static String printed(ResultSet rows, int index, Object value) throws SQLException {
        String text = rows.getString(index);
        boolean word = value instanceof Boolean && !Character.isDigit(text.charAt(0));
        if (word || value instanceof byte[]) {
            throw wrong(value, "text");
        }
        return text;
    }

    /**
     * Checks that a column has the type of a date or time that was read from it. Drivers cut off the time for a date,
     * and fill up a year with January 1st and a time with 1970-01-01, or a day around it.
     */
    static void requireType(ResultSet rows, int index, TemporalAccessor value) throws SQLException {
        boolean date = value instanceof LocalDate;
        if (!date && !mayBeFilled(value)) {
            return;
        }
        int type = rows.getMetaData().getColumnType(index);
        boolean fits = isText(type)
                ? !date || rows.getString(index).strip().length() <= DATE_LENGTH
                : date
                        ? type == Types.DATE && !(mayBeFilled(value) && isYear(rows, index))
                        : type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE;
        if (!fits) {
            throw new IllegalArgumentException("the column is now of type "
                    + rows.getMetaData().getColumnTypeName(index) + ", of which a part would be cut off or filled up");
        }
    }

    /** Returns whether the driver reads a text, of any SQL; it cuts off the time for a date, too. */
    private static boolean isText(int type) {
        return type == Types.CHAR || type == Types.VARCHAR || type == Types.LONGVARCHAR;
    }

    private static boolean mayBeFilled(TemporalAccessor value) {
        if (!value.isSupported(ChronoField.DAY_OF_YEAR)) {
            return false;
        }
        int year = value.get(ChronoField.YEAR);
        return value.get(ChronoField.DAY_OF_YEAR) == 1
                || year == FIRST_DAY.getYear()
                || year == FIRST_DAY.getYear() - 1;
    }

    private static boolean isYear(ResultSet rows, int index) throws SQLException {
        return rows.getMetaData().getColumnTypeName(index).equalsIgnoreCase("year");
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigInteger whole
                ? new BigDecimal(whole)
                : number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    static IllegalArgumentException wrong(Object value, String wanted) {
        String is = value instanceof String
                ? "text"
                : value instanceof Number
                        ? "a number"
                        : value instanceof byte[]
                                ? "bytes"
                                : "a " + value.getClass().getSimpleName();
        return new IllegalArgumentException("the value is " + is + ", not " + wanted);
    }
}
