package dev.rxkit.session;

import dev.rxkit.query.Binds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;

/** Writes statements with their values and times to the log {@code dev.rxkit.sql}, when asked to. Thread-safe. */
final class Echo {

    private static final Logger LOG = System.getLogger("dev.rxkit.sql");

    private final boolean on;

    Echo(boolean on) {
        this.on = on;
    }

    long start() {
        return on ? System.nanoTime() : 0;
    }

    void done(long start, String sql, Binds binds) {
        if (on) {
            say(start, sql + " " + binds.values());
        }
    }

    void done(long start, String sql, Supplier<?> values) {
        if (on) {
            say(start, sql + " " + values.get());
        }
    }

    void done(long start, String what) {
        if (on) {
            say(start, what);
        }
    }

    private static void say(long start, String what) {
        double millis = (System.nanoTime() - start) / 1e6;
        LOG.log(Level.INFO, what + String.format(Locale.ROOT, " (%.2f ms)", millis));
    }
}
