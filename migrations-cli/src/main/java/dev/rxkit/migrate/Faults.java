package dev.rxkit.migrate;

import dev.rxkit.dialect.Fault;
import java.sql.SQLException;

/** Failures of the database in a line that says which database and what to do. */
final class Faults {
    private Faults() {}

    static MigrationException of(SQLException failure, Workbench bench) {
        Fault.Kind kind = bench.dialect().fault(failure).kind();
        String where = bench.url().shown();
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
