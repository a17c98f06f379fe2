package dev.rxkit.migrate.flyway;

import dev.rxkit.migrate.script.SidecarFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A migration lock for a SQLite database, for which Flyway takes no lock. The lock is on a file beside the database,
 * because closing the database file itself would release SQLite's own locks.
 */
final class FileMigrationLock implements MigrationLock {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final SidecarFile file;

    private FileMigrationLock(SidecarFile file) {
        this.file = file;
    }

    static FileMigrationLock take(Path sidecar, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<SidecarFile> file = locked(sidecar);
            if (file.isPresent()) {
                return new FileMigrationLock(file.get());
            }
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new RunException(
                        "Another migration holds " + sidecar + ". Wait for it to end, then run the command again.",
                        null);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public void requireHeld() {
        if (!file.isOpen()) {
            throw new IllegalStateException("the migration lock is not held");
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new RunException("The migration lock file cannot be closed: " + e.getMessage(), e);
        }
    }

    private static Optional<SidecarFile> locked(Path sidecar) {
        try {
            return SidecarFile.tryLock(sidecar);
        } catch (IOException e) {
            throw unusable(sidecar, e);
        }
    }

    private static RunException unusable(Path sidecar, IOException e) {
        return new RunException(
                "The lock file " + sidecar + " cannot be written ("
                        + e.getClass().getSimpleName() + "). The folder must exist and be writable.",
                e);
    }
}
