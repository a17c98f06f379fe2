package dev.rxkit.session.transaction;

import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time into a session. A session may be handed on between calls; the atomic makes what one thread
 * did visible to the next.
 */
public final class ThreadConfinement implements Writer {

    private final CallSite opened;
    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private volatile Thread last = Thread.currentThread();
    private int depth;

    /** @param opened the line that opened the session */
    public ThreadConfinement(CallSite opened) {
        this.opened = opened;
    }

    /**
     * Enters, again if this thread is inside already.
     *
     * @throws SessionException if another thread is inside
     */
    public void enter() {
        Thread me = Thread.currentThread();
        Thread there = inside.get();
        if (there != me) {
            if (there != null || !inside.compareAndSet(null, me)) {
                throw new SessionException("this session is in use by thread "
                        + (there == null ? "another" : there.getName())
                        + ": a session belongs to one thread at a time; open one for each thread");
            }
            if (last != me) {
                last = me;
            }
        }
        depth++;
    }

    public void exit() {
        if (--depth == 0) {
            inside.set(null);
        }
    }

    @Override
    public boolean mine() {
        return last == Thread.currentThread();
    }

    @Override
    public CallSite opened() {
        return opened;
    }
}
