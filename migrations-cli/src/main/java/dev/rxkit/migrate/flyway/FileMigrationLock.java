package dev.rxkit.migrate.flyway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A database file's lock, across threads, class loaders and processes: Flyway itself takes no lock
 * on SQLite. The lock is on a file beside the database, never on the database: closing that would drop SQLite's own
 * locks. The file stays, empty; removing it would let two in.
 */
final class FileMigrationLock implements MigrationLock {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final FileChannel channel;

    private FileMigrationLock(FileChannel channel) {
        this.channel = channel;
    }

    static FileMigrationLock take(Path sidecar, Duration patience) {
        FileChannel channel = open(sidecar);
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            if (held(channel, sidecar) != null) {
                return new FileMigrationLock(channel);
            }
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                close(channel);
                throw new RunException(
                        "Another migration holds " + sidecar + ". Wait for it to end, then run the command again.",
                        null);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public void requireHeld() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the migration's lock is gone");
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static FileChannel open(Path sidecar) {
        try {
            return FileChannel.open(sidecar, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(sidecar, e);
        }
    }

    private static @Nullable FileLock held(FileChannel channel, Path sidecar) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException anotherThread) {
            return null;
        } catch (IOException e) {
            close(channel);
            throw unusable(sidecar, e);
        }
    }

    private static RunException unusable(Path sidecar, IOException e) {
        return new RunException(
                "The lock file " + sidecar + " cannot be written ("
                        + e.getClass().getSimpleName() + "). The folder must exist and be writable.",
                e);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new RunException("The migration's lock file cannot be closed: " + e.getMessage(), e);
        }
    }
}
