package dev.rxkit.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Begins and ends transactions on a connection; by default with plain JDBC. Implementations are thread-safe. */
public interface TransactionDriver {

    /**
     * Returns whether the database has ended the whole transaction, including its savepoints, so that the next
     * statement would begin another one. Called after a statement failed.
     *
     * @param failure the failure of that statement
     */
    default boolean ended(Connection connection, SQLException failure) {
        return false;
    }

    /**
     * Begins a transaction on a connection in auto-commit mode; afterwards auto-commit is off. For one that only reads,
     * {@link Connection#setReadOnly} is called, by which drivers and proxies choose a server.
     *
     * @param write whether the transaction may write; one that may never has to upgrade its lock later
     * @param isolation a constant of {@link Connection}; {@code TRANSACTION_NONE} for the database's default
     * @throws SQLException if the lock cannot be acquired; the connection is then in auto-commit mode again
     */
    default void begin(Connection connection, boolean write, int isolation) throws SQLException {
        if (!write) {
            connection.setReadOnly(true);
        }
        if (isolation != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(false);
    }

    /**
     * Commits the transaction. The caller calls {@link #leave} afterwards.
     *
     * @throws SQLException if the transaction was not committed, or that is not known; the caller then calls {@link
     *     #rollback}
     */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /**
     * Rolls the transaction back, also after a failed commit or if the database has ended the transaction. The caller
     * calls {@link #leave} afterwards.
     *
     * @throws SQLException if the transaction may still be open: returning to auto-commit mode would then commit it
     */
    default void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /**
     * Returns the connection to auto-commit mode after a commit or a rollback.
     *
     * @param write whether the transaction was begun for writing
     * @throws SQLException if the connection cannot be used again
     */
    default void leave(Connection connection, boolean write) throws SQLException {
        connection.setAutoCommit(true);
        if (!write) {
            connection.setReadOnly(false);
        }
    }

    /** Returns whether a commit also closes the streams that are read in the transaction. */
    default boolean streamsEndWithTransaction() {
        return false;
    }

    /**
     * Returns whether a connection is known to be in auto-commit mode, by its driver. The connection of a pool may
     * return the mode that it has set itself, although a call that failed has set another one.
     */
    static boolean inAutoCommit(Connection connection) {
        try {
            return connection.unwrap(Connection.class).getAutoCommit();
        } catch (SQLException unknown) {
            return false;
        }
    }
}
