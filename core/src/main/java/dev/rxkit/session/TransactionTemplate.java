package dev.rxkit.session;

import dev.rxkit.error.RxException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a piece of work that is kept when it returns and undone when it throws. What Jdbi throws leaves the block as an
 * {@link RxException}.
 */
final class TransactionTemplate {

    private TransactionTemplate() {}

    /** As a transaction of its own. */
    static <T extends @Nullable Object, X extends Exception> T whole(
            Session session, boolean write, int isolation, SessionFunction<T, X> work) throws X {
        Transaction transaction = session.inside().transaction();
        transaction.begin(write, isolation);
        // Where nothing can have been written, a failure that the work has dealt with is none of the block's.
        Runnable keep = () -> {
            if (write || transaction.state().usable()) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        };
        return run(session, work, keep, transaction::rollback);
    }

    /** As a savepoint of the transaction there is. */
    static <T extends @Nullable Object, X extends Exception> T nested(Session session, SessionFunction<T, X> work)
            throws X {
        Savepoint savepoint = new Savepoint(session.inside());
        return run(session, work, savepoint::release, savepoint::abandon);
    }

    /** As a part of the transaction there is, in which it must not write. */
    static <T extends @Nullable Object, X extends Exception> T reading(Session session, SessionFunction<T, X> work)
            throws X {
        Transaction transaction = session.inside().transaction();
        transaction.reading();
        transaction.readers(1);
        try {
            return run(session, work, () -> {}, () -> {});
        } finally {
            transaction.readers(-1);
        }
    }

    private static <T extends @Nullable Object, X extends Exception> T run(
            Session session, SessionFunction<T, X> work, Runnable keep, Runnable undo) throws X {
        SessionContext inside = session.inside();
        Session outer = inside.sessions().runner().bind(session);
        inside.blockBegins();
        try {
            T result = work.apply(session);
            inside.requireStillOpen();
            keep.run();
            return result;
        } catch (JdbiException failure) {
            undo(undo, failure);
            throw inside.sessions().failures().ofJdbi(failure);
        } catch (Throwable failure) {
            undo(undo, failure);
            throw failure;
        } finally {
            inside.blockEnds();
            inside.sessions().runner().bind(outer);
        }
    }

    /** The first failure is the one to hear of; a second one goes along with it. */
    private static void undo(Runnable undo, Throwable failure) {
        try {
            undo.run();
        } catch (RxException second) {
            failure.addSuppressed(second);
        }
    }
}
