package dev.rxkit.database.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
        if (!write) {
            queryOnly(connection, true);
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
        try {
            connection.rollback();
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getMessage()).contains("no transaction is active")) {
                throw failure;
            }
            // SQLite has ended the transaction by itself, and the driver has not noticed.
            driver.getConnectionConfig().setAutoCommit(true);
        }
    }

    static void leave(Connection connection, boolean write) throws SQLException {
        connection.setAutoCommit(true);
        if (!write) {
            queryOnly(connection, false);
        }
    }

    private static void queryOnly(Connection connection, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = " + (on ? "on" : "off"));
        }
    }

    /** The driver does not give access to {@code sqlite3_get_autocommit}: a BEGIN fails where there is a transaction. */
    static boolean ended(Connection connection) {
        try (Statement probe = connection.createStatement()) {
            probe.execute("BEGIN");
            probe.execute("ROLLBACK");
            return true;
        } catch (SQLException active) {
            return false;
        }
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
