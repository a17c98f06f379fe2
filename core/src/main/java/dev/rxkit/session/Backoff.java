package dev.rxkit.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits before a transaction is run again. */
@FunctionalInterface
interface Backoff {

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
            Duration pause = ((RetryPolicy) retry).pause(failed, Duration.ofNanos(System.nanoTime() - start));
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
}
