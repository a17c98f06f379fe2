package dev.rxkit.database.sqlite;

import dev.rxkit.database.ColumnValues;
import dev.rxkit.database.sqlite.driver.JsonFunctions;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.DataType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Columns that can hold values of several types. SQLite sorts numbers before texts and texts before blobs, so a
 * comparison with a number alone would match every text.
 */
interface SqliteValues extends ColumnValues {

    @Override
    default boolean typesValues() {
        return true;
    }

    @Override
    default Map<String, DataType> columnTypes(Connection connection, TableName table) throws SQLException {
        return SqliteColumns.of(connection, table.name());
    }

    @Override
    default Map<String, List<String>> storedTypes(Connection connection, TableName table, Collection<String> columns)
            throws SQLException {
        return SqliteColumns.stored(connection, SqliteText.quote(table.name()), columns);
    }

    @Override
    default boolean hasForms(Kind kind) {
        return kind == Kind.JSON || SqliteTimes.hasForms(kind);
    }

    @Override
    default String exact(String expression, Kind kind) {
        return switch (kind) {
            case DATE, TIME, TIMESTAMP, INSTANT -> SqliteTimes.exact(expression, kind);
            case BINARY -> only(expression, "= 'blob'");
            case CHAR, TEXT, UUID -> only(expression, "= 'text'");
            case JSON -> JsonFunctions.CANONICAL + "(" + expression + ")";
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL ->
                only(expression, "IN ('integer', 'real')");
        };
    }

    private static String only(String expression, String type) {
        return "(SELECT CASE WHEN typeof(rx) " + type + " THEN rx END FROM (SELECT " + expression + " AS rx))";
    }

    @Override
    default String normal(String expression, Kind kind) {
        return kind == Kind.JSON
                ? "coalesce(" + exact(expression, kind) + ", " + expression + ")"
                : SqliteTimes.hasForms(kind) ? SqliteTimes.normal(expression, kind) : expression;
    }

    @Override
    default String otherForm(String column, Kind kind) {
        return SqliteTimes.otherForm(column, kind);
    }

    @Override
    default String number(String column) {
        return SqliteNumbers.number(column);
    }

    @Override
    default String guard(String column, String operator, Kind kind) {
        boolean pattern = operator.equals("LIKE");
        boolean other = operator.equals("<>") || operator.equals("NOT IN");
        boolean less = other || operator.startsWith("<");
        boolean greater = other || operator.startsWith(">");
        return switch (kind) {
            case TIME, TIMESTAMP, INSTANT -> "";
            case DATE ->
                less || greater ? " AND date(" + column + ") = " + column + " AND " + column + " >= '0001'" : "";
            case BINARY -> less ? " AND " + column + " >= x''" : "";
            case CHAR, TEXT, UUID, JSON ->
                pattern
                        ? " AND typeof(" + column + ") = 'text'"
                        : (less ? " AND " + column + " >= ''" : "") + (greater ? " AND " + column + " < x''" : "");
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> greater ? " AND " + column + " < ''" : "";
        };
    }

    @Override
    default String bound(String value, Kind kind, boolean upper) {
        return SqliteTimes.hasForms(kind) ? SqliteTimes.bound(value, kind, upper) : value;
    }

    @Override
    default List<String> bounds(Object value, Kind kind) {
        return SqliteTimes.hasForms(kind) ? SqliteTimes.bounds(value) : List.of();
    }
}
