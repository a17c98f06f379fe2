package dev.rxkit.session;

/**
 * Receives each statement after it was run or refused, including BEGIN and COMMIT, in order. It is called by the thread
 * of the session, so it should return quickly, and it must not use that session. An exception that it throws is logged
 * once at WARN and otherwise ignored. Several threads may call it at the same time, so it must be thread-safe.
 */
@FunctionalInterface
public interface StatementListener {

    /** Called after a statement was run, or refused by the database. */
    void ran(StatementEvent event);
}
