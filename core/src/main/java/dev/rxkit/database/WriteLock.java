package dev.rxkit.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The lock of a database that has one writer at a time. Implementations are stateless and thread-safe. */
public interface WriteLock {

    /** Begins a transaction. */
    @FunctionalInterface
    interface Begin {
        void run() throws SQLException;
    }

    /**
     * Returns the real path of the file that a connection writes to, or null if no other connection can open the
     * database.
     *
     * @throws SQLException if the path cannot be read from the connection
     */
    @Nullable
    Path file(Connection connection) throws SQLException;

    /** Returns how long the connection was configured to wait for the lock, in milliseconds. */
    int timeout(Connection connection) throws SQLException;

    /**
     * Changes how long the connection waits for the lock; the configured value is still returned by {@link
     * #timeout(Connection)}.
     */
    void timeout(Connection connection, int millis) throws SQLException;

    /**
     * Begins a transaction that acquires the lock at once.
     *
     * @param begin turns auto-commit off by other means than {@link Dialect#begin}
     */
    void beginBy(Connection connection, Begin begin) throws SQLException;

    /** Returns whether a statement, or one after it in the transaction that it begins, may acquire the lock. */
    boolean acquiredBy(String sql);

    /** Returns whether the connection is in a transaction, even one that was begun by SQL. */
    boolean inTransaction(Connection connection);
}
