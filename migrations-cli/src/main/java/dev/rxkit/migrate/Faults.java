package dev.rxkit.migrate;

import dev.rxkit.database.Fault;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.migrate.flyway.RunException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** Failures of the database in a line that says which database and what to do. */
final class Faults {
    private static final Set<Fault.Kind> WHOLE = EnumSet.of(Fault.Kind.BUSY, Fault.Kind.CORRUPT, Fault.Kind.CONNECTION);

    private Faults() {}

    /** A script's failure in its own words, unless the database as a whole is the matter. */
    static MigrationException of(RunException failure, MigrationContext bench) {
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof SQLException sql
                    && WHOLE.contains(bench.dialect().fault(sql).kind())) {
                return of(sql, bench);
            }
        }
        return new MigrationException(ExitCode.FAILED, String.valueOf(failure.getMessage()), failure);
    }

    static MigrationException of(SQLException failure, MigrationContext bench) {
        return of(failure, bench.url());
    }

    static MigrationException of(SQLException failure, DatabaseUrl url) {
        Fault.Kind kind = url.dialect().fault(failure).kind();
        String where = url.shown();
        String text = switch (kind) {
            case BUSY -> where + " is locked by another program. Close what uses it, then run the command" + " again.";
            case CORRUPT ->
                where + " is damaged, or no database at all. Restore it from a backup, or set"
                        + " db_url to another file.";
            case CONNECTION ->
                where + " cannot be reached: " + failure.getMessage() + ". Check db_url and whether the server runs.";
            default -> where + ": " + failure.getMessage();
        };
        return new MigrationException(ExitCode.FAILED, text, failure);
    }
}
