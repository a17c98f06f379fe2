package dev.rxkit.session.transaction;

import dev.rxkit.error.RxException;
import dev.rxkit.session.statement.Failures;
import java.sql.Connection;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a block in a session's transaction: what it did is kept when it returns and undone when it throws. What Jdbi
 * throws leaves the block as an {@link RxException}. For one block, within a call of the session.
 */
public final class TransactionTemplate {

    /** What a block does. */
    @FunctionalInterface
    public interface Block<T extends @Nullable Object, X extends Exception> {
        T run() throws X;
    }

    private final SessionCalls calls;
    private final Transaction transaction;
    private final Failures failures;

    public TransactionTemplate(SessionCalls calls, Failures failures) {
        this.calls = calls;
        this.transaction = calls.transaction();
        this.failures = failures;
    }

    /**
     * As a transaction of its own.
     *
     * @param isolation a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own
     */
    public <T extends @Nullable Object, X extends Exception> T whole(boolean write, int isolation, Block<T, X> block)
            throws X {
        transaction.begin(write, isolation);
        // Where nothing can have been written, the block may deal with a failure and still return.
        Runnable keep = () -> {
            if (write || transaction.state().usable()) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        };
        return run(block, keep, transaction::rollback);
    }

    /** As a transaction of its own, which may write. */
    private <T extends @Nullable Object, X extends Exception> T whole(Block<T, X> block) throws X {
        return whole(true, Connection.TRANSACTION_NONE, block);
    }

    /**
     * As a part of the transaction there is, else as a transaction of its own, which may write.
     *
     * @throws dev.rxkit.error.SessionException if a statement of the transaction has failed
     */
    public <T extends @Nullable Object, X extends Exception> T within(Block<T, X> block) throws X {
        transaction.reading();
        return transaction.state() == TransactionState.JOINED
                ? joined(true, block)
                : transaction.state().open() ? nested(block) : whole(block);
    }

    /** As a part of the transaction of a framework, to whose end it leaves what was done. */
    public <T extends @Nullable Object, X extends Exception> T joined(boolean write, Block<T, X> block) throws X {
        T result = write ? nested(block) : reading(block);
        if (transaction.state().usable()) {
            transaction.commit();
        }
        return result;
    }

    /** As a savepoint of the transaction there is; without savepoints its failure is one of the whole transaction. */
    private <T extends @Nullable Object, X extends Exception> T nested(Block<T, X> block) throws X {
        if (!transaction.savepoints().possible()) {
            return run(block, transaction::reading, transaction::rollback);
        }
        Savepoints points = transaction.savepoints();
        Savepoints.Point point = calls.call(() -> points.set(null));
        Runnable keep = () -> calls.call(() -> {
            points.release(point);
            return point;
        });
        Runnable undo = () -> {
            if (transaction.state().open()) {
                points.rollbackTo(point, true);
            }
        };
        return run(block, keep, undo);
    }

    /** As a part of the transaction there is, in which it must not write. */
    public <T extends @Nullable Object, X extends Exception> T reading(Block<T, X> block) throws X {
        transaction.reading();
        transaction.access().readOnlyBlocks(1);
        try {
            return run(block, () -> {}, () -> {});
        } finally {
            transaction.access().readOnlyBlocks(-1);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T run(Block<T, X> block, Runnable keep, Runnable undo)
            throws X {
        try {
            T result = inside(block);
            calls.requireNotClosed();
            keep.run();
            return result;
        } catch (JdbiException failure) {
            undo(undo, failure);
            throw failures.ofJdbi(failure);
        } catch (Throwable failure) {
            undo(undo, failure);
            throw failure;
        }
    }

    private <T extends @Nullable Object, X extends Exception> T inside(Block<T, X> block) throws X {
        calls.blockBegins();
        try {
            return block.run();
        } finally {
            calls.blockEnds();
        }
    }

    /** Undoes the block; a failure of that is added to the first one as suppressed. */
    private static void undo(Runnable undo, Throwable failure) {
        try {
            undo.run();
        } catch (RxException second) {
            failure.addSuppressed(second);
        }
    }
}
