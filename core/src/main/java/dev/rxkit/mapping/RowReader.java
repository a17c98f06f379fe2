package dev.rxkit.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads the rows of one result.
 *
 * @param <T> the type of a row
 */
public interface RowReader<T> {

    /**
     * Reads the current row; null if the row is a single SQL NULL.
     *
     * @throws dev.rxkit.error.MappingException if the class cannot hold the values of the row
     */
    T read(ResultSet rows) throws SQLException;
}
