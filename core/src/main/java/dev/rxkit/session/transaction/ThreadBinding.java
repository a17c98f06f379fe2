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

    /** Runs a block with this thread bound to {@code bound}, and to what it was bound to before afterwards. */
    public <T extends @Nullable Object, X extends Exception> T run(S bound, TransactionTemplate.Block<T, X> block)
            throws X {
        S before = current.get();
        current.set(bound);
        try {
            return block.run();
        } finally {
            if (before == null) {
                current.remove();
            } else {
                current.set(before);
            }
        }
    }
}
