package dev.rxkit.session.execution;

import dev.rxkit.database.Fault;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.TransactionSource;
import dev.rxkit.session.transaction.ThreadBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs blocks in new sessions, with retries, or in the current block of the thread. Thread-safe. */
final class TransactionRunner {

    /** How a block that is not part of another one runs. */
    private enum Way {
        /** Begins a transaction, or joins that of a framework. */
        OWN,
        /** The same, to read only. */
        READING,
        /** In a new transaction of the framework. */
        NEW
    }

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    /** The number of nested blocks with their own session on each thread. */
    private static final ThreadLocal<int[]> BLOCKS = ThreadLocal.withInitial(() -> new int[1]);

    private final Function<CallSite, Session> sessions;
    private final DatabaseContext database;
    private final Backoff backoff;
    private final ThreadBinding<Session> current;

    /** @param sessions opens one, by the line that asks for it */
    TransactionRunner(
            Function<CallSite, Session> sessions,
            ThreadBinding<Session> current,
            DatabaseContext database,
            Backoff backoff) {
        this.sessions = sessions;
        this.current = current;
        this.database = database;
        this.backoff = backoff;
    }

    /**
     * Returns the session of the block that this thread is in, null outside of blocks. A transaction of a framework that
     * began or was suspended inside the block does not belong to it.
     *
     * @param managed the transaction of a framework on this thread, or null
     */
    private @Nullable Session outer(@Nullable ManagedTransaction managed) {
        Session outer = current.current();
        return outer == null || SessionAccess.context(outer).transaction().managed() == managed ? outer : null;
    }

    /** @param isolation a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own */
    <T extends @Nullable Object, X extends Exception> T write(
            Propagation propagation, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        ManagedTransaction managed = database.managed();
        if (propagation == Propagation.REQUIRES_NEW) {
            return run(managed == null ? Way.OWN : Way.NEW, isolation, retry, work);
        }
        Session outer = outer(managed);
        if (outer == null && managed == null) {
            return run(Way.OWN, isolation, retry, work);
        }
        if (retry.attempts() > 1) {
            throw new SessionException("Retry is for the outermost block: this one is a savepoint of the transaction"
                    + " around it, which cannot be run again from here. Give Retry to the outer block, or say"
                    + " Propagation.REQUIRES_NEW");
        }
        return outer == null ? run(Way.OWN, isolation, retry, work) : nested(outer, isolation, work);
    }

    private static <T extends @Nullable Object, X extends Exception> T nested(
            Session outer, int isolation, SessionFunction<T, X> work) throws X {
        requireSame(isolation, SessionAccess.context(outer));
        return outer.inTransaction(work);
    }

    private static void requireSame(int isolation, SessionContext context) {
        if (isolation != Connection.TRANSACTION_NONE
                && isolation != context.transaction().isolation()) {
            throw new SessionException("this block is a savepoint of the transaction around it, which has another"
                    + " isolation: give the Isolation to the outer block, or say Propagation.REQUIRES_NEW");
        }
    }

    <T extends @Nullable Object, X extends Exception> T read(SessionFunction<T, X> work) throws X {
        Session outer = outer(database.managed());
        if (outer == null) {
            return run(Way.READING, Connection.TRANSACTION_NONE, Retry.none(), work);
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
            Way way, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        int[] blocks = BLOCKS.get();
        CallSite opened = CallSite.running(TransactionRunner.class, "attempts", blocks[0]++);
        try {
            return attempts(opened, way, isolation, retry, work);
        } finally {
            blocks[0]--;
        }
    }

    private <T extends @Nullable Object, X extends Exception> T attempts(
            CallSite opened, Way way, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return way == Way.NEW
                        ? renewed(isolation, () -> attempt(opened, way, Connection.TRANSACTION_NONE, work))
                        : attempt(opened, way, isolation, work);
            } catch (Throwable failure) {
                if (attempt >= retry.attempts() || !again(failure) || !backoff.before(retry, attempt, start)) {
                    throw failure;
                }
            }
        }
    }

    /** Runs the work in a new transaction of the framework. */
    private <T extends @Nullable Object, X extends Exception> T renewed(
            int isolation, TransactionSource.Work<T, X> work) throws X {
        AtomicBoolean ending = new AtomicBoolean();
        try {
            return Objects.requireNonNull(database.source()).requiresNew(Sessions.isolation(isolation), () -> {
                T result = work.run();
                ending.set(true);
                return result;
            });
        } catch (RuntimeException failure) {
            throw ending.get() ? ofCommit(failure) : failure;
        }
    }

    /** Translates what a framework throws if it cannot commit; the exceptions of sessions say whether to retry. */
    private RuntimeException ofCommit(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                RxException thrown = database.failures().ofCommit(sql);
                thrown.addSuppressed(failure);
                return thrown;
            }
        }
        return failure;
    }

    private <T extends @Nullable Object, X extends Exception> T attempt(
            CallSite opened, Way way, int isolation, SessionFunction<T, X> work) throws X {
        Session session = sessions.apply(opened);
        T result;
        try {
            result = inside(session, way != Way.READING, isolation, work);
        } catch (Throwable failure) {
            close(session, failure);
            throw failure;
        }
        close(session, null);
        return result;
    }

    private <T extends @Nullable Object, X extends Exception> T inside(
            Session session, boolean write, int isolation, SessionFunction<T, X> work) throws X {
        SessionContext context = SessionAccess.context(session);
        context.calls().enter();
        Session before = current.bind(session);
        try {
            if (context.transaction().managed() != null) {
                requireSame(isolation, context);
                return context.template().joined(write, () -> work.apply(session));
            }
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
                Fault.Kind kind = database.dialect().fault(sql).kind();
                return kind == Fault.Kind.BUSY || kind == Fault.Kind.SERIALIZATION;
            }
        }
        return false;
    }
}
