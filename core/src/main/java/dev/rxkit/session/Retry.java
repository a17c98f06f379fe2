package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import java.time.Duration;

/**
 * How often, or for how long, a transaction is run when the database asks for it to be run again (locked for too long,
 * serialization failure, deadlock). Other failures, and a commit whose outcome is unknown, are never retried. The work
 * must be fit to run more than once. Immutable.
 */
public sealed interface Retry permits RetryPolicy {

    /** Returns how many times the transaction is run in all, at least 1. */
    int attempts();

    /**
     * Returns at most {@code attempts} runs in all, with pauses at random up to 10 ms, 20 ms, 40 ms ... and never above
     * 2 s. {@link RetryPolicy#within} adds a limit of time.
     *
     * @throws SessionException if {@code attempts} is less than 1
     */
    static RetryPolicy times(int attempts) {
        return RetryPolicy.DEFAULT.times(attempts);
    }

    /**
     * Returns as many runs as begin within {@code limit}, counted from the beginning of the first one, with the pauses
     * of {@link #times}. A run that has begun is not ended by it: {@code statement_timeout} is for that.
     *
     * @throws SessionException if {@code limit} is not positive
     */
    static RetryPolicy within(Duration limit) {
        return RetryPolicy.DEFAULT.times(Integer.MAX_VALUE).within(limit);
    }

    /** Returns one run, the default. */
    static Retry none() {
        return RetryPolicy.DEFAULT;
    }
}
