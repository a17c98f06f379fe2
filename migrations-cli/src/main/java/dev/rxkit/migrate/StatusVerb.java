package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** {@code status}: lists the scripts with their states and the changes that no script makes. Changes nothing. */
final class StatusVerb {
    static final String NAME = "status";

    private final MigrationContext bench;
    private final ReportBuilder notes = new ReportBuilder(NAME);

    StatusVerb(MigrationContext bench) {
        this.bench = bench;
    }

    Report run() throws SQLException {
        ScriptSet scripts = ScriptLocation.find(bench)
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Not initialised: no scripts in " + ScriptLocation.searched(bench)
                                + ". Run `mvn rx:init` first."));
        Optional<LiveDatabase> live = LiveDatabase.find(bench, scripts);
        try {
            notes.line("[" + bench.url().shown() + "]" + (live.isPresent() ? "" : " (does not exist yet)"));
            List<ScriptStatus> states = live.map(LiveDatabase::scripts).orElseGet(() -> allPending(scripts));
            notes.scripts(states);
            states.forEach(status -> notes.line("  " + mark(status.state()) + " " + status.file() + " "
                    + status.state().text()));
            if (states.stream().anyMatch(status -> status.state() == State.PENDING)) {
                notes.next("mvn rx:migrate");
            }
            live.flatMap(found -> found.problem(scripts.where())).ifPresent(notes::line);
            pendingChanges(scripts, states, live);
            return notes.end(ExitCode.OK);
        } finally {
            live.ifPresent(LiveDatabase::close);
        }
    }

    private static List<ScriptStatus> allPending(ScriptSet scripts) {
        return scripts.versioned().stream()
                .map(script -> new ScriptStatus(script.version(), script.file(), State.PENDING))
                .toList();
    }

    private static String mark(State state) {
        return switch (state) {
            case APPLIED, BASELINE -> "[x]";
            case PENDING, LATE -> "[ ]";
            case EDITED, MISSING, FAILED -> "[!]";
        };
    }

    private void pendingChanges(ScriptSet scripts, List<ScriptStatus> states, Optional<LiveDatabase> live)
            throws SQLException {
        scripts.unlisted().stream()
                .map(Script::file)
                .filter(file -> scripts.lock().isPresent())
                .forEach(file -> notes.line(file + " is not in the lock: run `mvn rx:accept`."));
        scripts.changedSinceListed().stream()
                .map(Script::file)
                .filter(file -> states.stream().noneMatch(s -> s.file().equals(file) && s.state() == State.EDITED))
                .forEach(file -> notes.line(file + " was edited since it was proved: run `mvn rx:accept`."));
        Optional<Models> models = bench.findModels();
        if (models.isEmpty()) {
            notes.line("No model class found in " + Models.searched(bench.settings()) + ".");
            return;
        }
        notes.lines(models.get().warnings());
        boolean proved = proved(scripts, models.get());
        if (proved) {
            notes.lines(models.get().renameWarnings(models.get().declared()));
        }
        List<Change> changes = proved ? List.of() : changes(scripts, models.get(), live);
        if (changes.isEmpty()) {
            notes.line("The scripts make what the models describe.");
        } else {
            notes.line("The models want more than the scripts make:")
                    .changes(changes)
                    .next("mvn rx:makemigrations");
        }
    }

    /** Returns whether the lock says that these scripts lead to these models. */
    private static boolean proved(ScriptSet scripts, Models models) {
        return scripts.lock()
                        .filter(lock -> lock.modelsHash().equals(models.hash()))
                        .isPresent()
                && scripts.unlisted().isEmpty()
                && scripts.changedSinceListed().isEmpty()
                && scripts.lost().isEmpty();
    }

    private List<Change> changes(ScriptSet scripts, Models models, Optional<LiveDatabase> live) throws SQLException {
        try (Scratch scratch = bench.replay(scripts)) {
            Optional<LiveDatabase> head = live.filter(LiveDatabase::atHead);
            if (scratch.missing().isPresent() && head.isEmpty()) {
                return List.of();
            }
            Schema there = scratch.missing().isEmpty()
                    ? scratch.schema()
                    : head.orElseThrow().schema();
            notes.lines(models.renameWarnings(there));
            return Comparison.changes(bench, models, scripts.lock(), there);
        }
    }
}
