package dev.rxkit.database.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * Transactions with SQLite's driver. Its {@code commit()} and {@code rollback()} begin the next transaction at once, in
 * IMMEDIATE mode and with the write lock; returning to auto-commit mode commits without that.
 */
final class SqliteTransactions {

    private SqliteTransactions() {}

    static void begin(Connection connection, boolean write) throws SQLException {
        mode(connection, write ? TransactionMode.IMMEDIATE : TransactionMode.DEFERRED);
        try {
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            setFlag(driver(connection), true);
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
            // After a failed COMMIT the driver assumes auto-commit mode although the transaction is still open. A
            // pool's wrapper has kept the old mode.
            setFlag(driver, false);
        }
        mode(connection, TransactionMode.DEFERRED);
        try {
            connection.rollback();
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getMessage()).contains("no transaction is active")) {
                throw failure;
            }
            // SQLite has ended the transaction, and the driver has not noticed.
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

    /**
     * Returns whether no transaction is open. The driver does not provide {@code sqlite3_get_autocommit}, so this tries
     * a BEGIN, which fails inside a transaction.
     */
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

    /**
     * Sets the driver's auto-commit flag. The BEGIN or COMMIT that the driver sends together with it has no effect and
     * fails.
     */
    static void setFlag(SQLiteConnection driver, boolean autoCommit) {
        try {
            driver.setAutoCommit(autoCommit);
        } catch (SQLException expected) {
            // The driver sets the flag before it runs the statement, and only the flag is needed.
        }
    }
}
