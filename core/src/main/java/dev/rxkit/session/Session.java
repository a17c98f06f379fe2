package dev.rxkit.session;

/** A conversation with the database. */
public final class Session implements AutoCloseable {
    Session() {}

    public void commit() {
        throw new UnsupportedOperationException();
    }

    public void rollback() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
