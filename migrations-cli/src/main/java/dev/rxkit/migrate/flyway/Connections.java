package dev.rxkit.migrate.flyway;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes connections to one database. */
@FunctionalInterface
public interface Connections {
    /** A new one, which belongs to the caller. */
    Connection open() throws SQLException;
}
