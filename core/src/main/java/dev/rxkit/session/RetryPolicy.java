package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a {@link Retry}. Immutable.
 *
 * @param attempts how many times in all, at least 1
 * @param first the longest first pause; each further one is up to twice as long
 * @param longest no pause is longer
 * @param limit no run begins later than this after the first one began; null for no such limit
 */
public record RetryPolicy(
        int attempts,
        Duration first,
        Duration longest,
        @Nullable Duration limit) implements Retry {

    static final RetryPolicy DEFAULT = new RetryPolicy(1, Duration.ofMillis(10), Duration.ofSeconds(2), null);

    /** @throws SessionException if it allows no run at all */
    public RetryPolicy {
        if (attempts < 1) {
            throw new SessionException("a transaction is run at least once, not " + attempts + " times");
        }
        if (limit != null && (limit.isZero() || limit.isNegative())) {
            throw new SessionException("a transaction is retried within a time that is more than 0, not " + limit);
        }
    }

    /**
     * Returns the same with another number of runs.
     *
     * @throws SessionException if {@code runs} is less than 1
     */
    public RetryPolicy times(int runs) {
        return new RetryPolicy(runs, first, longest, limit);
    }

    /**
     * Returns the same with a limit of time: no run begins later than this after the first one began.
     *
     * @throws SessionException if {@code time} is not positive
     */
    public RetryPolicy within(Duration time) {
        return new RetryPolicy(attempts, first, longest, time);
    }
}
