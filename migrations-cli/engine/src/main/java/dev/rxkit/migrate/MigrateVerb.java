package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.ScriptName;
import dev.rxkit.migrate.flyway.FlywayRunner;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.HistoryWriter;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code migrate}: runs the scripts that were not yet applied. */
final class MigrateVerb {
    static final String NAME = "migrate";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    MigrateVerb(MigrationContext context) {
        this.context = context;
    }

    Report run() throws SQLException {
        if (context.url().inMemory()) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "An in-memory database ends with its connection, so there is nothing to migrate. Set db_url to a"
                            + " file, or use Database.createTables().");
        }
        ScriptSet scripts = ScriptLocation.require(context);
        context.url().requireUsable(context.settings().loader());
        try (MigrationLock databaseLock = context.lockDatabase()) {
            databaseLock.requireHeld();
            repair(scripts);
            return migrate(scripts);
        }
    }

    /** Finishes a script at which an earlier run stopped. */
    private void repair(ScriptSet scripts) throws SQLException {
        if (context.migrations().server().isEmpty()) {
            return;
        }
        try (LiveDatabase live = LiveDatabase.open(context, scripts)) {
            RepairVerb repair = new RepairVerb(context, report);
            repair.requireNoStoppedUndo(live, scripts);
            Optional<Script> stopped = repair.stopped(live, scripts);
            if (stopped.isPresent()) {
                requireProved(scripts);
                repair.repair(live, scripts, stopped.get());
            }
        }
    }

    private Report migrate(ScriptSet scripts) throws SQLException {
        try (LiveDatabase live = LiveDatabase.open(context, scripts)) {
            live.requireSound(scripts.where());
            requireHistory(live);
            noteLock(scripts);
            noteSquashed(live, scripts);
            int ran = live.in(State.PENDING).isEmpty() && hasNoRepeatables(scripts) ? 0 : run(live, scripts);
            report.line(
                    ran == 0
                            ? context.url().shown() + " is up to date; nothing to do."
                            : "Applied " + ran + (ran == 1 ? " script" : " scripts") + " to "
                                    + context.url().shown() + ".");
            report.scripts(HistoryStates.read(
                    live.connection(), context.dialect(), scripts, () -> context.flyway(live.connection(), scripts)));
            check(scripts, live);
            return report.end(ExitCode.OK);
        }
    }

    /** Records that the database ran all of what a baseline script replaced and that was deleted since. */
    private void noteSquashed(LiveDatabase live, ScriptSet scripts) throws SQLException {
        int gone = live.hasHistory() ? new HistoryWriter(live.connection(), context.dialect()).squashed(scripts) : 0;
        if (gone > 0) {
            report.line(context.url().shown() + " has run what "
                    + scripts.baseline().map(Script::file).orElse("") + " replaces; recorded in its history, for "
                    + gone + (gone == 1 ? " deleted script." : " deleted scripts."));
        }
    }

    private int run(LiveDatabase live, ScriptSet scripts) throws SQLException {
        FlywayRunner flyway = context.flyway(live.connection(), scripts);
        Optional<ServerStatements> server = context.migrations().server();
        return server.isPresent() && !context.isAtomic()
                ? flyway.migrate(context.progress(), server.get())
                : flyway.migrate(context.progress());
    }

    private static boolean hasNoRepeatables(ScriptSet scripts) {
        return scripts.others().keySet().stream()
                .flatMap(file -> ScriptName.parse(file).stream())
                .noneMatch(ScriptName::repeatable);
    }

    /** Refuses a database with tables but no history: the first script would fail because its tables exist. */
    private void requireHistory(LiveDatabase live) throws SQLException {
        if (!live.hasHistory() && !live.schema().tables().isEmpty()) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    context.url().shown() + " has tables but no migration history, perhaps made by createTables(). Set"
                            + " db_url to a new database, or record what is there with `flyway baseline`.");
        }
    }

    private void noteLock(ScriptSet scripts) {
        if (scripts.lock().isEmpty()) {
            report.line("There is no " + ScriptLocation.withoutLock(scripts));
            return;
        }
        List<String> unproved = scripts.unlisted().stream().map(Script::file).toList();
        if (!unproved.isEmpty()) {
            report.line("Not in " + LockFile.NAME + ", so not proved: " + String.join(", ", unproved)
                    + ". Run `mvn rx:accept`.");
        }
        requireProved(scripts);
    }

    private static void requireProved(ScriptSet scripts) {
        List<String> changed =
                scripts.changedSinceListed().stream().map(Script::file).toList();
        if (!changed.isEmpty()) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    String.join(", ", changed) + (changed.size() == 1 ? " was" : " were")
                            + " edited since proved. Nothing was applied. Prove and list what is there with"
                            + " `mvn rx:accept`, or restore the old text from git.");
        }
    }

    /** Reports the changes of the models that no script makes, as the check at the application's start does. */
    private void check(ScriptSet scripts, LiveDatabase live) throws SQLException {
        Optional<Models> models = scripts.lock().isEmpty() ? Optional.empty() : context.findModels();
        if (models.isEmpty()) {
            return;
        }
        report.lines(models.get().renameWarnings(live.schema()));
        List<Change> changes = Comparison.changes(context, models.get(), scripts.lock(), live.schema());
        if (!changes.isEmpty()) {
            report.line("Detected database schema changes. Run `mvn rx:makemigrations` to generate migration scripts:")
                    .changes(changes)
                    .next("mvn rx:makemigrations");
        }
    }
}
