package dev.rxkit.session.transaction;

import dev.rxkit.database.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one transaction that is never committed, and {@linkplain TestConnection views} of it that act as
 * connections: a transaction of a view is a savepoint here. Transactions of several threads wait for each other; those
 * of one thread are nested. Thread-safe.
 *
 * <p>It has the {@linkplain TransactionState states} of a session's transaction: OPEN, or ENDED if the database ended
 * it by itself, or BROKEN if what became of it is not known; CLOSED in the end. In all but OPEN, nothing may be sent to
 * the connection, as it could be kept.
 */
public final class TestTransaction implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final SessionConnection connection;
    private final Dialect dialect;
    private final WriterSlot slot;
    private final Writer writer;
    private final List<Savepoint> points = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private @Nullable Thread owner;
    private TransactionState state = TransactionState.AUTOCOMMIT.begun(true);

    private TestTransaction(SessionConnection connection, Dialect dialect, WriterSlot slot, Writer writer) {
        this.connection = connection;
        this.dialect = dialect;
        this.slot = slot;
        this.writer = writer;
    }

    /**
     * Begins it on a connection, which it closes in the end.
     *
     * @param slot where it waits for its turn among the writers of its database
     * @param eviction throws a connection away; false if it is to be closed as others
     */
    public static TestTransaction begin(
            Connection connection, Dialect dialect, WriterSlot slot, Predicate<Connection> eviction)
            throws SQLException {
        SessionConnection used = SessionConnection.on(connection, eviction);
        Writer writer = ThreadWriter.here("the test transaction begun");
        try {
            slot.begin(true, writer, connection, () -> dialect.begin(connection, true, Connection.TRANSACTION_NONE));
        } catch (SQLException | RuntimeException failure) {
            used.retire();
            giveBack(used);
            throw failure;
        }
        return new TestTransaction(used, dialect, slot, writer);
    }

    private static void giveBack(SessionConnection connection) throws SQLException {
        connection.discardRetired();
        connection.close();
    }

    /** Has the connection thrown away in the end; false, as a view of it is closed as others. */
    public boolean evict(Connection view) {
        connection.retire();
        return false;
    }

    /** Returns a new view of the connection: in auto-commit, with transactions nested in this one. */
    public Connection view() throws SQLException {
        if (closed()) {
            throw new SQLException(refusal());
        }
        return TestConnection.of(this, connection.real());
    }

    /** Returns whether the transaction was rolled back. */
    public boolean closed() {
        lock.lock();
        try {
            return state.closed();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether statements may be sent. */
    boolean usable() {
        lock.lock();
        try {
            return state.usable();
        } finally {
            lock.unlock();
        }
    }

    /** Rolls back everything and releases the connection. Has no effect when called again. */
    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            if (!state.closed()) {
                state = state.closing();
                rollback();
            }
        } finally {
            lock.unlock();
        }
    }

    private void rollback() throws SQLException {
        try {
            dialect.rollback(connection.real());
            dialect.leave(connection.real(), true);
        } catch (SQLException failure) {
            connection.retire();
            throw failure;
        } finally {
            state = TransactionState.CLOSED;
            slot.left(writer);
            giveBack(connection);
        }
    }

    /** @throws SQLException if nothing may be sent to the connection */
    private void requireUsable() throws SQLException {
        if (!state.usable()) {
            throw new SQLException(refusal());
        }
    }

    private String refusal() {
        return switch (state) {
            case CLOSING, CLOSED -> "the test transaction is closed";
            case ENDED ->
                "the database has ended the test transaction by itself, and what was written in it is undone: close it"
                        + " and begin another one";
            default -> "it is not known what became of the test transaction: close it and begin another one";
        };
    }

    /** Begins a transaction of a view: returns its savepoint. */
    Savepoint begin() throws SQLException {
        lock.lock();
        try {
            long patience = PATIENCE;
            while (owner != null && owner != Thread.currentThread()) {
                if (patience <= 0) {
                    throw new SQLException("the transaction of thread " + owner.getName() + " did not end: in a test"
                            + " transaction all threads share one connection, so commit() there first");
                }
                patience = free.awaitNanos(patience);
            }
            requireUsable();
            Savepoint point = connection.setSavepoint();
            owner = Thread.currentThread();
            points.add(point);
            return point;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while waiting for another thread's transaction", interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** Ends a transaction of a view, of which nothing is left if this transaction has ended. */
    void end(Savepoint point, TransactionState ending) throws SQLException {
        lock.lock();
        try {
            int index = points.indexOf(point);
            if (ending == TransactionState.COMMITTING) {
                requireUsable();
                requirePoint(index);
                release(index);
            } else if (state.usable()) {
                requirePoint(index);
                points.subList(index, points.size()).clear();
                connection.rollback(point);
            } else {
                points.remove(point);
            }
        } finally {
            if (points.isEmpty()) {
                owner = null;
                free.signalAll();
            }
            lock.unlock();
        }
    }

    private static void requirePoint(int index) throws SQLException {
        if (index < 0) {
            throw new SQLException("this work is gone already: a transaction begun before it was rolled back");
        }
    }

    private void release(int index) throws SQLException {
        boolean last = index == points.size() - 1;
        Savepoint point = points.remove(index);
        if (last) {
            connection.releaseSavepoint(point);
        }
    }

    /**
     * Runs a statement of a view.
     *
     * @param alone whether it is a transaction of its own: if it fails, it alone is undone
     */
    @Nullable
    Object execute(StatementObserver.DriverCall call, boolean alone) throws Throwable {
        lock.lock();
        try {
            requireUsable();
            Savepoint before = alone ? connection.setSavepoint() : null;
            Object result;
            try {
                result = read(call);
            } catch (SQLException failure) {
                undo(before, failure);
                throw failure;
            }
            if (before != null) {
                connection.releaseSavepoint(before);
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void undo(@Nullable Savepoint before, SQLException failure) {
        if (before != null && state.usable()) {
            try {
                connection.rollback(before);
                connection.releaseSavepoint(before);
            } catch (SQLException second) {
                state = state.broken();
                connection.retire();
                failure.addSuppressed(second);
            }
        }
    }

    /** Reads results of a statement of a view: a failure may have ended the transaction. */
    @Nullable
    Object read(StatementObserver.DriverCall call) throws Throwable {
        lock.lock();
        try {
            return call.run();
        } catch (SQLException failure) {
            if (state.usable() && dialect.ended(connection.real(), failure)) {
                state = state.failed(true);
            }
            throw failure;
        } catch (Error stopped) {
            state = state.broken();
            connection.retire();
            throw stopped;
        } finally {
            lock.unlock();
        }
    }
}
