package dev.rxkit.migrate.proof;

import java.sql.Connection;
import java.sql.SQLException;

/** A scratch database that plans are run on and that can be restored to its original state. Not thread-safe. */
public interface ScratchDatabase {
    /** Returns the connection; a different one after {@link #restore}. */
    Connection connection();

    /** Returns whether each script is committed; otherwise everything runs in one transaction that is rolled back. */
    boolean commits();

    /** Restores the original schema, without rows. */
    void restore() throws SQLException;

    /** Returns a scratch database on a connection that rolls back everything, including DDL. */
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
