package dev.rxkit.database;

import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the shape of a live database. Stateless and thread-safe. */
public interface Inspector {

    /**
     * The tables, views and triggers as they are now, by a number of queries that does not grow with the schema.
     * Leaves the connection and its transaction as they were. The history table of Flyway is left out.
     */
    Schema inspect(Connection connection) throws SQLException;
}
