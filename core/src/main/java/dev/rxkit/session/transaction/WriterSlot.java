package dev.rxkit.session.transaction;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.database.WriteLock;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.SessionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the writers of a database with one writer at a time begin one after the other; on other databases they just
 * begin. Thread-safe.
 */
public final class WriterSlot {

    /** How long one attempt waits for a writer that is not in the queue, such as another process; in milliseconds. */
    private static final int PORTION = 100;

    private final Dialect dialect;
    private final @Nullable WriteLock lock;
    private volatile @Nullable WriterQueue queue;

    /** @param shared whether the connections stand for less than their database */
    public WriterSlot(Dialect dialect, boolean shared) {
        this.dialect = dialect;
        this.lock = shared ? null : dialect.writeLock();
    }

    /** Returns whether writers wait for each other. */
    boolean needed() {
        return lock != null;
    }

    /**
     * Waits for the turn and begins; if that fails the turn goes to the next.
     *
     * @param writes whether the transaction may write; one that does not waits for no turn
     * @throws SessionException if the session whose turn it is belongs to this thread
     * @throws DatabaseBusyException if the turn does not come in time, or this thread is interrupted
     */
    void begin(boolean writes, Writer writer, Connection connection, WriteLock.Begin begin) throws SQLException {
        WriteLock lock = this.lock;
        if (!writes || lock == null) {
            begin.run();
            return;
        }
        int patience = lock.timeout(connection);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
        WriterQueue turns = queue(lock, connection);
        turns.enter(writer, patience);
        boolean begun = false;
        try {
            begin(lock, connection, deadline, patience, begin);
            begun = true;
        } finally {
            if (!begun) {
                turns.leave(writer);
            }
        }
    }

    /** Waits for the turn and begins by other means than the dialect's, which may take the lock later. */
    void beginBy(Writer writer, Connection connection, WriteLock.Begin begin) throws SQLException {
        WriteLock lock = this.lock;
        begin(true, writer, connection, lock == null ? begin : () -> lock.beginBy(connection, begin));
    }

    /** Returns whether a statement in auto-commit needs a turn; null if its text is not known. */
    boolean acquiredBy(@Nullable String sql) {
        WriteLock lock = this.lock;
        return lock != null && (sql == null || lock.acquiredBy(sql));
    }

    /**
     * Waits for the turn of something else than a transaction.
     *
     * @throws SessionException if the session whose turn it is belongs to this thread
     * @throws DatabaseBusyException if the turn does not come in time, or this thread is interrupted
     */
    void enter(Writer writer, Connection connection) throws SQLException {
        WriteLock lock = this.lock;
        if (lock != null) {
            queue(lock, connection).enter(writer, lock.timeout(connection));
        }
    }

    /** Returns whether the database knows of a transaction of the connection. */
    boolean inTransaction(Connection connection) {
        WriteLock lock = this.lock;
        return lock != null && lock.inTransaction(connection);
    }

    /** Called after the transaction has ended in any way; may be called at any time. */
    void left(Writer writer) {
        WriterQueue turns = queue;
        if (turns != null) {
            turns.leave(writer);
        }
    }

    /** Returns the queue, or null before the first transaction. */
    @Nullable
    public WriterQueue queue() {
        return queue;
    }

    private void begin(WriteLock lock, Connection connection, long deadline, int patience, WriteLock.Begin begin)
            throws SQLException {
        try {
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                lock.timeout(connection, (int) Math.max(0, Math.min(left, PORTION)));
                try {
                    begin.run();
                    return;
                } catch (SQLException failure) {
                    if (dialect.fault(failure).kind() != Fault.Kind.BUSY) {
                        throw failure;
                    }
                    if (Thread.currentThread().isInterrupted()) {
                        throw WriterQueue.interrupted(failure);
                    }
                    if (left <= PORTION) {
                        throw new DatabaseBusyException(
                                "the database is locked by another writer, of another process or outside of sessions, "
                                        + "for more than " + patience + " ms; keep writing transactions short, or retry"
                                        + " by inTransaction(Retry.times(5), ..)",
                                failure);
                    }
                }
            }
        } finally {
            lock.timeout(connection, patience);
        }
    }

    private WriterQueue queue(WriteLock lock, Connection connection) throws SQLException {
        WriterQueue known = queue;
        if (known == null) {
            synchronized (this) {
                known = queue;
                if (known == null) {
                    known = WriterQueue.of(lock.file(connection));
                    queue = known;
                }
            }
        }
        return known;
    }
}
