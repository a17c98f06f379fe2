package dev.rxkit.startup;

import dev.rxkit.error.RxException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Describes the schema for the message of a statement that used an unknown table or column: the pending scripts, or the
 * changes. The result is computed on request and kept for a second, so that many failures at once do not load the
 * database. Thread-safe.
 */
final class SchemaState implements Supplier<String> {

    private static final long KEPT = TimeUnit.SECONDS.toNanos(1);

    private final SchemaCheck check;
    private String known = "";
    private long until;
    private boolean looked;

    SchemaState(SchemaCheck check) {
        this.check = check;
    }

    /** Returns the text; empty if nothing is known. */
    @Override
    public synchronized String get() {
        if (!looked || System.nanoTime() - until > 0) {
            known = look();
            until = System.nanoTime() + KEPT;
            looked = true;
        }
        return known;
    }

    private String look() {
        try {
            return check.explanation();
        } catch (RxException unknown) {
            return "";
        }
    }
}
