package dev.rxkit.session.statement;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The rows of an open statement.
 *
 * @param ending closes the statement and the rows
 */
public record OpenRows(ResultSet rows, Ending ending) {

    /** Closes a statement. */
    @FunctionalInterface
    public interface Ending {
        void end() throws SQLException;
    }

    public void close() throws SQLException {
        ending.end();
    }
}
