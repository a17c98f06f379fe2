package dev.rxkit.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The lock of a database that has one writer at a time. Stateless and thread-safe. */
public interface WriteLock {

    /** Begins a transaction. */
    @FunctionalInterface
    interface Begin {
        void run() throws SQLException;
    }

    /**
     * The real path of the file that a connection writes to, or null where nothing else can open the database.
     *
     * @throws SQLException if the connection cannot be asked
     */
    @Nullable
    Path file(Connection connection) throws SQLException;

    /** How long the connection was set up to wait for the lock, in milliseconds. */
    int timeout(Connection connection) throws SQLException;

    /** Makes the connection wait for so long from now on; what it was set up with is still known. */
    void timeout(Connection connection, int millis) throws SQLException;

    /**
     * Begins a transaction that takes the lock at once.
     *
     * @param begin turns auto-commit off by other ways than {@link Dialect#begin}
     */
    void beginBy(Connection connection, Begin begin) throws SQLException;
}
