package dev.rxkit.session;

/** Work in a session that returns no result. If it throws, the transaction is rolled back. */
@FunctionalInterface
public interface SessionConsumer<X extends Exception> {
    /**
     * Does the work with the session.
     *
     * @throws X if the work fails
     */
    void accept(Session session) throws X;
}
