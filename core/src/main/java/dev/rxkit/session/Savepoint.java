package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.transaction.Savepoints;
import dev.rxkit.session.transaction.Transaction;

/**
 * A point of a transaction. It ends once: by {@link #release()}, which keeps what was written since, or by
 * {@link #rollback()}, which undoes it and makes the session usable again after a failed statement. Closing it without
 * either rolls back to it. Not thread-safe.
 */
public final class Savepoint implements AutoCloseable {

    private final SessionContext context;
    private final Transaction transaction;
    private final Savepoints points;
    private final Savepoints.Point point;
    private boolean ended;

    Savepoint(SessionContext context) {
        this.context = context;
        transaction = context.transaction();
        points = transaction.savepoints();
        point = context.call(() -> points.set(null));
    }

    /**
     * Keeps the writes made since; the transaction may still roll them back.
     *
     * @throws SessionException if a statement failed since; then only {@link #rollback()} is possible
     */
    public void release() {
        context.call(() -> {
            requireOpen();
            points.release(point);
            ended = true;
            return this;
        });
    }

    /**
     * Undoes the writes made since.
     *
     * @throws dev.rxkit.error.RxException if the database no longer has the savepoint; then the transaction accepts
     *     only a
     *     rollback
     */
    public void rollback() {
        context.call(() -> {
            requireOpen();
            ended = true;
            points.rollbackTo(point, true);
            return this;
        });
    }

    private void requireOpen() {
        if (ended) {
            throw new SessionException("this savepoint has ended: take a new one");
        }
    }

    @Override
    public void close() {
        if (!ended && transaction.state().open()) {
            rollback();
        }
    }
}
