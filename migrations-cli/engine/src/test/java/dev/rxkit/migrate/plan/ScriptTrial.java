package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.DiffRequest;
import dev.rxkit.migrate.MigrationSettings;
import dev.rxkit.migrate.Migrations;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** One database with rows, and a script that changes it destructively; knows every value that was there before. */
final class ScriptTrial implements AutoCloseable {
    /** Where a script comes from. */
    enum Source {
        /** What {@code makemigrations} writes. */
        SCRIPT,
        /** The undo of the opposite change. */
        UNDO,
        /** What {@code diff --sql} prints for two databases; it knows of no renames. */
        DIFF
    }

    /** Of no table on any database. */
    private static final String FAILS = "SELECT x FROM not_there";

    private static final String BESIDE = "steps_beside";

    private final DestructiveChange change;
    private final Source source;
    private final boolean misfits;
    private final TestSpace space;
    private final Set<String> before;
    private final Set<String> dropped = new TreeSet<>();
    private final List<String> errors = new ArrayList<>();
    private final List<Statement> statements;
    Steps steps;
    final List<String> script;

    /**
     * Makes the database and its rows.
     *
     * @param misfits whether there are rows that do not fit
     */
    ScriptTrial(TestServer server, DestructiveChange change, Source source, boolean misfits) throws SQLException {
        this.change = change;
        this.source = source;
        this.misfits = misfits;
        Plan opposite = null;
        if (source == Source.UNDO) {
            try (Steps other = Steps.of(server, change.to())) {
                opposite = other.plan(change.from());
            }
        }
        space = server.space("steps");
        steps = fresh();
        Renames renames = source == Source.SCRIPT ? change.renames() : Renames.none();
        if (source == Source.DIFF) {
            statements = diff();
        } else {
            statements = opposite == null
                    ? steps.plan(change.to(), renames, Answers.none()).statements()
                    : opposite.undo();
        }
        script = statements.stream().map(Statement::sql).toList();
        before = values();
        Schema there = steps.schema();
        for (Change one : steps.changes(change.to(), renames)) {
            if (one instanceof Change.DropTable drop) {
                there.table(drop.table()).orElseThrow().columns().forEach(column -> goes(drop.table(), column));
            } else if (one instanceof Change.DropColumn drop) {
                goes(drop.table(), drop.column());
            }
        }
    }

    private List<Statement> diff() throws SQLException {
        TestSpace wanted = steps.server.space(BESIDE);
        Steps.of(wanted, change.to(), List.of()).close();
        return Migrations.of(
                        MigrationSettings.of(RxConfig.builder().url(space.url()).build()))
                .diff(new DiffRequest("database", wanted.url(), "", true))
                .statements()
                .stream()
                .map(statement -> new Statement(statement.sql(), statement.comment()))
                .toList();
    }

    /** The script as a file. */
    String text() {
        return source == Source.DIFF
                ? ScriptText.of(statements)
                : new ScriptText("Trial; it's one", "", List.of(), List.of(), Map.of(), List.of(), "", statements)
                        .render();
    }

    TestSpace space() {
        return space;
    }

    /** What is left to do. */
    List<Change> left() throws SQLException {
        return steps.changes(change.to(), Renames.none());
    }

    private void goes(TableName table, Column column) {
        try {
            steps.rows("SELECT " + steps.dialect.quote(column.name()) + " FROM " + steps.dialect.quote(table))
                    .forEach(value -> dropped.add(plain(value)));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes the database and its rows once more, on a new connection. */
    void again() throws SQLException {
        Steps.clear(space, steps.connection);
        steps = fresh();
    }

    private Steps fresh() throws SQLException {
        Steps made = Steps.of(space, change.from(), change.fits());
        if (misfits) {
            made.run(change.doesNotFit());
        }
        return made;
    }

    /** Runs all, each in a transaction of its own, and goes on after errors; whether all went well. */
    boolean goOn() throws SQLException {
        return goOn(-1);
    }

    /** Goes on after errors, too, and has one statement fail. */
    boolean goOn(int fails) throws SQLException {
        errors.clear();
        for (int i = 0; i < script.size(); i++) {
            run(steps.connection, i == fails ? FAILS : script.get(i));
        }
        return errors.isEmpty();
    }

    /** Goes on after errors, too, with each statement on a connection of its own. */
    void goOnAnew() throws SQLException {
        errors.clear();
        for (String sql : script) {
            try (Connection connection = Steps.connect(space)) {
                run(connection, sql);
            }
        }
    }

    /** Runs it by Flyway as it comes; whether it succeeded. */
    boolean flyway(Path folder) throws IOException {
        errors.clear();
        Files.writeString(folder.resolve("V1__trial.sql"), text());
        DatabaseUrl url = space.databaseUrl();
        try {
            Flyway.configure()
                    .dataSource(url.jdbcUrl(), url.user(), url.password())
                    .locations("filesystem:" + folder)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
            return true;
        } catch (FlywayException failure) {
            errors.add(String.valueOf(failure.getMessage()));
            return false;
        }
    }

    void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            errors.add(failure.getMessage() + " at " + sql.lines().findFirst().orElse(""));
        }
    }

    /**
     * Nothing is lost.
     *
     * @param done whether what was to be dropped may be gone
     */
    void nothingIsLost(boolean done, String how) throws SQLException {
        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(values());
        if (done) {
            lost.removeAll(dropped);
        }
        assertThat(lost).as("%s %s lost; errors: %s", this, how, errors).isEmpty();
    }

    /** The rows are where they are looked for. */
    void rowsAreInPlace() throws SQLException {
        for (Table table : change.from().tables()) {
            TableName name = table.name();
            assertThat(steps.schema().table(name))
                    .as("%s: %s; errors: %s", this, name, errors)
                    .isPresent();
            assertThat(steps.rows("SELECT * FROM " + steps.dialect.quote(name)))
                    .as("%s: rows of %s", this, name)
                    .isNotEmpty();
        }
    }

    /** Where the last statements stand, which drop one thing each, once all else is done. */
    int drops() throws SQLException {
        for (int i = 0; i < script.size(); i++) {
            if (script.get(i).startsWith("CREATE TABLE main.\"rx_done\"")) {
                return i + 1;
            }
        }
        for (int i = 0; i < script.size(); i++) {
            run(steps.connection, script.get(i));
            if (!values().containsAll(before)) {
                return i;
            }
        }
        return script.size();
    }

    /** Every value of every table, numbers without the zeros at their end. */
    private Set<String> values() throws SQLException {
        Set<String> values = new TreeSet<>();
        String tables = switch (steps.server) {
            case SQLITE ->
                "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'";
            case POSTGRESQL -> "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
            case MARIADB -> "SHOW TABLES";
        };
        for (String table : steps.rows(tables)) {
            for (List<String> row : steps.table("SELECT * FROM " + steps.dialect.quote(table))) {
                row.forEach(value -> values.add(plain(value)));
            }
        }
        values.remove("null");
        return values;
    }

    private static String plain(String value) {
        return value.matches("-?\\d+(\\.\\d+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    @Override
    public String toString() {
        return source + ": " + change + " on " + steps.server;
    }

    @Override
    public void close() throws SQLException {
        steps.close();
    }
}
