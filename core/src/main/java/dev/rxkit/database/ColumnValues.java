package dev.rxkit.database;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.DataType;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of tables and results contain. Implementations are stateless and thread-safe. */
public interface ColumnValues {

    /**
     * Reads the types of a table's columns from the catalogue.
     *
     * @param connection any connection to the database; its transaction, if there is one, continues
     * @return the types by the name of the column, without columns of unknown types; empty if the table is not found
     * @throws SQLException if the catalogue cannot be read
     */
    default Map<String, DataType> columnTypes(Connection connection, TableName table) throws SQLException {
        return Map.of();
    }

    /**
     * Reads which types of values ({@code number}, {@code text} and {@code blob}) are stored in columns that can hold
     * values of any type.
     *
     * @return the types by the name of the column; empty if the type of the column determines them
     * @throws SQLException if the table cannot be read
     */
    default Map<String, List<String>> storedTypes(Connection connection, TableName table, Collection<String> columns)
            throws SQLException {
        return Map.of();
    }

    /**
     * Returns the type of a column of a result, as far as the driver knows it without a request to the database; null
     * if it does not.
     *
     * @param column the number of the column, from 1
     */
    default @Nullable DataType columnType(ResultSetMetaData columns, int column) throws SQLException {
        return null;
    }

    /** Returns whether each value has a type of its own, independent of the type of its column. */
    default boolean typesValues() {
        return false;
    }

    /**
     * Returns whether equal values of a type may be stored in several forms, in a column that holds values of any type.
     */
    default boolean hasForms(ColumnType.Kind kind) {
        return false;
    }

    /**
     * Returns SQL for the value of an expression in the form that the kit writes; its result is NULL if the stored
     * value is not of the type.
     */
    default String exact(String expression, ColumnType.Kind kind) {
        return expression;
    }

    /** Returns SQL as {@link #exact} does; its result is the unchanged stored value if that is not of the type. */
    default String normal(String expression, ColumnType.Kind kind) {
        return expression;
    }

    /**
     * Returns the condition that a column has a form other than the kit's. A value in the kit's form equals another one
     * only if it is stored in the same form.
     */
    default String otherForm(String column, ColumnType.Kind kind) {
        return "1 = 1";
    }

    /** Returns SQL for computing with a column; the statement fails if the stored value is not a number. */
    default String number(String column) {
        return column;
    }

    /**
     * Returns the condition to add to a comparison of a column, so that it does not match values of other types.
     *
     * @param operator the SQL operator of the comparison
     * @return a text that begins with AND, or an empty text
     */
    default String guard(String column, String operator, ColumnType.Kind kind) {
        return "";
    }

    /**
     * Returns SQL for a text that limits the other forms of all values up to a value, or from it on, so that an index
     * on the column can be used. If the value is not in the kit's form, the text limits nothing.
     *
     * @param value SQL for a value of the column in the kit's form, as {@link #normal} returns it; NULL gives NULL
     * @param upper whether the text is above the forms, and exclusive, instead of below them
     */
    default String bound(String value, ColumnType.Kind kind, boolean upper) {
        return value;
    }

    /**
     * Returns two texts that enclose every form of a value, the second one exclusive, so that an index on the column
     * can be used.
     *
     * @return empty if the value has only one form
     */
    default List<String> bounds(Object value, ColumnType.Kind kind) {
        return List.of();
    }
}
