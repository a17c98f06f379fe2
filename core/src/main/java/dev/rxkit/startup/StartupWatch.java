package dev.rxkit.startup;

import dev.rxkit.error.RxException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** Runs the check once, on a background thread that delays nothing, and logs the result. */
final class StartupWatch {

    private static final Logger LOG = System.getLogger("dev.rxkit");
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(1);

    private final Thread thread;

    private StartupWatch(Thread thread) {
        this.thread = thread;
    }

    static StartupWatch start(SchemaCheck check) {
        Thread thread = new Thread(() -> run(check), "rx-startup-check");
        thread.setDaemon(true);
        thread.start();
        return new StartupWatch(thread);
    }

    private static void run(SchemaCheck check) {
        try {
            CheckResult found = check.run();
            if (!found.message().isEmpty()) {
                LOG.log(found.state() == CheckResult.State.NO_LOCK ? Level.INFO : Level.WARNING, found.message());
            }
        } catch (RxException e) {
            LOG.log(Level.WARNING, "The schema was not checked. " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "The schema was not checked.", e);
        }
    }

    /** Waits a short time for a check that is still running; a longer one is abandoned. */
    void await() {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
