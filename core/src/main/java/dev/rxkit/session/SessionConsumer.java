package dev.rxkit.session;

/** Work in a session without a result. It may throw what it likes; the transaction is then rolled back. */
@FunctionalInterface
public interface SessionConsumer<X extends Exception> {
    /** Does the work with the session. */
    void accept(Session session) throws X;
}
