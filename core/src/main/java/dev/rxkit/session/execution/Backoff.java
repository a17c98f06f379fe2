package dev.rxkit.session.execution;

import dev.rxkit.session.Retry;
import dev.rxkit.session.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Waits before a transaction is run again. */
@FunctionalInterface
public interface Backoff {

    /** Any time up to the limit, so that transactions that collided do not meet again. */
    Backoff JITTERED = limit -> Thread.sleep(ThreadLocalRandom.current().nextLong(limit.toMillis() + 1));

    void sleep(Duration limit) throws InterruptedException;

    /**
     * Waits after so many failed runs; false if the time is up or the wait was interrupted, which ends the trying.
     *
     * @param start when the first run began, by {@link System#nanoTime()}
     */
    default boolean before(Retry retry, int failed, long start) {
        try {
            Duration pause = pause((RetryPolicy) retry, failed, Duration.ofNanos(System.nanoTime() - start));
            if (pause == null) {
                return false;
            }
            sleep(pause);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns the longest pause before the run after {@code failed} failed ones, or null if the time is up.
     *
     * @param elapsed the time since the first run began
     */
    static @Nullable Duration pause(RetryPolicy policy, int failed, Duration elapsed) {
        Duration pause = shorter(policy.first().multipliedBy(1L << Math.min(failed - 1, 20)), policy.longest());
        Duration limit = policy.limit();
        if (limit == null) {
            return pause;
        }
        Duration left = limit.minus(elapsed);
        return left.isZero() || left.isNegative() ? null : shorter(pause, left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
