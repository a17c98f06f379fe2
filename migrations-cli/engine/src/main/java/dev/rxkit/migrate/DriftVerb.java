package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.migrate.check.Unmodelled;
import dev.rxkit.migrate.flyway.MigrationLock;
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
 * one. Changes nothing in either.
 */
final class DriftVerb {
    static final String NAME = "drift";
    private static final List<String> WAYS = List.of("back", "in");

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    DriftVerb(MigrationContext context) {
        this.context = context;
    }

    /**
     * Runs the verb.
     *
     * @param sql whether to report the statements that bring the database back to what the scripts make
     * @param script {@code back} to write a script that does so, {@code in} to write a migration with the differences,
     *     blank for neither
     */
    Report run(boolean sql, String script) throws SQLException {
        if (!script.isBlank() && !WAYS.contains(script)) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "script is \"" + script + "\"; write back or in." + DidYouMean.sentence(script, WAYS));
        }
        ScriptSet scripts = ScriptLocation.require(context);
        String shown = context.url().shown();
        // A row of the history is written.
        try (MigrationLock lock = script.equals("in") && context.liveExists() ? context.lockDatabase() : null;
                LiveDatabase live = LiveDatabase.find(context, scripts)
                        .orElseThrow(() -> new MigrationException(
                                ExitCode.FAILED,
                                "There is no database at " + shown + " yet. Run `mvn rx:migrate` first."))) {
            if (lock != null) {
                lock.requireHeld();
            }
            if (!live.hasHistory()) {
                throw new MigrationException(
                        ExitCode.FAILED,
                        shown + " has no migration history, so there is nothing to compare it with. Run"
                                + " `mvn rx:migrate` first.");
            }
            live.requireSound(scripts.where());
            ScriptSet applied = scripts.only(one -> live.scripts().stream()
                    .anyMatch(status -> status.version().same(one.version())
                            && (status.state() == State.APPLIED || status.state() == State.BASELINE)));
            try (Scratch scratch = replay(applied)) {
                scratch.missing().ifPresent(why -> {
                    throw new MigrationException(ExitCode.FAILED, "The scripts cannot be replayed: " + why + ".");
                });
                return compare(scratch.schema(), live, applied, sql, script, scripts);
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

    private Report compare(
            Schema made, LiveDatabase live, ScriptSet applied, boolean sql, String script, ScriptSet scripts)
            throws SQLException {
        MigrationDialect dialect = context.migrations();
        Schema there = dialect.apart(live.schema());
        Schema replayed = dialect.apart(made);
        Unmodelled unmodelled = Unmodelled.of(dialect, replayed, there);
        Schema base = unmodelled.without(replayed);
        Schema seen = unmodelled.without(there);
        List<Change> changes = SchemaDiffer.diff(base, seen, Renames.none());
        List<ObjectChange> objects = ObjectChange.between(base, seen);
        String shown = context.url().shown();
        int count = applied.all().size();
        String counted = count + (count == 1 ? " script" : " scripts");
        report.leftAlone(unmodelled.lines());
        if (changes.isEmpty() && objects.isEmpty()) {
            return report.line("No drift: " + shown + " has exactly what the " + counted + " it has run make.")
                    .end(ExitCode.OK);
        }
        report.line(shown + " differs from what the " + counted
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
        if (!script.isBlank()) {
            DriftScript written = new DriftScript(context, report, scripts, base, seen);
            return script.equals(WAYS.get(0)) ? written.back(live) : written.in(live);
        }
        return report.end(ExitCode.DRIFT);
    }
}
