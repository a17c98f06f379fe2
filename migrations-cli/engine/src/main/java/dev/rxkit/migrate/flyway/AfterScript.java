package dev.rxkit.migrate.flyway;

import java.sql.Connection;
import java.sql.SQLException;

/** Is called after each script that ran. */
@FunctionalInterface
public interface AfterScript {
    /** Receives the file name of the script and its connection, which may have a transaction. */
    void ran(String file, Connection connection) throws SQLException;
}
