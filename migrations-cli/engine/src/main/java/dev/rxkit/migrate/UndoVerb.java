package dev.rxkit.migrate;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.flyway.UndoRunner;
import dev.rxkit.migrate.proof.DataLoss;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code undo}: runs the undo scripts of the scripts that were applied last, newest first, and records them in the
 * history.
 */
final class UndoVerb {
    static final String NAME = "undo";

    private final MigrationContext context;
    private final ReportBuilder report = new ReportBuilder(NAME);

    UndoVerb(MigrationContext context) {
        this.context = context;
    }

    /**
     * A script to undo.
     *
     * @param applied the version that the history has; another one than that of the script if it was rebased since
     * @param undo the text of its undo script
     */
    private record Step(Version applied, Script script, String file, String undo) {}

    /**
     * Runs the verb.
     *
     * @param to the version that stays the last one; blank to undo one script
     */
    Report run(String to) throws SQLException {
        ScriptSet scripts = ScriptLocation.require(context);
        if (!context.liveExists()) {
            return report.line("There is no database at " + context.url().shown() + "; nothing to undo.")
                    .end(ExitCode.OK);
        }
        context.url().requireUsable(context.settings().loader());
        try (MigrationLock databaseLock = context.lockDatabase();
                LiveDatabase live = LiveDatabase.open(context, scripts)) {
            databaseLock.requireHeld();
            if (!live.isLateOnly()) {
                live.requireSound(scripts.where());
            }
            new RepairVerb(context, report).requireNoStoppedUndo(live, scripts);
            List<Step> steps = steps(scripts, live, to);
            if (steps.isEmpty()) {
                return report.line("No script was applied to " + context.url().shown()
                                + (to.isBlank() ? "" : " after version " + to) + "; nothing to undo.")
                        .end(ExitCode.OK);
            }
            List<OpenQuestion> open = ask(scripts, live, steps);
            if (!open.isEmpty()) {
                return report.unanswered(open);
            }
            undo(live.connection(), steps);
            report.scripts(HistoryStates.read(
                    live.connection(), context.dialect(), scripts, () -> context.flyway(live.connection(), scripts)));
            return report.line("Undone scripts are pending again. `mvn rx:discard` deletes the last one.")
                    .next("mvn rx:migrate")
                    .end(ExitCode.OK);
        }
    }

    /**
     * Returns the scripts to undo, newest first.
     *
     * @throws MigrationException if one has no undo script, or {@code to} is not an applied version
     */
    private List<Step> steps(ScriptSet scripts, LiveDatabase live, String to) {
        List<Version> applied = live.scripts().stream()
                .filter(status ->
                        status.state() == State.APPLIED || live.formerly(status).isPresent())
                .map(ScriptStatus::version)
                .toList();
        List<Version> undone = new ArrayList<>();
        if (to.isBlank()) {
            if (!applied.isEmpty()) {
                undone.add(applied.get(applied.size() - 1));
            }
        } else {
            Version last = requireKnown(live, to);
            applied.stream().filter(version -> version.compareTo(last) > 0).forEach(version -> undone.add(0, version));
        }
        List<Step> steps = new ArrayList<>();
        for (Version version : undone) {
            Script script = live.scripts().stream()
                    .filter(status -> status.version().same(version))
                    .flatMap(status -> live.formerly(status).stream())
                    .findFirst()
                    .or(() -> live.scripts().stream()
                            .filter(status -> status.version().same(version))
                            .findFirst()
                            .flatMap(status -> scripts.script(status.file())))
                    .orElseThrow();
            requireNoBaseline(script);
            String path = context.folder().undoPath(script.file()).getFileName().toString();
            String undo = context.folder()
                    .undo(script.file())
                    .orElseThrow(() -> new MigrationException(
                            ExitCode.FAILED,
                            script.file() + " has no undo script: "
                                    + context.folder().undoPath(script.file())
                                    + " does not exist. Write one, or undo the change by a new script. Nothing was"
                                    + " undone."));
            steps.add(new Step(version, script, path, undo));
        }
        return steps;
    }

    /** Refuses a baseline script: what it made was there before the first script that can be undone. */
    private void requireNoBaseline(Script script) {
        if (script.baseline()) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    context.url().shown() + " began with " + script.file()
                            + ", which stands for all scripts up to its version and cannot be undone. Nothing was"
                            + " undone.");
        }
    }

    private static Version requireKnown(LiveDatabase live, String to) {
        List<Version> known = live.scripts().stream()
                .filter(status -> status.state() == State.APPLIED || status.state() == State.BASELINE)
                .map(status -> status.version())
                .toList();
        return Version.parse(to)
                .filter(version -> known.stream().anyMatch(version::same))
                .orElseThrow(() -> new MigrationException(
                        ExitCode.FAILED,
                        "Version " + to + " is not applied. The applied versions are: "
                                + String.join(
                                        ", ", known.stream().map(Version::text).toList()) + "."));
    }

    /** Asks about everything that has rows and would be lost; returns the questions without an answer. */
    private List<OpenQuestion> ask(ScriptSet scripts, LiveDatabase live, List<Step> steps) throws SQLException {
        return LossQuestions.ask(context, questions(scripts, live, steps), "nothing was undone");
    }

    private List<OpenQuestion> questions(ScriptSet scripts, LiveDatabase live, List<Step> steps) throws SQLException {
        String names = String.join(", ", steps.stream().map(Step::file).toList());
        ScriptSet applied = scripts.only(script -> live.scripts().stream()
                .anyMatch(status -> status.version().same(script.version())
                                && (status.state() == State.APPLIED || status.state() == State.BASELINE)
                        || live.formerly(status).filter(script::equals).isPresent()));
        try (Scratch scratch = context.replay(applied)) {
            Optional<String> missing = scratch.missing();
            if (missing.isPresent()) {
                return List.of(LossQuestions.question(
                        "undo:" + steps.get(0).script().version(),
                        "What " + names + " would take away is not known, because " + missing.get() + ". Run "
                                + (steps.size() == 1 ? "it?" : "them?")));
            }
            List<String> statements = new ArrayList<>();
            for (Step step : steps) {
                StatementParser.parse(scratch.connection(), step.file(), step.undo())
                        .forEach(parsed -> statements.add(parsed.sql()));
            }
            DataLoss losses = new DataLoss(context.migrations(), scratch.connection(), context::inspect);
            return LossQuestions.of(context, live.connection(), losses.of(statements), NAME, names, "Undo?");
        }
    }

    private void undo(Connection connection, List<Step> steps) throws SQLException {
        UndoRunner runner = new UndoRunner(
                connection,
                context.dialect(),
                context.isAtomic() ? Optional.empty() : context.migrations().server());
        List<Applied> rows = FlywayHistory.read(connection, context.dialect());
        for (Step step : steps) {
            Applied row = rows.stream()
                    .filter(applied -> Optional.ofNullable(applied.version())
                            .flatMap(Version::parse)
                            .filter(step.applied()::same)
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
            context.progress().accept("running " + step.file());
            runner.undo(row, step.file(), step.undo());
            report.line("Undid " + step.script().file() + " in " + context.url().shown() + ".");
        }
    }
}
