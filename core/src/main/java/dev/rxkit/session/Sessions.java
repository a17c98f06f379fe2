package dev.rxkit.session;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.mapping.Mappings;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Opens the sessions of one database. Thread-safe. */
public final class Sessions {
    public Sessions(Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings) {}

    public Session session() {
        throw new UnsupportedOperationException();
    }

    public <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        throw new UnsupportedOperationException();
    }

    public <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <T extends @Nullable Object, X extends Exception> T inTransaction(Retry retry, SessionFunction<T, X> work)
            throws X {
        throw new UnsupportedOperationException();
    }

    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        throw new UnsupportedOperationException();
    }

    public <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        throw new UnsupportedOperationException();
    }
}
