package dev.rxkit.session;

import org.jspecify.annotations.Nullable;

/** Work in a session that gives a result. It may throw what it likes; the transaction is then rolled back. */
@FunctionalInterface
public interface SessionFunction<T extends @Nullable Object, X extends Exception> {
    T apply(Session session) throws X;
}
