package dev.rxkit.session;

/**
 * Hears of every statement after it was run or refused, of BEGIN and COMMIT too, in the order they happened. It is
 * called by the session's own thread, so it should be quick, and it must not use that session. One that throws is
 * told of once at WARN and harms nothing. Called by several threads at a time.
 */
@FunctionalInterface
public interface StatementListener {

    /** A statement was run, or the database refused it. */
    void ran(StatementEvent event);
}
