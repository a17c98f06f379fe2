package dev.rxkit.migrate.flyway;

import dev.rxkit.migrate.plan.ServerStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A migration lock held by the server for one connection, so that it ends with the connection. Flyway's own lock is
 * taken in addition.
 */
final class ServerMigrationLock implements MigrationLock {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Connection connection;

    private ServerMigrationLock(Connection connection) {
        this.connection = connection;
    }

    static ServerMigrationLock take(Connection connection, ServerStatements server, String shown, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean held = false;
        try (PreparedStatement attempt = connection.prepareStatement(server.tryLock())) {
            while (!held) {
                held = succeeds(attempt);
                if (!held
                        && (System.nanoTime() - end > 0
                                || Thread.currentThread().isInterrupted())) {
                    throw new RunException(
                            "Another migration is running on " + shown
                                    + ". Wait for it to end, then run the command again.",
                            null);
                }
                if (!held) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
            return new ServerMigrationLock(connection);
        } catch (SQLException e) {
            throw new RunException("The migration lock cannot be taken on " + shown + ": " + e.getMessage() + ".", e);
        } finally {
            if (!held) {
                close(connection);
            }
        }
    }

    private static boolean succeeds(PreparedStatement attempt) throws SQLException {
        try (ResultSet row = attempt.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void requireHeld() {
        try {
            if (!connection.isValid(5)) {
                throw new RunException(
                        "The connection that held the migration lock was lost. Run the command again.", null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new RunException("The migration lock cannot be released: " + e.getMessage(), e);
        }
    }
}
