package dev.rxkit.session.execution;

import dev.rxkit.session.Session;
import dev.rxkit.session.transaction.ThreadBinding;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way from a {@link SessionContext} to its {@link Session} and back, which no public method returns. {@code Session}
 * provides it when it is initialised. Thread-safe.
 */
public final class SessionAccess {

    private static volatile @Nullable SessionAccess access;

    private final BiFunction<SessionContext, ThreadBinding<Session>, Session> constructor;
    private final Function<Session, SessionContext> contexts;

    private SessionAccess(
            BiFunction<SessionContext, ThreadBinding<Session>, Session> constructor,
            Function<Session, SessionContext> contexts) {
        this.constructor = constructor;
        this.contexts = contexts;
    }

    /** Sets the functions that make the session of a context, and return the context of a session. */
    public static void set(
            BiFunction<SessionContext, ThreadBinding<Session>, Session> constructor,
            Function<Session, SessionContext> contexts) {
        access = new SessionAccess(constructor, contexts);
    }

    private static SessionAccess get() {
        SessionAccess known = access;
        if (known == null) {
            try {
                MethodHandles.lookup().ensureInitialized(Session.class);
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException(hidden);
            }
            known = access;
        }
        return Objects.requireNonNull(known);
    }

    /** @param current the session of the block that each thread is in */
    static Session open(SessionContext context, ThreadBinding<Session> current) {
        return get().constructor.apply(context, current);
    }

    static SessionContext context(Session session) {
        return get().contexts.apply(session);
    }
}
