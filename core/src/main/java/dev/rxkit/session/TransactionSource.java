package dev.rxkit.session;

import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions of a framework, such as Spring's {@code @Transactional}, so that sessions join them. An
 * integration implements it and passes it to {@code Database.open(dataSource, config, source)}; applications do not
 * call it. Implementations are thread-safe.
 *
 * <p>In a transaction of the framework, {@link Session#commit()} leaves the commit to the framework. {@link
 * Session#rollback()}, or a close without a commit after a write, marks the transaction for rollback. A block is a
 * savepoint in it.
 */
public interface TransactionSource {

    /**
     * Returns the transaction that the framework has begun on this thread for the connections of the database, or null
     * without one. As long as the transaction lasts and is not suspended, each call returns the same object.
     */
    @Nullable
    ManagedTransaction current();

    /**
     * Runs work in a new transaction of the framework, and suspends the current one meanwhile. Commits when the work
     * returns, unless it was marked for rollback; rolls back when it throws.
     *
     * @param isolation the isolation of the transaction, or null for the default
     * @throws X what the work throws; what the framework throws because it cannot begin or commit is not declared
     */
    <T extends @Nullable Object, X extends Exception> T requiresNew(@Nullable Isolation isolation, Work<T, X> work)
            throws X;

    /** The work of a new transaction. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object, X extends Exception> {
        /**
         * Does the work and returns its result.
         *
         * @throws X if the work fails; the transaction is then rolled back
         */
        T run() throws X;
    }
}
