package dev.rxkit.session;

/** Work in a session that returns no result. If it throws, the transaction is rolled back. */
@FunctionalInterface
public interface SessionConsumer<X extends Exception> {
    /** Does the work with the session. */
    void accept(Session session) throws X;
}
