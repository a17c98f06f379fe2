package dev.rxkit.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How the rows of one statement are read in portions. Stateless and thread-safe. */
public interface StreamRules {

    /** Whether each portion of a stream is a request of its own, whose size may change. */
    default boolean portionsAreAsked() {
        return false;
    }

    /** Whether rows that are still being read show what the same connection writes meanwhile. */
    default boolean streamsSeeWrites() {
        return false;
    }

    /** Before rows are closed of which some are not read: lets the database stop sending them. */
    default void leave(ResultSet rows) throws SQLException {}

    /** How many rows of a stream the driver fetches at a time; 0 for one that hands them out one by one anyway. */
    default int streamedRows() {
        return 0;
    }
}
