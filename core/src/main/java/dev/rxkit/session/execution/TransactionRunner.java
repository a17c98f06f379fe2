package dev.rxkit.session.execution;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.transaction.ThreadBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs blocks in new sessions, with retries, or in the current block of the thread. Thread-safe. */
final class TransactionRunner {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    /** The number of nested blocks with their own session on each thread. */
    private static final ThreadLocal<int[]> BLOCKS = ThreadLocal.withInitial(() -> new int[1]);

    private final Function<CallSite, Session> sessions;
    private final Dialect dialect;
    private final Backoff backoff;
    private final ThreadBinding<Session> current;

    /** @param sessions opens one, by the line that asks for it */
    TransactionRunner(
            Function<CallSite, Session> sessions, ThreadBinding<Session> current, Dialect dialect, Backoff backoff) {
        this.sessions = sessions;
        this.current = current;
        this.dialect = dialect;
        this.backoff = backoff;
    }

    /** @param isolation a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own */
    <T extends @Nullable Object, X extends Exception> T write(
            Propagation propagation, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        Session outer = propagation == Propagation.REQUIRES_NEW ? null : current.current();
        if (outer == null) {
            return run(true, isolation, retry, work);
        }
        if (retry.attempts() > 1) {
            throw new SessionException("Retry is for the outermost block: this one is a savepoint of the transaction"
                    + " around it, which cannot be run again from here. Give Retry to the outer block, or say"
                    + " Propagation.REQUIRES_NEW");
        }
        if (isolation != Connection.TRANSACTION_NONE
                && isolation != SessionAccess.context(outer).transaction().isolation()) {
            throw new SessionException("this block is a savepoint of the transaction around it, which has another"
                    + " isolation: give the Isolation to the outer block, or say Propagation.REQUIRES_NEW");
        }
        return outer.inTransaction(work);
    }

    <T extends @Nullable Object, X extends Exception> T read(SessionFunction<T, X> work) throws X {
        Session outer = current.current();
        if (outer == null) {
            return run(false, Connection.TRANSACTION_NONE, Retry.none(), work);
        }
        SessionContext context = SessionAccess.context(outer);
        context.calls().enter();
        try {
            return context.template().reading(() -> work.apply(outer));
        } finally {
            context.calls().exit();
        }
    }

    private <T extends @Nullable Object, X extends Exception> T run(
            boolean write, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        int[] blocks = BLOCKS.get();
        CallSite opened = CallSite.running(TransactionRunner.class, "attempts", blocks[0]++);
        try {
            return attempts(opened, write, isolation, retry, work);
        } finally {
            blocks[0]--;
        }
    }

    private <T extends @Nullable Object, X extends Exception> T attempts(
            CallSite opened, boolean write, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Session session = sessions.apply(opened);
            T result;
            try {
                result = attempt(session, write, isolation, work);
            } catch (Throwable failure) {
                close(session, failure);
                if (attempt >= retry.attempts() || !again(failure) || !backoff.before(retry, attempt, start)) {
                    throw failure;
                }
                continue;
            }
            close(session, null);
            return result;
        }
    }

    private <T extends @Nullable Object, X extends Exception> T attempt(
            Session session, boolean write, int isolation, SessionFunction<T, X> work) throws X {
        SessionContext context = SessionAccess.context(session);
        context.calls().enter();
        Session before = current.bind(session);
        try {
            return context.template().whole(write, isolation, () -> work.apply(session));
        } finally {
            current.bind(before);
            context.calls().exit();
        }
    }

    /** @param failure of the work, or null after a commit, which a failure here does not undo */
    private static void close(Session session, @Nullable Throwable failure) {
        try {
            session.close();
        } catch (RxException second) {
            if (failure == null) {
                LOG.log(System.Logger.Level.WARNING, "the transaction was committed, its session not closed", second);
            } else {
                failure.addSuppressed(second);
            }
        }
    }

    /** Returns whether the database failure permits a retry; exceptions of the user's code do not. */
    private boolean again(Throwable failure) {
        if (!(failure instanceof DatabaseBusyException) && !(failure instanceof SQLException)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                Fault.Kind kind = dialect.fault(sql).kind();
                return kind == Fault.Kind.BUSY || kind == Fault.Kind.SERIALIZATION;
            }
        }
        return false;
    }
}
