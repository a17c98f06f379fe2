package dev.rxkit.session;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import java.sql.SQLTransientConnectionException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Says why the pool gave no connection: all are in use, the thread was interrupted, or there is no way to the database. */
final class NoConnection {

    /** The pool counts what it has at the end of its message. */
    private static final Pattern TOTAL = Pattern.compile("\\(total=(\\d+), active=");

    private NoConnection() {}

    /** @param open the sessions there are */
    static RxException of(ConnectionException failure, Collection<SessionContext> open, int poolSize) {
        Throwable cause = failure.getCause();
        if (interrupted(cause)) {
            return new DatabaseBusyException("interrupted while waiting for a connection", cause);
        }
        if (cause instanceof SQLTransientConnectionException late && late.getCause() == null) {
            return total(late) < poolSize
                    ? new DatabaseUnreachableException(
                            "no connection to the database: it did not answer in time; is it running, and is the way"
                                    + " to it open?",
                            late)
                    : new DatabaseBusyException(
                            "no connection came free in time: all " + poolSize + " of the pool are in use" + by(open)
                                    + "; keep sessions short, or raise pool_size",
                            late);
        }
        // The pool's own words only say how long it waited.
        Throwable reason =
                cause instanceof SQLTransientConnectionException && cause.getCause() != null ? cause.getCause() : cause;
        return new DatabaseUnreachableException(
                "no connection to the database: " + (reason == null ? "no reason given" : reason.getMessage()), cause);
    }

    private static boolean interrupted(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    private static int total(SQLTransientConnectionException late) {
        Matcher matcher = TOTAL.matcher(String.valueOf(late.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** The sessions that hold them, the oldest first. */
    private static String by(Collection<SessionContext> open) {
        long now = System.nanoTime();
        String sessions = open.stream()
                .sorted(Comparator.comparingLong((SessionContext session) -> session.since() - now))
                .limit(10)
                .map(session ->
                        String.format(Locale.ROOT, "%s (for %.1f s)", session.opened(), (now - session.since()) / 1e9))
                .collect(Collectors.joining(", "));
        return sessions.isEmpty() ? "" : ", by sessions opened at " + sessions;
    }
}
