package dev.rxkit.session.transaction;

import dev.rxkit.error.SessionException;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The steps of a session in the transaction of a framework, which begins and ends it. For one session. */
public final class JoinedSteps extends TransactionSteps {

    private final TransactionSteps own;
    private final TransactionSource source;
    private final ManagedTransaction managed;

    /** @param own those of sessions that begin their transactions themselves */
    public JoinedSteps(TransactionSteps own, TransactionSource source, ManagedTransaction managed) {
        super(own);
        this.own = own;
        this.source = source;
        this.managed = managed;
    }

    /** Returns whether the transaction is the current one of this thread. */
    private boolean current() {
        return source.current() == managed;
    }

    /** @throws SessionException if the database was closed, or the framework's transaction is not the current one */
    @Override
    void requireDatabase(TransactionState state) {
        own.requireDatabase(state);
        if (!current() && !state.closed()) {
            throw new SessionException(JoinedConnection.ENDED);
        }
    }

    @Override
    void commit(Connection connection) {
        // The framework commits.
    }

    @Override
    void rollback(Connection connection) {
        if (current()) {
            managed.setRollbackOnly();
        }
    }

    @Override
    boolean leave(Connection connection, boolean writes) {
        return true;
    }

    @Override
    ManagedTransaction managed() {
        return managed;
    }

    @Override
    TransactionState initial(UndoLog undo) {
        managed.afterRollback(() -> undo.revert(0));
        return TransactionState.JOINED;
    }

    /** What is to be undone is kept, because the framework may still roll back. */
    @Override
    void committed(UndoLog undo, OpenStreams streams) {}

    @Override
    void discard(ConnectionWrapper connection) {
        rollback(connection.real());
    }

    @Override
    int isolation(Connection connection, int begun) {
        try {
            return connection.getTransactionIsolation();
        } catch (SQLException thrown) {
            throw failures().of(thrown, null);
        }
    }

    @Override
    boolean savepoints() {
        return managed.savepoints();
    }
}
