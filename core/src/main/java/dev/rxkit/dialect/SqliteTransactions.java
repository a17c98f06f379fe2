package dev.rxkit.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * Transactions on SQLite's driver. Its {@code commit()} and {@code rollback()} begin the next transaction at once, in
 * IMMEDIATE mode with the write lock; going back to auto-commit commits without that.
 */
final class SqliteTransactions {

    private SqliteTransactions() {}

    static void begin(Connection connection, boolean write) throws SQLException {
        mode(connection, write ? TransactionMode.IMMEDIATE : TransactionMode.DEFERRED);
        try {
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            settle(driver(connection), true);
            throw failure;
        }
    }

    static void commit(Connection connection) throws SQLException {
        mode(connection, TransactionMode.DEFERRED);
        connection.setAutoCommit(true);
    }

    static void rollback(Connection connection) throws SQLException {
        SQLiteConnection driver = driver(connection);
        if (driver.getAutoCommit()) {
            // A COMMIT that failed: the driver believes itself in auto-commit, the transaction is still open. A pool's
            // wrapper around it has kept the old flag.
            settle(driver, false);
        }
        mode(connection, TransactionMode.DEFERRED);
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void mode(Connection connection, TransactionMode mode) throws SQLException {
        driver(connection).getConnectionConfig().setTransactionMode(mode);
    }

    private static SQLiteConnection driver(Connection connection) throws SQLException {
        return connection.unwrap(SQLiteConnection.class);
    }

    /** Sets the driver's flag; the BEGIN or COMMIT it sends along has nothing to do and fails. */
    static void settle(SQLiteConnection driver, boolean autoCommit) {
        try {
            driver.setAutoCommit(autoCommit);
        } catch (SQLException expected) {
            // The flag is set before the statement runs, and the flag is all that is wanted.
        }
    }
}
