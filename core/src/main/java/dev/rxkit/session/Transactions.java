package dev.rxkit.session;

import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in transactions. A block of work is committed when it returns, and rolled back when it throws. Thread-safe.
 *
 * <p>A block that begins within another block of the same database on the same thread is a savepoint of the
 * transaction, or a transaction of its own with {@link Propagation#REQUIRES_NEW}. {@link Retry} and {@link Isolation}
 * are for the outermost block, unless they ask for what it has already. The arguments come in the order propagation,
 * isolation, retry, work; none may be null. The work may throw checked exceptions.
 */
public interface Transactions {

    /**
     * Runs the work in a transaction, which is committed at its end and rolled back if it throws, and returns its
     * result, which may be null.
     *
     * @throws SessionException if this database is closed, or this thread already holds every connection of the pool
     * @throws RxException if the database refuses a statement or the commit
     * @throws X if the work throws it
     */
    default <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work) throws X {
        return inTransaction(Propagation.REQUIRED, Retry.none(), work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with the given retries. */
    default <T extends @Nullable Object, X extends Exception> T inTransaction(Retry retry, SessionFunction<T, X> work)
            throws X {
        return inTransaction(Propagation.REQUIRED, retry, work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with the given isolation. */
    default <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return inTransaction(Propagation.REQUIRED, isolation, Retry.none(), work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with the given isolation and retries. */
    default <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return inTransaction(Propagation.REQUIRED, isolation, retry, work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with the given propagation. */
    default <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, SessionFunction<T, X> work) throws X {
        return inTransaction(propagation, Retry.none(), work);
    }

    /**
     * Runs the work as {@link #inTransaction(SessionFunction)} does, with the given propagation and retries.
     *
     * @throws SessionException if this database is closed, or this thread already holds every connection of the pool,
     *     or within another block if there is more than one attempt
     * @throws RxException if the database refuses a statement or the commit
     * @throws X if the work throws it
     */
    <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X;

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with the given propagation and isolation. */
    default <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, SessionFunction<T, X> work) throws X {
        return inTransaction(propagation, isolation, Retry.none(), work);
    }

    /**
     * Runs the work as {@link #inTransaction(SessionFunction)} does, with the given propagation, isolation and
     * retries.
     *
     * @throws SessionException if this database is closed, or this thread already holds every connection of the pool,
     *     or within another block if it is of another isolation or there is more than one attempt
     * @throws RxException if the database refuses a statement or the commit
     * @throws X if the work throws it
     */
    <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X;

    /**
     * Runs the work as {@link #inTransaction(SessionFunction)} does, without a result.
     *
     * @throws SessionException if this database is closed, or this thread already holds every connection of the pool
     * @throws RxException if the database refuses a statement or the commit
     * @throws X if the work throws it
     */
    default <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        inTransaction(function(work));
    }

    /** Runs the work as {@link #inTransaction(Retry, SessionFunction)} does, without a result. */
    default <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        inTransaction(retry, function(work));
    }

    /** Runs the work as {@link #inTransaction(Isolation, SessionFunction)} does, without a result. */
    default <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        inTransaction(isolation, function(work));
    }

    /** Runs the work as {@link #inTransaction(Isolation, Retry, SessionFunction)} does, without a result. */
    default <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        inTransaction(isolation, retry, function(work));
    }

    /** Runs the work as {@link #inTransaction(Propagation, SessionFunction)} does, without a result. */
    default <X extends Exception> void useTransaction(Propagation propagation, SessionConsumer<X> work) throws X {
        inTransaction(propagation, function(work));
    }

    /** Runs the work as {@link #inTransaction(Propagation, Retry, SessionFunction)} does, without a result. */
    default <X extends Exception> void useTransaction(Propagation propagation, Retry retry, SessionConsumer<X> work)
            throws X {
        inTransaction(propagation, retry, function(work));
    }

    /** Runs the work as {@link #inTransaction(Propagation, Isolation, SessionFunction)} does, without a result. */
    default <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, SessionConsumer<X> work) throws X {
        inTransaction(propagation, isolation, function(work));
    }

    /**
     * Runs the work as {@link #inTransaction(Propagation, Isolation, Retry, SessionFunction)} does, without a result.
     */
    default <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionConsumer<X> work) throws X {
        inTransaction(propagation, isolation, retry, function(work));
    }

    /**
     * Runs work that only reads, all of it on one snapshot of the database, and returns its result, which may be null.
     * Within another block of the same database on the same thread it joins the transaction.
     *
     * @throws SessionException if the work writes, if this database is closed, or this thread already holds every
     *     connection of the pool
     * @throws RxException if the database refuses a statement
     * @throws X if the work throws it
     */
    <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X;

    /**
     * Runs the work as {@link #readOnly(SessionFunction)} does, without a result.
     *
     * @throws SessionException if the work writes, if this database is closed, or this thread already holds every
     *     connection of the pool
     * @throws RxException if the database refuses a statement
     * @throws X if the work throws it
     */
    default <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        readOnly(function(work));
    }

    private static <X extends Exception> SessionFunction<Session, X> function(SessionConsumer<X> work) {
        return session -> {
            work.accept(session);
            return session;
        };
    }
}
