package dev.rxkit.session.transaction;

import org.jspecify.annotations.Nullable;

/**
 * What a thread works with while it is in a block. Thread-safe.
 *
 * @param <S> the type of what is bound
 */
public final class ThreadBinding<S> {

    private final ThreadLocal<@Nullable S> current = new ThreadLocal<>();

    /** Returns what this thread is bound to, or null outside of blocks. */
    @Nullable
    public S current() {
        return current.get();
    }

    /**
     * Binds this thread.
     *
     * @param bound null for nothing
     * @return what it was bound to before
     */
    public @Nullable S bind(@Nullable S bound) {
        S before = current.get();
        if (bound == null) {
            current.remove();
        } else {
            current.set(bound);
        }
        return before;
    }
}
