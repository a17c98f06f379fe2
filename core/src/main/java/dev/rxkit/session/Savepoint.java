package dev.rxkit.session;

import dev.rxkit.error.SessionException;

/**
 * A point of a transaction. It ends once: by {@link #release()}, which keeps what was written since, or by
 * {@link #rollback()}, which takes it back and makes the session usable again after a failed write. Closing it without
 * either rolls back to it. For the session's thread.
 */
public final class Savepoint implements AutoCloseable {

    private final Conversation conversation;
    private final Transaction transaction;
    private final java.sql.Savepoint point;
    private final int mark;
    private boolean ended;

    Savepoint(Conversation conversation) {
        this.conversation = conversation;
        transaction = conversation.transaction();
        point = transaction.savepoint();
        mark = transaction.undo().mark();
    }

    /** Keeps what was written since; it is still up to the transaction. */
    public void release() {
        conversation.call(() -> {
            end();
            transaction.release(point);
            return this;
        });
    }

    /** Takes back what was written since. */
    public void rollback() {
        conversation.call(() -> {
            end();
            transaction.rollbackTo(point, mark);
            return this;
        });
    }

    /** Rolls back to here whatever became of it. */
    void abandon() {
        ended = true;
        if (transaction.open()) {
            transaction.rollbackTo(point, mark);
        }
    }

    private void end() {
        if (ended) {
            throw new SessionException("this savepoint has ended: take a new one");
        }
        ended = true;
    }

    @Override
    public void close() {
        if (!ended && transaction.open()) {
            rollback();
        }
    }
}
