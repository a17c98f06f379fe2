package dev.rxkit.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of the current row by the type that each value has. A statement that implements it allocates less than
 * {@link ResultSet#getObject(int)} of its driver. Thread-safe as the result set.
 */
public interface ColumnReader {

    /**
     * Returns the value of a column of the current row as a Long, a Double, a String or a byte array, null for SQL NULL.
     *
     * @param column counts from 1
     */
    @Nullable
    Object read(int column) throws SQLException;

    /**
     * Returns a floating point number without creating a Double, or NaN for any other value, which {@link #read} then
     * returns.
     *
     * @param column counts from 1
     */
    double real(int column) throws SQLException;

    /**
     * Returns the result of the driver if its statement is a column reader, else the result itself. Called once for a
     * result, as it takes longer than reading a value.
     */
    static ResultSet driverRows(ResultSet rows) throws SQLException {
        // Not the pool's statement: its generated keys are rows of another statement.
        ResultSet driver = rows.unwrap(ResultSet.class);
        return driver.getStatement() instanceof ColumnReader ? driver : rows;
    }

    /**
     * Returns the value of a column of the current row as the driver has it, null for SQL NULL. Whole numbers are Integer
     * or Long.
     *
     * @param rows may be the result of the pool
     * @param column counts from 1
     */
    static @Nullable Object value(ResultSet rows, int column) throws SQLException {
        return rows.unwrap(ResultSet.class).getStatement() instanceof ColumnReader reader
                ? reader.read(column)
                : rows.getObject(column);
    }
}
