package dev.rxkit.database;

import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the structure of a live database. Implementations are stateless and thread-safe. */
public interface Inspector {

    /**
     * Reads the current tables, views and triggers with a fixed number of queries. Leaves the connection and its
     * transaction as they were. Flyway's history table is left out.
     *
     * @throws SQLException if the catalogue cannot be read
     */
    Schema inspect(Connection connection) throws SQLException;
}
