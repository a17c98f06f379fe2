package dev.rxkit.database.sqlite;

/**
 * SQL for arithmetic that returns exact results or fails. SQLite computes decimals in floating point, and integers too
 * if they overflow 64 bits. A decimal of at most 15 digits has its own nearest double, so a result that is rounded to
 * its scale equals the same decimal from any other source.
 */
final class SqliteNumbers {

    /** The maximum number of decimal digits that a double represents exactly. */
    static final int DIGITS = 15;

    /** The text that is part of SQLite's message when a result is rejected. */
    static final String REFUSED = "number out of range";

    private SqliteNumbers() {}

    static String decimal(String expression, int scale) {
        return checked("round(" + expression + ", " + scale + ")", "abs(rx) < 1e" + (DIGITS - scale));
    }

    static String whole(String expression, long least, long most) {
        return checked(
                expression,
                least == Long.MIN_VALUE ? "typeof(rx) = 'integer'" : "rx BETWEEN " + least + " AND " + most);
    }

    /** Rejects a value that SQLite would treat as 0, or as the number at the beginning of a text. */
    static String number(String column) {
        return checked(column, "typeof(rx) IN ('integer', 'real')");
    }

    static String sum(String expression, int scale) {
        return "(" + units("SUM(" + whole(expression, scale) + ")", DIGITS) + " / 1e" + scale + ")";
    }

    static String average(String expression, int scale) {
        return "(" + units("SUM(" + whole(expression, scale) + ")", DIGITS) + " / (COUNT(" + expression + ") * 1e"
                + scale + "))";
    }

    static String assigned(String expression, int scale, int precision, int columnScale) {
        int dropped = scale - columnScale;
        if (dropped <= 0) {
            return checked(expression, "abs(rx) < 1e" + (precision - columnScale));
        }
        String units = whole(expression, scale);
        if (dropped > DIGITS) {
            return checked(units + " * 0", "rx = 0");
        }
        String step = "1" + "0".repeat(dropped);
        String half = "5" + "0".repeat(dropped - 1);
        String rounded = "(SELECT (rx + CASE WHEN rx < 0 THEN -" + half + " ELSE " + half + " END) / " + step
                + " FROM (SELECT " + units + " AS rx))";
        return "(" + units(rounded, precision) + " / 1e" + columnScale + ")";
    }

    /** Returns the decimal as an integer in units of its last digit, exactly. */
    private static String whole(String expression, int scale) {
        return "CAST(round(" + expression + " * 1e" + scale + ") AS INTEGER)";
    }

    private static String units(String expression, int digits) {
        return checked(expression, "abs(rx) < 1" + "0".repeat(digits));
    }

    /** Returns SQL that evaluates the expression once; NULL stays NULL. */
    private static String checked(String expression, String condition) {
        return "(SELECT CASE WHEN " + condition + " THEN rx WHEN rx IS NULL THEN NULL ELSE json_extract('{}', '"
                + REFUSED + "') END FROM (SELECT " + expression + " AS rx))";
    }
}
