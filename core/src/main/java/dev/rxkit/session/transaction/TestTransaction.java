package dev.rxkit.session.transaction;

import dev.rxkit.database.Dialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
 * One connection with one transaction that is never committed, and views of it that act as connections: a commit of a
 * view releases a savepoint, a rollback rolls back to one. Transactions of several threads wait for each other; those
 * of one thread are nested. Thread-safe.
 */
public final class TestTransaction implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final Connection connection;
    private final Dialect dialect;
    private final WriterSlot slot;
    private final Writer writer = ThreadWriter.here("the rehearsal begun");
    private final Predicate<Connection> eviction;
    private final List<Savepoint> points = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private @Nullable Thread owner;
    private boolean closed;
    private volatile boolean unclean;

    private TestTransaction(Connection connection, Dialect dialect, WriterSlot slot, Predicate<Connection> eviction) {
        this.connection = connection;
        this.dialect = dialect;
        this.slot = slot;
        this.eviction = eviction;
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
        TestTransaction transaction = new TestTransaction(connection, dialect, slot, eviction);
        try {
            slot.begin(
                    true,
                    transaction.writer,
                    connection,
                    () -> dialect.begin(connection, true, Connection.TRANSACTION_NONE));
        } catch (SQLException | RuntimeException failure) {
            transaction.unclean = true;
            transaction.giveBack();
            throw failure;
        }
        return transaction;
    }

    /** Has the connection thrown away in the end; false, as a view of it is closed as others. */
    public boolean evict(Connection view) {
        unclean = true;
        return false;
    }

    private void giveBack() throws SQLException {
        if (!unclean || !eviction.test(connection)) {
            connection.close();
        }
    }

    /** Returns a new view of the connection: in auto-commit, with transactions nested in the one of this object. */
    public Connection view() throws SQLException {
        if (closed()) {
            throw new SQLException("the rehearsal is over");
        }
        return (Connection) Proxy.newProxyInstance(
                TestTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, new View()::invoke);
    }

    /** Returns whether the transaction was rolled back. */
    public boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Rolls back everything and releases the connection. Has no effect when called again. */
    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                try {
                    dialect.rollback(connection);
                    dialect.leave(connection, true);
                } catch (SQLException failure) {
                    unclean = true;
                    throw failure;
                } finally {
                    slot.left(writer);
                    giveBack();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Savepoint enter() throws SQLException {
        lock.lock();
        try {
            long patience = PATIENCE;
            while (owner != null && owner != Thread.currentThread()) {
                if (patience <= 0) {
                    throw new SQLException("the transaction of thread " + owner.getName()
                            + " did not end: in a rehearsal all threads share one connection, so commit() there first");
                }
                patience = free.awaitNanos(patience);
            }
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

    private void end(Savepoint point, boolean keep) throws SQLException {
        lock.lock();
        try {
            int index = points.indexOf(point);
            if (index < 0) {
                throw new SQLException("this work is gone already: a transaction begun before it was rolled back");
            }
            boolean last = index == points.size() - 1;
            if (keep) {
                points.remove(index);
                if (last) {
                    connection.releaseSavepoint(point);
                }
            } else {
                points.subList(index, points.size()).clear();
                connection.rollback(point);
            }
        } finally {
            if (points.isEmpty()) {
                owner = null;
                free.signalAll();
            }
            lock.unlock();
        }
    }

    /** A view of the connection. For one thread at a time. */
    private final class View {

        private @Nullable Savepoint point;
        private boolean over;

        @Nullable
        Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            boolean bare = arguments == null || arguments.length == 0;
            switch (method.getName()) {
                case "close", "abort" -> {
                    leave(false);
                    over = true;
                    return null;
                }
                case "isClosed" -> {
                    return over || closed();
                }
                case "getAutoCommit" -> {
                    return point == null;
                }
                case "setAutoCommit" -> {
                    setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
                    return null;
                }
                case "commit" -> {
                    leave(true);
                    point = enter();
                    return null;
                }
                case "rollback" -> {
                    if (!bare) {
                        return passOn(method, arguments);
                    }
                    leave(false);
                    point = enter();
                    return null;
                }
                case "setTransactionIsolation", "setReadOnly" -> {
                    return null;
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {}
            }
            return passOn(method, arguments);
        }

        private @Nullable Object passOn(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            if (over || closed()) {
                throw new SQLException("the connection is closed");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause() == null ? failure : failure.getCause();
            }
        }

        private void setAutoCommit(boolean on) throws SQLException {
            if (on) {
                leave(true);
            } else if (point == null) {
                point = enter();
            }
        }

        private void leave(boolean keep) throws SQLException {
            Savepoint left = point;
            point = null;
            if (left != null && !closed()) {
                end(left, keep);
            }
        }
    }
}
