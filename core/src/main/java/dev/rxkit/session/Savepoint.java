package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.transaction.Savepoints;

/**
 * A point of a transaction. It ends once: by {@link #release()}, which keeps what was written since, or by
 * {@link #rollback()}, which undoes it and makes the session usable again after a failed statement. Closing it without
 * either rolls back to it. Not thread-safe.
 */
public final class Savepoint implements AutoCloseable {

    private final SessionContext context;
    private final Savepoints points;
    private final Savepoints.Point point;

    Savepoint(SessionContext context) {
        this.context = context;
        points = context.transaction().savepoints();
        point = context.call(() -> points.set(null));
    }

    /**
     * Keeps the writes made since; the transaction may still roll them back.
     *
     * @throws SessionException if a statement failed since; then only {@link #rollback()} is possible
     */
    public void release() {
        context.call(() -> {
            points.release(point);
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
            points.rollbackTo(point, true);
            return this;
        });
    }

    /**
     * Rolls back to the savepoint. Has no effect if it has ended, also if its transaction or an earlier savepoint has.
     */
    @Override
    public void close() {
        if (points.contains(point)) {
            rollback();
        }
    }
}
