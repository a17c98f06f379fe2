package dev.rxkit.session;

import dev.rxkit.error.DatabaseBusyException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits before a transaction is run again. */
@FunctionalInterface
interface Pause {

    /** Any time up to the limit, so that transactions that collided do not meet again. */
    Pause JITTERED = limit -> Thread.sleep(ThreadLocalRandom.current().nextLong(limit.toMillis() + 1));

    void sleep(Duration limit) throws InterruptedException;

    /** Waits after so many failed runs; an interrupted wait ends the trying. */
    default void before(Retry retry, int failed, DatabaseBusyException failure) {
        try {
            sleep(retry.limit(failed));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
