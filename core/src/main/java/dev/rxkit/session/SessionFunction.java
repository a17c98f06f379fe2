package dev.rxkit.session;

import org.jspecify.annotations.Nullable;

/** Work in a session that gives a result. It may throw what it likes; the transaction is then rolled back. */
@FunctionalInterface
public interface SessionFunction<T extends @Nullable Object, X extends Exception> {
    /** Does the work with the session and gives its result. */
    T apply(Session session) throws X;
}
