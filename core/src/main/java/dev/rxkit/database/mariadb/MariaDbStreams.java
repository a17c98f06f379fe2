package dev.rxkit.database.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Ends streams of rows. The driver reads rows from the connection in portions while the server sends all of them.
 * Before another statement the driver reads the remaining rows into memory, and when a result is closed it reads and
 * discards them.
 */
final class MariaDbStreams {

    /** How many rows the driver holds at a time; a portion is not a separate request. */
    static final int PORTION = 10;

    private static final int EXTRA_ROWS = 100;

    /** The error code of "Query execution was interrupted". */
    private static final int INTERRUPTED = 1317;

    private MariaDbStreams() {}

    /**
     * Reads a few more rows, because the server may have sent all by then; otherwise asks the server, on another
     * connection, to stop.
     */
    static void leave(ResultSet rows) throws SQLException {
        for (int i = 0; i < EXTRA_ROWS; i++) {
            if (!rows.next()) {
                return;
            }
        }
        Statement statement = rows.getStatement();
        try {
            statement.cancel();
        } catch (SQLException unreachable) {
            return; // No other connection is possible: the remaining rows are read and discarded.
        }
        try {
            rows.close();
        } catch (SQLException stopped) {
            requireInterrupted(stopped);
        }
        // If the query was complete when the server was asked to stop, the request affects the next statement instead.
        try (Statement next = statement.getConnection().createStatement()) {
            next.execute("DO 0");
        } catch (SQLException stopped) {
            requireInterrupted(stopped);
        }
    }

    private static void requireInterrupted(SQLException stopped) throws SQLException {
        if (stopped.getErrorCode() != INTERRUPTED) {
            throw stopped;
        }
    }
}
