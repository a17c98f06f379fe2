package dev.rxkit.migrate.proof;

import java.sql.Connection;
import java.sql.SQLException;

/** A scratch database on which plans are tried, and which can be brought back to what it was. Not thread-safe. */
public interface ScratchDatabase {
    /** The connection to it; another one after {@link #restore}. */
    Connection connection();

    /** Whether what runs is committed, script by script; else all of it is one transaction that is rolled back. */
    boolean commits();

    /** Brings back the shape it had at first, without rows. */
    void restore() throws SQLException;

    /** A database that takes everything back, DDL as well. */
    static ScratchDatabase of(Connection connection) {
        return new ScratchDatabase() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public boolean commits() {
                return false;
            }

            @Override
            public void restore() throws SQLException {
                connection.rollback();
            }
        };
    }
}
