package dev.rxkit.migrate;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.migrate.flyway.HistoryStates;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The real database and how it stands to the scripts. */
final class LiveDatabase implements AutoCloseable {
    private final MigrationContext bench;
    private final Connection connection;
    private final List<ScriptStatus> scripts;
    private final boolean history;

    private LiveDatabase(MigrationContext bench, Connection connection, ScriptSet set) throws SQLException {
        this.bench = bench;
        this.connection = connection;
        this.history = FlywayHistory.present(connection);
        this.scripts = HistoryStates.read(connection, bench.dialect(), set, () -> bench.flyway(connection, set));
    }

    /** Looks at the database; empty if there is none yet. */
    static Optional<LiveDatabase> find(MigrationContext bench, ScriptSet set) {
        return bench.liveExists() ? Optional.of(open(bench, set)) : Optional.empty();
    }

    /** Looks at the database, making its file if there is none. */
    static LiveDatabase open(MigrationContext bench, ScriptSet set) {
        Connection connection = bench.connect();
        try {
            return new LiveDatabase(bench, connection, set);
        } catch (SQLException e) {
            close(connection, bench);
            throw Faults.of(e, bench);
        } catch (RuntimeException e) {
            close(connection, bench);
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    List<ScriptStatus> scripts() {
        return scripts;
    }

    /** Whether it was ever migrated. */
    boolean hasHistory() {
        return history;
    }

    Schema schema() throws SQLException {
        return bench.inspect(connection);
    }

    List<ScriptStatus> in(State state) {
        return scripts.stream().filter(status -> status.state() == state).toList();
    }

    boolean atHead() {
        return history
                && scripts.stream()
                        .allMatch(status -> status.state() == State.APPLIED || status.state() == State.BASELINE);
    }

    /** Nothing may be built on a history that its scripts do not tell. */
    void requireSound(String where) {
        problem(where).ifPresent(text -> {
            throw new MigrationException(ExitCode.DRIFT, text);
        });
    }

    /** What does not fit between history and scripts, the oldest of it, and what to do; empty if all is well. */
    Optional<String> problem(String where) {
        return scripts.stream()
                .filter(status -> status.state() != State.APPLIED
                        && status.state() != State.BASELINE
                        && status.state() != State.PENDING)
                .min(Comparator.comparing(ScriptStatus::version))
                .map(status -> conflict(status, where));
    }

    private String conflict(ScriptStatus status, String where) {
        String file = status.file();
        String database = bench.url().shown();
        return switch (status.state()) {
            case EDITED ->
                file + " was edited after it was applied to " + database
                        + ". Put the file back as it was and make the change a new script with `mvn rx:makemigrations`;"
                        + " or, if the database may be lost, delete it and run `mvn rx:migrate`.";
            case FAILED ->
                file + " failed in " + database + " and left a part behind. Undo that part by hand, remove"
                        + " the failed row with `flyway repair`, mend the script and run `mvn rx:migrate`.";
            case LATE ->
                file + " is older than a script that " + database + " has already. Delete it and make it"
                        + " again with `mvn rx:makemigrations`, so that it comes last.";
            default ->
                database + " has run version " + status.version() + " (" + file + "), which is not in " + where
                        + ". Get that script back, from another branch perhaps, or use another database.";
        };
    }

    @Override
    public void close() {
        close(connection, bench);
    }

    private static void close(Connection connection, MigrationContext bench) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Faults.of(e, bench);
        }
    }
}
