package dev.rxkit.migrate.flyway;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database. */
@FunctionalInterface
public interface ConnectionFactory {
    /**
     * Opens a new connection, which the caller closes.
     *
     * @throws SQLException if the database cannot be reached
     */
    Connection open() throws SQLException;
}
