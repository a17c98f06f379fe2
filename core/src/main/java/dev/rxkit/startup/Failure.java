package dev.rxkit.startup;

import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import java.sql.SQLException;

/** Converts exceptions of the driver outside sessions to exceptions of Rx. */
final class Failure {

    private Failure() {}

    /** Returns the exception for "cannot {@code verb} the database". */
    static RxException of(SQLException failure, DatabaseUrl url, String verb) {
        String start = "Cannot " + verb + " the database " + url.shown() + ": ";
        return switch (url.dialect().fault(failure).kind()) {
            case BUSY ->
                new DatabaseBusyException(
                        start + "another connection holds its lock. Try again when that one is done.", failure);
            case CONNECTION ->
                new DatabaseUnreachableException(
                        start + said(failure, url) + ". Is it running, and is db_url right?", failure);
            case CORRUPT ->
                new DatabaseException(
                        start + "the file is damaged or no database. Restore it from a backup, or name another file in"
                                + " db_url.",
                        failure);
            default -> new DatabaseException(start + said(failure, url), failure);
        };
    }

    /** Returns the exception for a pool of the application that gave no connection. */
    static RxException ofPool(SQLException failure) {
        return new DatabaseUnreachableException(
                "The DataSource gave no connection: " + failure.getMessage() + ". Is the database running?", failure);
    }

    private static String said(SQLException failure, DatabaseUrl url) {
        String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
        String password = url.password();
        return password == null || password.isEmpty() ? text : text.replace(password, "***");
    }
}
