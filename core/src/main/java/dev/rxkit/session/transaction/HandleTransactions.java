package dev.rxkit.session.transaction;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends transactions of Jdbi handles: by the session if the handle belongs to one, else as Jdbi does.
 * Thread-safe.
 */
public final class HandleTransactions implements TransactionHandler {

    private final TransactionHandler others;
    private final Map<Handle, HandleBridge> handed;
    private final HandleWriters writers;

    private HandleTransactions(TransactionHandler others, Map<Handle, HandleBridge> handed, HandleWriters writers) {
        this.others = others;
        this.handed = handed;
        this.writers = writers;
    }

    /** @param slot where handles that belong to no session also wait for their turn to write */
    public static HandleTransactions of(Jdbi jdbi, WriterSlot slot) {
        HandleTransactions all = new HandleTransactions(
                jdbi.getTransactionHandler(), new ConcurrentHashMap<>(), new HandleWriters(slot));
        jdbi.setTransactionHandler(all);
        if (slot.needed()) {
            StatementBuilderFactory statements = jdbi.getStatementBuilderFactory();
            jdbi.setStatementBuilderFactory(
                    connection -> new WriterStatements(statements.createStatementBuilder(connection), all.writers));
        }
        return all;
    }

    public void add(Handle handle, HandleBridge session) {
        handed.put(handle, session);
    }

    public void forget(Handle handle) {
        handed.remove(handle);
    }

    /** Called after the pool was closed. */
    public void lost() {
        writers.lost();
    }

    private @Nullable HandleBridge session(Handle handle) {
        return handed.get(handle);
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new HandleTransactions(others.specialize(handle), handed, writers);
    }

    @Override
    public void begin(Handle handle) {
        HandleBridge session = session(handle);
        if (session == null) {
            writers.begin(handle, others);
        } else {
            session.handleBegins();
        }
    }

    @Override
    public void commit(Handle handle) {
        HandleBridge session = session(handle);
        if (session == null) {
            others.commit(handle);
            writers.left(handle);
        } else {
            session.handleCommits();
        }
    }

    @Override
    public void rollback(Handle handle) {
        HandleBridge session = session(handle);
        if (session == null) {
            try {
                others.rollback(handle);
            } finally {
                writers.left(handle);
            }
        } else {
            session.handleRollsBack();
        }
    }

    @Override
    public boolean isInTransaction(Handle handle) {
        HandleBridge session = session(handle);
        return session == null ? others.isInTransaction(handle) : session.open();
    }

    @Override
    public void savepoint(Handle handle, String name) {
        others.savepoint(handle, name);
    }

    @Override
    public void rollbackToSavepoint(Handle handle, String name) {
        others.rollbackToSavepoint(handle, name);
    }

    @Override
    public void releaseSavepoint(Handle handle, String name) {
        others.releaseSavepoint(handle, name);
    }

    @Override
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> work) throws X {
        HandleBridge session = session(handle);
        if (session == null) {
            return others.inTransaction(handle, work);
        }
        boolean first = !session.open();
        session.handleBegins();
        try {
            return work.withHandle(handle);
        } catch (Throwable failure) {
            if (first) {
                undo(handle, failure);
            }
            throw failure;
        }
    }

    private static void undo(Handle handle, Throwable failure) {
        try {
            handle.rollback();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public <R, X extends Exception> R inTransaction(
            Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> work) throws X {
        return session(handle) == null ? others.inTransaction(handle, level, work) : inTransaction(handle, work);
    }
}
