package dev.rxkit.session;

import dev.rxkit.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/** How a session's transactions begin and end. Thread-safe. */
interface Boundary {

    /** See {@link Dialect#begin}. */
    void begin(Connection connection, boolean write, int isolation) throws SQLException;

    /** See {@link Dialect#commit}. */
    void commit(Connection connection) throws SQLException;

    /** See {@link Dialect#rollback}. */
    void rollback(Connection connection) throws SQLException;

    /** See {@link Dialect#leave}. */
    void leave(Connection connection, boolean write) throws SQLException;

    /** See {@link Dialect#ended}. */
    boolean ended(Connection connection, SQLException failure);

    /** Whether a connection is known to be in auto-commit. */
    static boolean autoCommit(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException unknown) {
            return false;
        }
    }

    /** Plain JDBC, for connections that stand for something less than their database. */
    static Boundary ofJdbc() {
        return new Boundary() {
            @Override
            public void begin(Connection connection, boolean write, int isolation) throws SQLException {
                connection.setAutoCommit(false);
            }

            @Override
            public void commit(Connection connection) throws SQLException {
                connection.commit();
            }

            @Override
            public void rollback(Connection connection) throws SQLException {
                connection.rollback();
            }

            @Override
            public void leave(Connection connection, boolean write) throws SQLException {
                connection.setAutoCommit(true);
            }

            @Override
            public boolean ended(Connection connection, SQLException failure) {
                return false;
            }
        };
    }

    /** The database's own. */
    static Boundary of(Dialect dialect) {
        return new Boundary() {
            @Override
            public void begin(Connection connection, boolean write, int isolation) throws SQLException {
                dialect.begin(connection, write, isolation);
            }

            @Override
            public void commit(Connection connection) throws SQLException {
                dialect.commit(connection);
            }

            @Override
            public void rollback(Connection connection) throws SQLException {
                dialect.rollback(connection);
            }

            @Override
            public void leave(Connection connection, boolean write) throws SQLException {
                dialect.leave(connection, write);
            }

            @Override
            public boolean ended(Connection connection, SQLException failure) {
                return dialect.ended(connection, failure);
            }
        };
    }
}
