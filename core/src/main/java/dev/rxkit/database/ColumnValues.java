package dev.rxkit.database;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.DataType;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of tables and results hold. Stateless and thread-safe. */
public interface ColumnValues {

    /**
     * Reads the types of a table's columns from the catalogue.
     *
     * @param connection any connection of the database; its transaction, if there is one, goes on
     * @return the types by the name of the column; without the columns whose type is not known, and empty where the
     *     table is not found
     * @throws SQLException if the catalogue cannot be read
     */
    default Map<String, DataType> columnTypes(Connection connection, TableName table) throws SQLException {
        return Map.of();
    }

    /**
     * Reads of which types the values in some columns are, where a column holds values of any type: {@code number},
     * {@code text} and {@code blob}.
     *
     * @return the types by the name of the column; empty where the column alone decides
     * @throws SQLException if the table cannot be read
     */
    default Map<String, List<String>> storedTypes(Connection connection, TableName table, Collection<String> columns)
            throws SQLException {
        return Map.of();
    }

    /**
     * Returns the type of a column of a result, as far as the driver knows it without asking the database; null where
     * that says nothing.
     *
     * @param column counted from 1
     */
    default @Nullable DataType columnType(ResultSetMetaData columns, int column) throws SQLException {
        return null;
    }

    /** Whether each value has a type of its own, whatever the type of its column. */
    default boolean typesValues() {
        return false;
    }

    /** Whether equal values of a type may be stored in several forms, where a column holds values of any type. */
    default boolean hasForms(ColumnType.Kind kind) {
        return false;
    }

    /**
     * Whether all values of a column have the form that the kit writes; looks at every row until one has not.
     *
     * @throws SQLException if the table cannot be read
     */
    default boolean inOneForm(Connection connection, TableName table, String column, ColumnType.Kind kind)
            throws SQLException {
        return true;
    }

    /**
     * Returns SQL for the value of an expression in the form that the kit writes; it gives NULL if the stored value is not
     * of the type.
     */
    default String exact(String expression, ColumnType.Kind kind) {
        return expression;
    }

    /** Returns SQL as {@link #exact} does; it gives the stored value, unchanged, if that is not of the type. */
    default String normal(String expression, ColumnType.Kind kind) {
        return expression;
    }

    /**
     * Returns the condition that a column has another form than the kit's; a value in the kit's form is equal to another
     * one only as it is stored.
     */
    default String otherForm(String column, ColumnType.Kind kind) {
        return "1 = 1";
    }

    /** Returns a column to compute with; the statement fails where the stored value is no number. */
    default String number(String column) {
        return column;
    }

    /**
     * Returns what has to be added to a comparison of a column, so that it finds no values of other types.
     *
     * @param operator SQL's
     * @return begins with AND; empty for nothing
     */
    default String guard(String column, String operator, ColumnType.Kind kind) {
        return "";
    }

    /**
     * Returns between which texts every form of a value is, for an index on the column; the second one is excluded.
     *
     * @return empty where the value has one form
     */
    default List<String> bounds(Object value, ColumnType.Kind kind) {
        return List.of();
    }
}
