package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Knows which session writes, on a database with one writer at a time: the database itself makes others wait, but a
 * thread that waits for itself would wait until the timeout. Thread-safe.
 */
final class WriterSlot {

    private final boolean needed;
    private final AtomicReference<@Nullable Conversation> writer = new AtomicReference<>();

    WriterSlot(boolean needed) {
        this.needed = needed;
    }

    /** A session is about to wait for the lock. */
    void claim(Conversation session) {
        Conversation other = writer.get();
        if (needed && other != null && other != session && other.mine()) {
            throw new SessionException("this session would wait for its own thread: the session opened at "
                    + other.opened() + " is writing; commit, roll back or close that one first");
        }
    }

    /** The session got the lock. */
    void taken(Conversation session) {
        if (needed) {
            writer.set(session);
        }
    }

    /** The session ended its transaction. */
    void left(Conversation session) {
        if (needed) {
            writer.compareAndSet(session, null);
        }
    }
}
