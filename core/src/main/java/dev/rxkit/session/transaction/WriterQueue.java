package dev.rxkit.session.transaction;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.SessionException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fair queue of the writers of a database file, as SQLite's own waiting is not fair. All databases of a process that
 * open the same file share its queue. Thread-safe.
 */
public final class WriterQueue {

    private static final Map<Path, WeakReference<WriterQueue>> FILES = new ConcurrentHashMap<>();

    /** SQLite's code for a lock that was not free in time, so that this is retried as that is. */
    private static final int BUSY = 5;

    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicReference<@Nullable Writer> writer = new AtomicReference<>();
    private volatile long since;
    private volatile long turns;

    /** @param file as its real path; null for a database that nothing else can open */
    public static WriterQueue of(@Nullable Path file) {
        if (file == null) {
            return new WriterQueue();
        }
        FILES.values().removeIf(queue -> queue.get() == null);
        WriterQueue[] found = new WriterQueue[1];
        FILES.compute(file, (path, known) -> {
            found[0] = known == null ? null : known.get();
            if (found[0] != null) {
                return known;
            }
            found[0] = new WriterQueue();
            return new WeakReference<>(found[0]);
        });
        return found[0];
    }

    /**
     * Waits for the turn.
     *
     * @throws SessionException if the writer whose turn it is belongs to this thread
     * @throws DatabaseBusyException if the turn does not come in time, or this thread is interrupted
     */
    public void enter(Writer next, long millis) {
        Writer current = writer.get();
        if (current != null && current.mine()) {
            throw new SessionException("this writer would wait for its own thread: " + current.what() + " at "
                    + current.opened() + " is writing; commit, roll back or close that one first");
        }
        if (turn.hasQueuedThreads() || !turn.tryAcquire()) {
            await(millis);
        }
        since = System.nanoTime();
        turns++;
        writer.set(next);
    }

    /** Ends the turn of a writer; does nothing if it is not its turn. */
    public void leave(Writer last) {
        if (writer.compareAndSet(last, null)) {
            turn.release();
        }
    }

    /** Returns the number of waiting writers. */
    public int waiting() {
        return turn.getQueueLength();
    }

    private void await(long millis) {
        long before = turns;
        try {
            if (!turn.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                throw new DatabaseBusyException(
                        "the database is locked by another writer: " + why(turns - before, millis)
                                + "; keep writing transactions short, or retry by inTransaction(Retry.times(5), ..)",
                        new SQLTimeoutException("the turn to write did not come in " + millis + " ms", null, BUSY));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw interrupted(stop);
        }
    }

    /** Returns the exception for a thread that was interrupted while it waited. */
    static DatabaseBusyException interrupted(Exception cause) {
        return new DatabaseBusyException("interrupted while waiting for the turn to write", cause);
    }

    /** One long transaction, or many short ones. */
    private String why(long served, long millis) {
        Writer current = writer.get();
        double seconds = (System.nanoTime() - since) / 1e9;
        if (served == 0 && current != null) {
            return String.format(
                    Locale.ROOT, "%s at %s has been writing for %.1f s", current.what(), current.opened(), seconds);
        }
        return served + " other writers had their turn within " + millis + " ms, and " + waiting() + " still wait";
    }
}
