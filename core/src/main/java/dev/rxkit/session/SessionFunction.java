package dev.rxkit.session;

import org.jspecify.annotations.Nullable;

/** Work in a session that returns a result. If it throws, the transaction is rolled back. */
@FunctionalInterface
public interface SessionFunction<T extends @Nullable Object, X extends Exception> {
    /**
     * Does the work with the session and returns its result, which may be null.
     *
     * @throws X if the work fails
     */
    T apply(Session session) throws X;
}
