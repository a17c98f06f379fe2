package dev.rxkit.migrate;

import dev.rxkit.database.Fault;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.migrate.flyway.RunException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** Converts failures of the database to exceptions that name the database and what to do. */
final class Faults {
    private static final Set<Fault.Kind> WHOLE_DATABASE =
            EnumSet.of(Fault.Kind.BUSY, Fault.Kind.CORRUPT, Fault.Kind.CONNECTION);

    private Faults() {}

    /**
     * Converts the failure of a script; if the whole database is locked, damaged or unreachable, the message says so.
     */
    static MigrationException of(RunException failure, MigrationContext context) {
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                Fault.Kind kind = context.dialect().fault(sql).kind();
                // On a server a table is locked, not the whole database.
                boolean table =
                        kind == Fault.Kind.BUSY && context.migrations().server().isPresent();
                if (WHOLE_DATABASE.contains(kind) && !table) {
                    return of(sql, context);
                }
            }
        }
        return new MigrationException(ExitCode.FAILED, String.valueOf(failure.getMessage()), failure);
    }

    static MigrationException of(SQLException failure, MigrationContext context) {
        return of(failure, context.url());
    }

    static MigrationException of(SQLException failure, DatabaseUrl url) {
        Fault.Kind kind = url.dialect().fault(failure).kind();
        String where = url.shown();
        String text = switch (kind) {
            case BUSY -> where + " is locked by another program. Close what uses it, then run the command" + " again.";
            case CORRUPT ->
                where + " is damaged, or is not a database. Restore it from a backup, or set"
                        + " db_url to another file.";
            case CONNECTION ->
                where + " cannot be reached: " + failure.getMessage() + ". Check db_url and whether the server runs.";
            default -> where + ": " + failure.getMessage();
        };
        return new MigrationException(ExitCode.FAILED, text, failure);
    }
}
