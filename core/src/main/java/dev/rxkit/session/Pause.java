package dev.rxkit.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits before a transaction is run again. */
@FunctionalInterface
interface Pause {

    /** Any time up to the limit, so that transactions that collided do not meet again. */
    Pause JITTERED = limit -> Thread.sleep(ThreadLocalRandom.current().nextLong(limit.toMillis() + 1));

    void sleep(Duration limit) throws InterruptedException;

    /** Waits after so many failed runs; false if the wait was interrupted, which ends the trying. */
    default boolean before(Retry retry, int failed) {
        try {
            sleep(retry.limit(failed));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
