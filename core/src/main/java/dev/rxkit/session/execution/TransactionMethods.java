package dev.rxkit.session.execution;

import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionConsumer;
import dev.rxkit.session.SessionFunction;
import java.sql.Connection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ways to run a block, all by one {@link TransactionRunner}. Thread-safe. */
abstract class TransactionMethods {

    private static final int DEFAULT = Connection.TRANSACTION_NONE;

    abstract TransactionRunner runner();

    /** {@link #inTransaction(SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        inTransaction(function(work));
    }

    /** {@link #inTransaction(Retry, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        inTransaction(retry, function(work));
    }

    /** {@link #inTransaction(Isolation, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        inTransaction(isolation, function(work));
    }

    /** {@link #inTransaction(Isolation, Retry, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        inTransaction(isolation, retry, function(work));
    }

    /** {@link #inTransaction(Propagation, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Propagation propagation, SessionConsumer<X> work) throws X {
        inTransaction(propagation, function(work));
    }

    /** {@link #inTransaction(Propagation, Retry, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Propagation propagation, Retry retry, SessionConsumer<X> work)
            throws X {
        inTransaction(propagation, retry, function(work));
    }

    /** {@link #inTransaction(Propagation, Isolation, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, SessionConsumer<X> work) throws X {
        inTransaction(propagation, isolation, function(work));
    }

    /** {@link #inTransaction(Propagation, Isolation, Retry, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionConsumer<X> work) throws X {
        inTransaction(propagation, isolation, retry, function(work));
    }

    /**
     * Runs work in a transaction, which is committed when it returns and rolled back when it throws. Within another
     * block of this database on this thread it runs in a savepoint of the outer transaction; else in a new session.
     *
     * @throws dev.rxkit.error.RxException if the database refuses a statement or the commit
     */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work) throws X {
        return runner().write(Propagation.REQUIRED, DEFAULT, Retry.none(), work);
    }

    /** Same as {@link #inTransaction(SessionFunction)}, with retries. Refused within another block. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(Retry retry, SessionFunction<T, X> work)
            throws X {
        return runner().write(Propagation.REQUIRED, DEFAULT, retry, work);
    }

    /**
     * Same as {@link #inTransaction(SessionFunction)}, with an isolation. Refused within a block of another isolation.
     */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return runner().write(Propagation.REQUIRED, level(isolation), Retry.none(), work);
    }

    /** The same with an isolation of its own, run again when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return runner().write(Propagation.REQUIRED, level(isolation), retry, work);
    }

    /** Same as {@link #inTransaction(SessionFunction)}, with the behavior within another block. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, SessionFunction<T, X> work) throws X {
        return runner().write(propagation, DEFAULT, Retry.none(), work);
    }

    /** The same, run again when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X {
        return runner().write(propagation, DEFAULT, retry, work);
    }

    /** The same with an isolation of its own. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, SessionFunction<T, X> work) throws X {
        return runner().write(propagation, level(isolation), Retry.none(), work);
    }

    /** The same with an isolation of its own, run again when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return runner().write(propagation, level(isolation), retry, work);
    }

    /** {@link #readOnly} without a result. */
    public <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        readOnly(function(work));
    }

    /**
     * Runs work that only reads, from one consistent state of the database; writes are refused. Within another block of
     * this database on this thread it joins the outer transaction.
     */
    public <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return runner().read(work);
    }

    private static <X extends Exception> SessionFunction<Session, X> function(SessionConsumer<X> work) {
        return session -> {
            work.accept(session);
            return session;
        };
    }

    /** @param level a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own */
    static @Nullable Isolation isolation(int level) {
        return Arrays.stream(Isolation.values())
                .filter(isolation -> level(isolation) == level)
                .findFirst()
                .orElse(null);
    }

    private static int level(Isolation isolation) {
        return switch (isolation) {
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }
}
