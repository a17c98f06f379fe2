package dev.rxkit.session;

import dev.rxkit.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;

/** How a session's transactions begin and end. For one session. */
interface Boundary {

    /** See {@link Dialect#begin}. */
    void begin(Connection connection, boolean write, int isolation) throws SQLException;

    /** See {@link Dialect#commit}. */
    void commit(Connection connection) throws SQLException;

    /** See {@link Dialect#rollback}. */
    void rollback(Connection connection) throws SQLException;

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
                connection.setAutoCommit(true);
            }

            @Override
            public void rollback(Connection connection) throws SQLException {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        };
    }

    /** The database's own; it keeps no state and serves every session. */
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
        };
    }
}
