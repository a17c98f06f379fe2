package dev.rxkit.migrate.flyway;

import dev.rxkit.migrate.plan.ServerStatements;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;

/** One at a time, across threads, class loaders and processes. Held until closed. */
public interface MigrationLock extends AutoCloseable {
    /** Fails if the lock was let go. */
    void requireHeld();

    @Override
    void close();

    /**
     * Waits for its turn at a file.
     *
     * @param sidecar the file to lock, made if it is not there
     * @throws RunException if another holds it for longer than {@code patience}, or the file cannot be made
     */
    static MigrationLock take(Path sidecar, Duration patience) {
        return FileMigrationLock.take(sidecar, patience);
    }

    /**
     * Waits for its turn at a server's database.
     *
     * @param connection held for the lock alone and closed with it, also if this fails
     * @param shown the database, for messages
     * @throws RunException if another holds it for longer than {@code patience}
     */
    static MigrationLock take(Connection connection, ServerStatements server, String shown, Duration patience) {
        return ServerMigrationLock.take(connection, server, shown, patience);
    }
}
