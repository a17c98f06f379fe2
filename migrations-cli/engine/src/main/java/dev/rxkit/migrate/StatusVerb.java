package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code status}: lists the scripts with their states and the changes that no script makes. Changes nothing. */
final class StatusVerb {
    static final String NAME = "status";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    StatusVerb(MigrationContext context) {
        this.context = context;
    }

    Report run() throws SQLException {
        ScriptSet scripts = ScriptLocation.requireScripts(context);
        Map<String, String> foreign = ScriptLocation.foreign(context, scripts);
        if (!foreign.isEmpty()) {
            foreign.forEach((file, text) -> report.line("  [!] " + file + " " + text));
            return report.line(ScriptLocation.ownFolder(context)).end(ExitCode.OK);
        }
        Optional<LiveDatabase> live = LiveDatabase.find(context, scripts);
        try {
            report.line("[" + context.url().shown() + "]" + (live.isPresent() ? "" : " (does not exist yet)"));
            List<ScriptStatus> states = live.map(LiveDatabase::scripts).orElseGet(() -> HistoryStates.ofEmpty(scripts));
            report.scripts(states);
            states.forEach(status -> report.line("  " + mark(status.state()) + " " + status.file() + " "
                    + status.state().text()));
            if (states.stream().anyMatch(status -> status.state() == State.PENDING)) {
                report.next("mvn rx:migrate");
            }
            live.flatMap(found -> found.problem(scripts.where())).ifPresent(report::line);
            pendingChanges(scripts, states, live);
            return report.end(ExitCode.OK);
        } finally {
            live.ifPresent(LiveDatabase::close);
        }
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
                .forEach(file -> report.line(file + " is not in the lock: run `mvn rx:accept`."));
        scripts.changedSinceListed().stream()
                .map(Script::file)
                .filter(file -> states.stream().noneMatch(s -> s.file().equals(file) && s.state() == State.EDITED))
                .forEach(file -> report.line(file + " was edited since it was proved: run `mvn rx:accept`."));
        Optional<Models> models = context.findModels();
        if (models.isEmpty()) {
            report.line("No model class found in " + Models.searched(context.settings()) + ".");
            return;
        }
        report.lines(models.get().warnings());
        boolean proved = proved(scripts, models.get());
        if (proved) {
            report.lines(models.get().renameWarnings(models.get().declared()));
        }
        List<Change> changes = proved ? List.of() : changes(scripts, models.get(), live);
        if (changes.isEmpty()) {
            report.line("The scripts make what the models describe.");
        } else {
            report.line("The models want more than the scripts make:")
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
        try (Scratch scratch = context.replay(scripts)) {
            Optional<LiveDatabase> head = live.filter(LiveDatabase::atHead);
            if (scratch.missing().isPresent() && head.isEmpty()) {
                return List.of();
            }
            Schema there = scratch.missing().isEmpty()
                    ? scratch.schema()
                    : head.orElseThrow().schema();
            report.lines(models.renameWarnings(there));
            return Comparison.changes(context, models, scripts.lock(), there);
        }
    }
}
