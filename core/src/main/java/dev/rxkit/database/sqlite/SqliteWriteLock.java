package dev.rxkit.database.sqlite;

import dev.rxkit.database.WriteLock;
import dev.rxkit.sql.StatementKind;
import dev.rxkit.sql.StatementText;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/** The write lock of an SQLite file. */
final class SqliteWriteLock implements WriteLock {

    static final SqliteWriteLock LOCK = new SqliteWriteLock();

    private SqliteWriteLock() {}

    /** Returns the path with links resolved, because several names may refer to one file. */
    @Override
    public @Nullable Path file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
            String name = "";
            while (rows.next()) {
                name = "main".equals(rows.getString(2)) ? Objects.requireNonNullElse(rows.getString(3), "") : name;
            }
            return name.isEmpty() ? null : Path.of(name).toRealPath();
        } catch (IOException unreadable) {
            throw new SQLException("the database file cannot be found: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public int timeout(Connection connection) throws SQLException {
        return driver(connection).getBusyTimeout();
    }

    @Override
    public void timeout(Connection connection, int millis) throws SQLException {
        driver(connection).getDatabase().busy_timeout(millis);
    }

    @Override
    public void beginBy(Connection connection, Begin begin) throws SQLException {
        SQLiteConnection driver = driver(connection);
        driver.getConnectionConfig().setTransactionMode(TransactionMode.IMMEDIATE);
        try {
            begin.run();
        } catch (SQLException failure) {
            SqliteTransactions.setFlag(driver, true);
            throw failure;
        } finally {
            // The driver's commit() begins the next transaction at once, which must not acquire the lock.
            driver.getConnectionConfig().setTransactionMode(TransactionMode.DEFERRED);
        }
    }

    /**
     * Depends on the first statement, which is the only one that the driver runs. SELECT, the usual one, only reads.
     */
    @Override
    public boolean acquiredBy(String sql) {
        return !sql.regionMatches(true, 0, "select", 0, 6)
                && StatementText.of(sql, SqliteSyntax.SQL_RULES).kind() != StatementKind.READ;
    }

    @Override
    public boolean inTransaction(Connection connection) {
        return !SqliteTransactions.ended(connection);
    }

    private static SQLiteConnection driver(Connection connection) throws SQLException {
        return connection.unwrap(SQLiteConnection.class);
    }
}
