package dev.rxkit.database.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows that the driver takes from the connection portion by portion, while the server sends all of them. Before another
 * statement the driver reads the rest into memory, and at their end it reads the rest away.
 */
final class MariaDbStreams {

    /** A portion is no request: it is what the driver holds at a time. */
    static final int PORTION = 10;

    private static final int FEW = 100;

    /** "Query execution was interrupted". */
    private static final int INTERRUPTED = 1317;

    private MariaDbStreams() {}

    /** A few more rows are read, for the server may be done by then; else it is asked, on another connection, to stop. */
    static void leave(ResultSet rows) throws SQLException {
        for (int i = 0; i < FEW; i++) {
            if (!rows.next()) {
                return;
            }
        }
        Statement statement = rows.getStatement();
        try {
            statement.cancel();
        } catch (SQLException unreachable) {
            return; // No connection to ask on: the rest is read away.
        }
        try {
            rows.close();
        } catch (SQLException stopped) {
            requireInterrupted(stopped);
        }
        // If the server was done with the query when it was asked, it stops the next one.
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
