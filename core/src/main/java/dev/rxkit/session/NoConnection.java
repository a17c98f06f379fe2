package dev.rxkit.session;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;

/** Tells why the pool gave no connection: all are in use, or there is no way to the database. */
final class NoConnection {

    private NoConnection() {}

    static RxException of(ConnectionException failure, int poolSize) {
        Throwable cause = failure.getCause();
        if (cause instanceof SQLTransientConnectionException late && late.getCause() == null) {
            return new DatabaseBusyException(
                    "no connection came free in time: all " + poolSize
                            + " of the pool are in use; keep sessions short, or raise pool_size",
                    late);
        }
        // The pool's own words only say how long it waited.
        Throwable reason =
                cause instanceof SQLTransientConnectionException && cause.getCause() != null ? cause.getCause() : cause;
        return new DatabaseUnreachableException(
                "no connection to the database: " + (reason == null ? "no reason given" : reason.getMessage()), cause);
    }
}
