package dev.rxkit.migrate.flyway;

import dev.rxkit.migrate.plan.ServerStatements;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;

/** A lock on a database or folder that excludes other threads, class loaders and processes. Held until closed. */
public interface MigrationLock extends AutoCloseable {
    /** Throws an exception if the lock is no longer held. */
    void requireHeld();

    /** Releases the lock. */
    @Override
    void close();

    /**
     * Takes a lock on a file; waits while another holds it.
     *
     * @param sidecar the file to lock, created if it does not exist
     * @param patience the longest time to wait
     * @throws RunException if another holds the lock for longer than {@code patience}, or the file cannot be created
     */
    static MigrationLock take(Path sidecar, Duration patience) {
        return FileMigrationLock.take(sidecar, patience);
    }

    /**
     * Takes a lock on a database of a server; waits while another holds it.
     *
     * @param connection a connection used only for the lock and closed with it, also if this method fails
     * @param dialect the dialect of the server
     * @param shown the database, for messages
     * @param patience the longest time to wait
     * @throws RunException if another holds the lock for longer than {@code patience}, or the server fails
     */
    static MigrationLock take(Connection connection, ServerStatements server, String shown, Duration patience) {
        return ServerMigrationLock.take(connection, server, shown, patience);
    }
}
