package dev.rxkit.database.sqlite;

import dev.rxkit.schema.ColumnType.Kind;
import java.util.List;

/**
 * Conditions on columns that may hold values of several types. SQLite sorts numbers before texts and texts before blobs,
 * so without more a comparison with a number reaches every text.
 */
final class SqliteValues {

    private SqliteValues() {}

    /** The value of an expression; NULL where it is none of the type. */
    static String exact(String expression, Kind kind) {
        return switch (kind) {
            case DATE, TIME, TIMESTAMP, INSTANT -> SqliteTimes.exact(expression, kind, "NULL");
            case BINARY -> only(expression, "= 'blob'");
            case CHAR, TEXT, UUID, JSON -> only(expression, "= 'text'");
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL ->
                only(expression, "IN ('integer', 'real')");
        };
    }

    private static String only(String expression, String type) {
        return "(SELECT CASE WHEN typeof(rx) " + type + " THEN rx END FROM (SELECT " + expression + " AS rx))";
    }

    /** What is true of a column whose value an operator finds, where that value is one of the type. */
    static String guard(String column, String operator, Kind kind) {
        boolean less = operator.startsWith("<") || operator.equals("NOT IN");
        boolean greater = operator.startsWith(">") || operator.equals("<>") || operator.equals("NOT IN");
        return switch (kind) {
            case DATE -> operator.equals("=") || operator.equals("IN") ? "" : " AND date(" + column + ") = " + column;
            case BINARY -> less ? " AND " + column + " >= x''" : "";
            case TIME, TIMESTAMP, INSTANT -> "";
            case CHAR, TEXT, UUID, JSON ->
                (less ? " AND " + column + " >= ''" : "") + (greater ? " AND " + column + " < x''" : "");
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> greater ? " AND " + column + " < ''" : "";
        };
    }

    static List<String> bounds(Object value, Kind kind) {
        return SqliteTimes.hasForms(kind) ? SqliteTimes.bounds(value) : List.of();
    }
}
