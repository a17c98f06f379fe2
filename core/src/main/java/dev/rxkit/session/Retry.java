package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import java.time.Duration;

/**
 * How often a transaction is run when the database asks for it to be run again (locked for too long, serialization
 * failure, deadlock). Other failures, and a commit whose outcome is unknown, are never retried. The work must be fit
 * to run more than once. Immutable.
 *
 * @param attempts how many times in all, at least 1
 * @param first the longest first pause; each further one is up to twice as long
 * @param longest no pause is longer
 */
public record Retry(int attempts, Duration first, Duration longest) {

    private static final Retry NONE = times(1);

    /** @throws SessionException if it says no run at all */
    public Retry {
        if (attempts < 1) {
            throw new SessionException("a transaction is run at least once, not " + attempts + " times");
        }
    }

    /** At most {@code attempts} runs in all, pauses at random up to 10 ms, 20 ms, 40 ms ... and never above 2 s. */
    public static Retry times(int attempts) {
        return new Retry(attempts, Duration.ofMillis(10), Duration.ofSeconds(2));
    }

    /** One run, the default. */
    public static Retry none() {
        return NONE;
    }

    /** The longest pause before the run after {@code failed} failed ones. */
    Duration limit(int failed) {
        long factor = 1L << Math.min(failed - 1, 20);
        Duration limit = first.multipliedBy(factor);
        return limit.compareTo(longest) < 0 ? limit : longest;
    }
}
