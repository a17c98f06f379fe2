package dev.rxkit.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads the rows of one result.
 *
 * @param <T> what a row becomes
 */
public interface RowReader<T> {

    /**
     * The current row; null where the row is a single SQL NULL.
     *
     * @throws dev.rxkit.error.MappingException if the class cannot hold what the row has
     */
    T read(ResultSet rows) throws SQLException;
}
