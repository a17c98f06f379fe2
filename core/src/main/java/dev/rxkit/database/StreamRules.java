package dev.rxkit.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How the rows of a statement are fetched in portions. Implementations are stateless and thread-safe. */
public interface StreamRules {

    /** Returns whether each portion of a stream is a separate request, whose size may change. */
    default boolean portionsAreAsked() {
        return false;
    }

    /** Returns whether rows that are still being read show changes that the same connection makes in the meantime. */
    default boolean streamsSeeWrites() {
        return false;
    }

    /** Called before a result is closed of which some rows have not been read: lets the database stop sending them. */
    default void leave(ResultSet rows) throws SQLException {}

    /** Returns how many rows of a stream the driver fetches at a time; 0 if it returns them one by one in any case. */
    default int streamedRows() {
        return 0;
    }
}
