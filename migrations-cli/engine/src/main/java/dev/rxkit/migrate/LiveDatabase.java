package dev.rxkit.migrate;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.flyway.SquashedScripts;
import dev.rxkit.migrate.script.RebasedScript;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The configured database and the states of the scripts in it. Not thread-safe. */
final class LiveDatabase implements AutoCloseable {
    private final MigrationContext context;
    private final Connection connection;
    private final List<ScriptStatus> scripts;
    private final ScriptSet set;
    private final boolean history;

    private LiveDatabase(MigrationContext context, Connection connection, ScriptSet set) throws SQLException {
        this.context = context;
        this.connection = connection;
        this.set = set;
        this.history = FlywayHistory.present(connection);
        this.scripts = HistoryStates.read(connection, context.dialect(), set, () -> context.flyway(connection, set));
    }

    /** Connects to the database; empty if it does not exist yet. */
    static Optional<LiveDatabase> find(MigrationContext context, ScriptSet set) {
        return context.liveExists() ? Optional.of(open(context, set)) : Optional.empty();
    }

    /** Connects to the database; creates the file of a SQLite database that does not exist. */
    static LiveDatabase open(MigrationContext context, ScriptSet set) {
        Connection connection = context.connect();
        try {
            return new LiveDatabase(context, connection, set);
        } catch (SQLException e) {
            close(connection, context);
            throw Faults.of(e, context);
        } catch (RuntimeException e) {
            close(connection, context);
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    List<ScriptStatus> scripts() {
        return scripts;
    }

    /** Returns whether the database has a migration history. */
    boolean hasHistory() {
        return history;
    }

    Schema schema() throws SQLException {
        return context.inspect(connection);
    }

    List<ScriptStatus> in(State state) {
        return scripts.stream().filter(status -> status.state() == state).toList();
    }

    /** Returns whether all scripts were applied. */
    boolean atHead() {
        return history
                && scripts.stream()
                        .allMatch(status -> status.state() == State.APPLIED || status.state() == State.BASELINE);
    }

    /**
     * Checks that the history agrees with the scripts.
     *
     * @throws MigrationException with {@link ExitCode#DRIFT} if it does not
     */
    void requireSound(String where) {
        problem(where).ifPresent(text -> {
            throw new MigrationException(ExitCode.DRIFT, text);
        });
    }

    /** Describes the oldest conflict between history and scripts and what to do; empty if there is no conflict. */
    Optional<String> problem(String where) {
        return problems(where).stream().findFirst();
    }

    /** Describes the conflicts between history and scripts and what to do, the oldest first. */
    List<String> problems(String where) {
        return scripts.stream()
                .filter(status -> status.state() != State.APPLIED
                        && status.state() != State.BASELINE
                        && status.state() != State.PENDING)
                .sorted(Comparator.comparing(ScriptStatus::version))
                .map(status -> conflict(status, where))
                .toList();
    }

    private String conflict(ScriptStatus status, String where) {
        String file = status.file();
        String database = context.url().shown();
        return switch (status.state()) {
            case EDITED ->
                file + " was edited after it was applied to " + database
                        + ". Restore the file and write the change as a new script with `mvn rx:makemigrations`;"
                        + " or, if the data is not needed, delete the database and run `mvn rx:migrate`.";
            case FAILED ->
                file + " failed in " + database + ". Correct the data or the script, then run `mvn rx:migrate`, which"
                        + " goes on where it stopped; `mvn rx:repair` does only that.";
            case LATE ->
                file + " is older than a script that was applied to " + database + ". `mvn rx:undo" + last(status)
                        + "` takes back what came after it there, and asks before data is lost; then `mvn rx:migrate`"
                        + " applies all in order.";
            default ->
                formerly(status).isPresent()
                        ? database + " has run " + file + ", which is "
                                + formerly(status).get().file()
                                + " now: it came after the scripts of another branch. `mvn rx:undo" + last(status)
                                + "` takes it back there, and asks before data is lost; then `mvn rx:migrate` applies"
                                + " all in order."
                        : SquashedScripts.of(set).contains(status)
                                ? squashed(status)
                                : database + " has run version " + status.version() + " (" + file
                                        + "), which is not in "
                                        + where
                                        + ". Restore that script, for example from another branch, or use another"
                                        + " database.";
        };
    }

    private String squashed(ScriptStatus status) {
        SquashedScripts squashed = SquashedScripts.of(set);
        return context.url().shown() + " has run " + status.file() + ", which "
                + squashed.baseline().map(Script::file).orElse("") + " replaces, but not "
                + String.join(", ", squashed.missing(scripts))
                + ". Restore these scripts, for example from the commit before `mvn rx:squash -Drx.prune`, and run"
                + " `mvn rx:migrate` with them; after that it runs with the squashed scripts.";
    }

    /** Returns the script that an applied one, which is missing, has become. */
    Optional<Script> formerly(ScriptStatus status) {
        return status.state() == State.MISSING ? RebasedScript.formerly(set, status.file()) : Optional.empty();
    }

    /** Returns whether {@code undo} can take the database back to where it agrees with the scripts. */
    boolean isLateOnly() {
        return scripts.stream()
                .allMatch(status -> status.state() == State.APPLIED
                        || status.state() == State.BASELINE
                        || status.state() == State.PENDING
                        || status.state() == State.LATE
                        || formerly(status).isPresent());
    }

    /** Returns the option of {@code undo} that names the last applied version before a script. */
    private String last(ScriptStatus late) {
        return scripts.stream()
                .filter(status -> status.state() == State.APPLIED || status.state() == State.BASELINE)
                .filter(status -> status.version().compareTo(late.version()) < 0)
                .filter(status -> scripts.stream()
                        .noneMatch(other ->
                                other.state() == State.LATE && other.version().compareTo(status.version()) < 0))
                .reduce((one, two) -> two)
                .map(status -> " -Drx.to=" + status.version())
                .orElse("");
    }

    @Override
    public void close() {
        close(connection, context);
    }

    private static void close(Connection connection, MigrationContext context) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Faults.of(e, context);
        }
    }
}
