package dev.rxkit.session;

import dev.rxkit.error.RxException;
import org.jspecify.annotations.Nullable;

/** Runs a piece of work that is kept when it returns and taken back when it throws. */
final class Blocks {

    private Blocks() {}

    /** As a transaction of its own. */
    static <T extends @Nullable Object, X extends Exception> T whole(
            Session session, boolean write, int isolation, SessionFunction<T, X> work) throws X {
        Transaction transaction = session.inside().transaction();
        transaction.begin(write, isolation);
        session.inside().blockBegins();
        try {
            T result = work.apply(session);
            session.inside().requireStillOpen();
            transaction.commit();
            return result;
        } catch (Throwable failure) {
            undo(transaction::rollback, failure);
            throw failure;
        } finally {
            session.inside().blockEnds();
        }
    }

    /** As a savepoint of the transaction there is. */
    static <T extends @Nullable Object, X extends Exception> T nested(Session session, SessionFunction<T, X> work)
            throws X {
        Savepoint savepoint = new Savepoint(session.inside());
        session.inside().blockBegins();
        try {
            T result = work.apply(session);
            savepoint.release();
            return result;
        } catch (Throwable failure) {
            undo(savepoint::abandon, failure);
            throw failure;
        } finally {
            session.inside().blockEnds();
        }
    }

    /** The first failure is the one to hear of; a second one goes along with it. */
    private static void undo(Runnable rollback, Throwable failure) {
        try {
            rollback.run();
        } catch (RxException second) {
            failure.addSuppressed(second);
        }
    }
}
