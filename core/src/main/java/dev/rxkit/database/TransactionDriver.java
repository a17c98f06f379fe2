package dev.rxkit.database;

import java.sql.Connection;
import java.sql.SQLException;

/** How transactions begin and end on a connection; as it stands here, by plain JDBC. Thread-safe. */
public interface TransactionDriver {

    /**
     * Whether the database has ended the whole transaction by itself, savepoints and all, so that the next statement
     * would begin another one. Asked after a statement failed.
     *
     * @param failure of that statement
     */
    default boolean ended(Connection connection, SQLException failure) {
        return false;
    }

    /**
     * Begins a transaction on a connection in auto-commit; afterwards auto-commit is off.
     *
     * @param write whether the transaction may write; one that does never has to upgrade its lock later
     * @param isolation a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own
     * @throws SQLException if the lock is not to be had; the connection is in auto-commit again
     */
    default void begin(Connection connection, boolean write, int isolation) throws SQLException {
        if (isolation != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(isolation);
        }
        connection.setAutoCommit(false);
    }

    /**
     * Commits; {@link #leave} follows.
     *
     * @throws SQLException if the transaction is not committed, or that is not known; {@link #rollback} then ends it
     */
    default void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /**
     * Rolls back, also after a commit that failed or when the database has ended the transaction by itself;
     * {@link #leave} follows.
     *
     * @throws SQLException if the transaction may still be open: going back to auto-commit would then commit it
     */
    default void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /**
     * Goes back to auto-commit after a commit or a rollback.
     *
     * @param write whether the transaction was begun to write
     * @throws SQLException if the connection is not fit for another use
     */
    default void leave(Connection connection, boolean write) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** Whether a commit also ends the streams that are read in the transaction. */
    default boolean streamsEndWithTransaction() {
        return false;
    }

    /** Whether a connection is known to be in auto-commit. */
    static boolean inAutoCommit(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException unknown) {
            return false;
        }
    }
}
