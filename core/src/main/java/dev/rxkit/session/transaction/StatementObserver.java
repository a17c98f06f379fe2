package dev.rxkit.session.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs what a {@link WatchedStatement} sends to the database. Not thread-safe. */
interface StatementObserver {

    /** A call of the driver. */
    @FunctionalInterface
    interface DriverCall {
        @Nullable
        Object run() throws Throwable;
    }

    /**
     * Runs statements.
     *
     * @param statements their SQL
     * @throws Throwable what the call throws, or an exception because the statements are refused
     */
    @Nullable
    Object execute(List<String> statements, DriverCall call) throws Throwable;

    /**
     * Reads results of a statement that has run, or closes the statement.
     *
     * @throws Throwable what the call throws
     */
    @Nullable
    Object read(DriverCall call) throws Throwable;

    /** Called before a row is read. */
    void fetching();

    /**
     * Closes rows.
     *
     * @throws Throwable what the call throws, or an exception of the session for it
     */
    @Nullable
    Object closeRows(DriverCall call) throws Throwable;
}
