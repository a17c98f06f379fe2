package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.ObjectScript;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;

/**
 * {@code drift}: compares the live database, object by object, with what the scripts that it has run make on an empty
 * one. Writes nothing.
 */
final class DriftVerb {
    static final String NAME = "drift";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    DriftVerb(MigrationContext context) {
        this.context = context;
    }

    /**
     * Runs the verb.
     *
     * @param sql whether to report the statements that bring the database back to what the scripts make
     */
    Report run(boolean sql) throws SQLException {
        ScriptSet scripts = ScriptLocation.require(context);
        String shown = context.url().shown();
        try (LiveDatabase live = LiveDatabase.find(context, scripts)
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED, "There is no database at " + shown + " yet. Run `mvn rx:migrate` first."))) {
            if (!live.hasHistory()) {
                throw new MigrationException(
                        ExitCode.FAILED,
                        shown + " has no migration history, so there is nothing to compare it with. Run"
                                + " `mvn rx:migrate` first.");
            }
            live.requireSound(scripts.where());
            ScriptSet applied = scripts.only(script -> live.scripts().stream()
                    .anyMatch(status -> status.version().same(script.version())
                            && (status.state() == State.APPLIED || status.state() == State.BASELINE)));
            try (Scratch scratch = replay(applied)) {
                scratch.missing().ifPresent(why -> {
                    throw new MigrationException(ExitCode.FAILED, "The scripts cannot be replayed: " + why + ".");
                });
                return compare(scratch.schema(), live, applied.all().size(), sql);
            }
        }
    }

    private Scratch replay(ScriptSet applied) throws SQLException {
        try {
            return context.replay(applied);
        } catch (RunException e) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "The database was not compared, because the scripts that it has run fail on an empty one: "
                            + e.getMessage(),
                    e);
        }
    }

    private Report compare(Schema made, LiveDatabase live, int count, boolean sql) throws SQLException {
        MigrationDialect dialect = context.migrations();
        Schema there = dialect.apart(live.schema());
        Schema replayed = dialect.apart(made);
        Unmodelled unmodelled = Unmodelled.of(dialect, replayed, there);
        Schema base = unmodelled.without(replayed);
        Schema seen = unmodelled.without(there);
        List<Change> changes = SchemaDiffer.diff(base, seen, Renames.none());
        List<ObjectChange> objects = ObjectChange.between(base, seen);
        String shown = context.url().shown();
        String scripts = count + (count == 1 ? " script" : " scripts");
        report.leftAlone(unmodelled.lines());
        if (changes.isEmpty() && objects.isEmpty()) {
            return report.line("No drift: " + shown + " has exactly what the " + scripts + " it has run make.")
                    .end(ExitCode.OK);
        }
        report.line(shown + " differs from what the " + scripts
                        + " it has run make (+ is only in the database, - only in" + " the scripts):")
                .changes(changes)
                .objects(objects);
        if (sql) {
            report.statements(ObjectScript.around(
                    context.migrations(),
                    seen,
                    base,
                    ObjectChange.between(seen, base),
                    SchemaDiffer.diff(seen, base, Renames.none())));
        }
        return report.end(ExitCode.DRIFT);
    }
}
