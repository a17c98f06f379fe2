package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.ScriptName;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code migrate}: runs the scripts that were not yet applied. */
final class MigrateVerb {
    static final String NAME = "migrate";

    private final MigrationContext bench;
    private final ReportBuilder notes = new ReportBuilder(NAME);

    MigrateVerb(MigrationContext bench) {
        this.bench = bench;
    }

    Report run() throws SQLException {
        if (bench.url().inMemory()) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    "An in-memory database ends with its connection, so there is nothing to migrate. Set db_url to a"
                            + " file, or use Database.createTables().");
        }
        ScriptSet scripts = ScriptLocation.find(bench)
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Not initialised: no scripts in " + ScriptLocation.searched(bench)
                                + ". Run `mvn rx:init` first."));
        bench.url().requireUsable(bench.settings().loader());
        try (MigrationLock turn = bench.lockDatabase();
                LiveDatabase live = LiveDatabase.open(bench, scripts)) {
            turn.requireHeld();
            live.requireSound(scripts.where());
            requireHistory(live);
            noteLock(scripts);
            int ran = live.in(State.PENDING).isEmpty() && hasNoRepeatables(scripts)
                    ? 0
                    : bench.flyway(live.connection(), scripts).migrate(bench.progress());
            notes.line(
                    ran == 0
                            ? bench.url().shown() + " is up to date; nothing to do."
                            : "Applied " + ran + (ran == 1 ? " script" : " scripts") + " to "
                                    + bench.url().shown() + ".");
            notes.scripts(HistoryStates.read(
                    live.connection(), bench.dialect(), scripts, () -> bench.flyway(live.connection(), scripts)));
            check(scripts, live);
            return notes.end(ExitCode.OK);
        }
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
                    bench.url().shown() + " has tables but no migration history, perhaps made by createTables(). Set"
                            + " db_url to a new database, or record what is there with `flyway baseline`.");
        }
    }

    private void noteLock(ScriptSet scripts) {
        if (scripts.lock().isEmpty()) {
            notes.line("There is no " + LockFile.NAME + " in " + scripts.where() + ". Run `mvn rx:init` to create it.");
            return;
        }
        List<String> unproved = scripts.unlisted().stream().map(Script::file).toList();
        List<String> changed =
                scripts.changedSinceListed().stream().map(Script::file).toList();
        if (!unproved.isEmpty()) {
            notes.line("Not in " + LockFile.NAME + ", so not proved: " + String.join(", ", unproved)
                    + ". Run `mvn rx:accept`.");
        }
        if (!changed.isEmpty()) {
            notes.line("Edited since proved: " + String.join(", ", changed) + ". Run `mvn rx:accept`.");
        }
    }

    /** Reports the changes of the models that no script makes, as the check at the application's start does. */
    private void check(ScriptSet scripts, LiveDatabase live) throws SQLException {
        Optional<Models> models = scripts.lock().isEmpty() ? Optional.empty() : bench.findModels();
        if (models.isEmpty()) {
            return;
        }
        notes.lines(models.get().renameWarnings(live.schema()));
        List<Change> changes = Comparison.changes(bench, models.get(), scripts.lock(), live.schema());
        if (!changes.isEmpty()) {
            notes.line("Detected database schema changes. Run `mvn rx:makemigrations` to generate migration scripts:")
                    .changes(changes)
                    .next("mvn rx:makemigrations");
        }
    }
}
