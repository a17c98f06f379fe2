package dev.rxkit.migrate;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.HistoryWriter;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.flyway.RunningScript;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.migrate.proof.StoppedScript;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code repair}: finishes the script at which a migration stopped half-way, where the database does not roll back DDL.
 */
final class RepairVerb {
    static final String NAME = "repair";

    private final MigrationContext context;
    private final ReportBuilder report;

    RepairVerb(MigrationContext context) {
        this(context, new ReportBuilder(NAME));
    }

    /** Creates an instance that reports to the report of another verb. */
    RepairVerb(MigrationContext context, ReportBuilder report) {
        this.context = context;
        this.report = report;
    }

    Report run() throws SQLException {
        ScriptSet scripts = ScriptLocation.require(context);
        if (!context.liveExists()) {
            return report.line("There is no database at " + context.url().shown() + "; nothing to repair.")
                    .end(ExitCode.OK);
        }
        context.url().requireUsable(context.settings().loader());
        try (MigrationLock databaseLock = context.lockDatabase();
                LiveDatabase live = LiveDatabase.open(context, scripts)) {
            databaseLock.requireHeld();
            Optional<Script> undone = stoppedUndo(live, scripts);
            if (undone.isPresent()) {
                finishUndo(live, scripts, undone.get());
                return report.next("mvn rx:status").end(ExitCode.OK);
            }
            Optional<Script> stopped = stopped(live, scripts).or(() -> begun(live, scripts));
            if (stopped.isEmpty() || !repair(live, scripts, stopped.get())) {
                report.line("No script stopped half-way in " + context.url().shown() + "; nothing to repair.");
            }
            report.scripts(HistoryStates.read(
                    live.connection(), context.dialect(), scripts, () -> context.flyway(live.connection(), scripts)));
            return report.next("mvn rx:migrate").end(ExitCode.OK);
        }
    }

    /** Returns the script that failed, or that was running when a migration was killed. */
    Optional<Script> stopped(LiveDatabase live, ScriptSet scripts) throws SQLException {
        Optional<ScriptStatus> failed = live.in(State.FAILED).stream().findFirst();
        Optional<String> running = running(live);
        return failed.or(() -> running.flatMap(file -> live.in(State.PENDING).stream()
                        .filter(status -> status.file().equals(file))
                        .findFirst()))
                .flatMap(status -> scripts.script(status.file()));
    }

    /** Returns the applied script whose undo script was running when its program failed or was killed. */
    private Optional<Script> stoppedUndo(LiveDatabase live, ScriptSet scripts) throws SQLException {
        Optional<String> running = running(live);
        return live.in(State.APPLIED).stream()
                .filter(status ->
                        running.filter(undoFile(status.file())::equals).isPresent())
                .findFirst()
                .flatMap(status -> scripts.script(status.file()));
    }

    private Optional<String> running(LiveDatabase live) throws SQLException {
        Optional<ServerStatements> server = context.migrations().server();
        return server.isPresent() ? RunningScript.read(live.connection(), server.get()) : Optional.empty();
    }

    private String undoFile(String script) {
        return context.folder().undoPath(script).getFileName().toString();
    }

    /**
     * Refuses to run anything on a database where an undo script stopped half-way.
     *
     * @throws MigrationException with {@link ExitCode#DRIFT} if one did
     */
    void requireNoStoppedUndo(LiveDatabase live, ScriptSet scripts) throws SQLException {
        Optional<Script> undone = stoppedUndo(live, scripts);
        if (undone.isPresent()) {
            throw new MigrationException(
                    ExitCode.DRIFT,
                    undoFile(undone.get().file()) + " stopped half-way in "
                            + context.url().shown()
                            + ". Finish it with `mvn rx:repair`. Nothing was changed.");
        }
    }

    /** Runs the rest of an undo script, and records it. */
    private void finishUndo(LiveDatabase live, ScriptSet scripts, Script script) throws SQLException {
        String file = undoFile(script.file());
        String text = context.folder()
                .undo(script.file())
                .orElseThrow(() -> new MigrationException(
                        ExitCode.DRIFT,
                        file + " stopped half-way in " + context.url().shown() + " and does not exist any more. Restore"
                                + " it from git, then run the command again."));
        Script undo = new Script(script.version(), file, text);
        List<StatementParser.Parsed> parsed = StatementParser.parse(live.connection(), file, text);
        Progress progress = progress(live, applied(live, scripts), undo, parsed);
        finish(live.connection(), undo, progress, parsed);
        for (Applied row : FlywayHistory.read(live.connection(), context.dialect())) {
            if (script.file().equals(row.script())) {
                new HistoryWriter(live.connection(), context.dialect()).undone(row, file, 0);
            }
        }
        clear(live.connection());
        report.line("Finished " + file + ": " + progress.range().least() + " of " + parsed.size()
                + " statements had run, and the others were run now. " + script.file() + " is pending again.");
    }

    /** How far a script ran, and what knows the rest of it. */
    private record Progress(StoppedScript position, StoppedScript.Range range) {}

    private static ScriptSet applied(LiveDatabase live, ScriptSet scripts) {
        return scripts.only(other -> live.scripts().stream()
                .anyMatch(status -> status.version().same(other.version())
                        && (status.state() == State.APPLIED || status.state() == State.BASELINE)));
    }

    /**
     * Returns how far a script ran.
     *
     * @throws MigrationException if that cannot be seen
     */
    private Progress progress(LiveDatabase live, ScriptSet before, Script script, List<StatementParser.Parsed> parsed)
            throws SQLException {
        List<String> statements =
                parsed.stream().map(StatementParser.Parsed::sql).toList();
        StoppedScript position = position(before, script, statements);
        StoppedScript.Range range = position.in(live.schema())
                .orElseThrow(() -> unknown(script, "its schema is not that after any statement of the script"));
        if (!isRepeatable(position, before, range)) {
            throw unknown(
                    script,
                    "whether line " + parsed.get(range.least()).line() + " ran leaves no trace in the schema, and"
                            + " running it twice would change the result");
        }
        return new Progress(position, range);
    }

    /** Returns the next script, which another program may have begun. */
    private Optional<Script> begun(LiveDatabase live, ScriptSet scripts) {
        return live.in(State.PENDING).stream().findFirst().flatMap(status -> scripts.script(status.file()));
    }

    /**
     * Finishes a script, or takes out the row of its failed run if nothing was applied.
     *
     * @return whether there was anything to do
     * @throws MigrationException if it cannot be seen how far it ran
     * @throws RunException if a statement fails
     */
    boolean repair(LiveDatabase live, ScriptSet scripts, Script script) throws SQLException {
        Connection connection = live.connection();
        boolean failed = live.in(State.FAILED).stream()
                .anyMatch(status -> status.version().same(script.version()));
        boolean dropped = dropUnfinishedIndexes(connection, script);
        List<StatementParser.Parsed> parsed = StatementParser.parse(connection, script.file(), script.text());
        boolean whole = context.isAtomic() && parsed.stream().allMatch(StatementParser.Parsed::transactional);
        Progress progress = whole ? null : progress(live, applied(live, scripts), script, parsed);
        HistoryWriter history = new HistoryWriter(connection, context.dialect());
        if (progress == null || progress.range().least() == 0) {
            if (failed) {
                history.removeFailed(script.version());
                report.line("Nothing of " + script.file() + " was applied; it is pending again.");
            }
            clear(connection);
            return failed || dropped;
        }
        finish(connection, script, progress, parsed);
        history.applied(script, 0);
        clear(connection);
        report.line("Finished " + script.file() + ": " + progress.range().least() + " of " + parsed.size()
                + " statements had run, and the others were run now.");
        return true;
    }

    private StoppedScript position(ScriptSet before, Script script, List<String> statements) throws SQLException {
        try (Scratch scratch = context.replay(before)) {
            if (scratch.missing().isPresent()) {
                throw unknown(script, scratch.missing().get());
            }
            return new StoppedScript(context.migrations(), scratch.connection(), context::inspect, statements);
        }
    }

    private boolean isRepeatable(StoppedScript position, ScriptSet before, StoppedScript.Range range)
            throws SQLException {
        for (boolean filled : List.of(true, false)) {
            try (Scratch scratch = context.replay(before)) {
                Optional<Boolean> repeatable = position.isRepeatable(scratch.connection(), range, filled);
                if (repeatable.isPresent()) {
                    return repeatable.get();
                }
            }
        }
        return false;
    }

    private MigrationException unknown(Script script, String why) {
        return new MigrationException(
                ExitCode.DRIFT,
                "It cannot be seen how far " + script.file() + " ran in "
                        + context.url().shown() + ": " + why
                        + ". Nothing was changed. Compare the database with the script (`mvn rx:drift` lists the"
                        + " differences).");
    }

    private void finish(Connection connection, Script script, Progress progress, List<StatementParser.Parsed> parsed)
            throws SQLException {
        ServerStatements server = context.migrations().server().orElseThrow();
        RunningScript.set(connection, server, script.file());
        List<String> rest = progress.position().rest(progress.range().least());
        int skipped = parsed.size() - rest.size();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < rest.size(); i++) {
                try {
                    statement.execute(rest.get(i));
                } catch (SQLException e) {
                    int line = parsed.get(Math.max(0, skipped + i)).line();
                    throw new RunException(
                            script.file() + ", line " + line + " failed: "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")
                                    + ". The statements before that line remain applied. Correct the data or the"
                                    + " script, then run `mvn rx:repair`, which goes on from there.",
                            e);
                }
            }
        }
    }

    private void clear(Connection connection) throws SQLException {
        Optional<ServerStatements> server = context.migrations().server();
        if (server.isPresent()) {
            RunningScript.clear(connection, server.get());
        }
    }

    /** Drops the indexes of a script whose building was interrupted; the script builds them again. */
    private boolean dropUnfinishedIndexes(Connection connection, Script script) throws SQLException {
        Optional<String> query = context.migrations().server().flatMap(ServerStatements::unfinishedIndexes);
        if (query.isEmpty()) {
            return false;
        }
        Map<String, String> drops = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(query.get())) {
                while (rows.next()) {
                    drops.put(rows.getString(1), rows.getString(2));
                }
            }
            drops.keySet().removeIf(name -> !script.text().contains(name));
            for (Map.Entry<String, String> drop : drops.entrySet()) {
                statement.execute(drop.getValue());
                report.line("Dropped index " + drop.getKey() + ", whose building was interrupted; " + script.file()
                        + " builds it again.");
            }
        }
        return !drops.isEmpty();
    }
}
