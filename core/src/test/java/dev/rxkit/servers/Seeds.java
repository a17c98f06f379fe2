package dev.rxkit.servers;

/**
 * The seeds of random tests. The ordinary build always uses the same seed, so that a failure is due to the commit; the
 * long profiles use a new one. {@code -Drx.seed=} repeats a run.
 */
public final class Seeds {

    private static final long FIXED = 20_261_128;

    private Seeds() {}

    /** Returns the first seed of this run; the caller prints it. */
    public static long first() {
        long usual = Boolean.getBoolean("rx.fresh") ? System.nanoTime() % 1_000_000_000L : FIXED;
        return Long.getLong("rx.seed", usual);
    }
}
