package dev.rxkit.migrate.proof;

import java.sql.Connection;
import java.sql.SQLException;

/** A database whose every statement can be taken back: all attempts in one transaction. */
final class RolledBack implements Ground, AutoCloseable {
    private final Connection connection;
    private final boolean auto;

    RolledBack(Connection connection) throws SQLException {
        this.connection = connection;
        this.auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
    }

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

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(auto);
    }
}
