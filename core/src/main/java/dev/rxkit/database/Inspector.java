package dev.rxkit.database;

import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Reads the structure of a live database. Implementations are stateless and thread-safe. */
public interface Inspector {

    /**
     * Reads the current tables, views and triggers with a fixed number of queries. Leaves the connection and its
     * transaction as they were. Flyway's history table is left out.
     *
     * @throws SQLException if the catalogue cannot be read
     */
    Schema inspect(Connection connection) throws SQLException;

    /**
     * Returns the namespaces that users made, or those that the URL of the connection names; empty if the database has
     * no namespaces.
     *
     * @throws SQLException if the catalogue cannot be read
     */
    default Set<String> namespaces(Connection connection) throws SQLException {
        return Set.of();
    }
}
