package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With {@code --safe} each ALTER TABLE for MariaDB names a lock that lets others write, so that the server refuses what
 * would stop them; what it has no such way for is named by a hazard.
 */
class MariaDbSafeTest {
    private static final Dialect DIALECT = DatabaseKind.MARIADB.dialect();
    private static final String WAITS = "writes to the table wait meanwhile";

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Change.class.getPermittedSubclasses());
    }

    private static boolean isThere() {
        return TestServer.all().anyMatch(server -> server == TestServer.MARIADB);
    }

    private static Plan plan(Schema from, Schema to, List<Change> changes) {
        return MigrationDialects.of(DIALECT).planner().safe().plan(from, to, changes, Answers.none());
    }

    private static Plan plan(Table to) {
        Schema from = schema(hero());
        Schema wanted = schema(to);
        return plan(from, wanted, SchemaDiffer.diff(from, wanted, Renames.none()));
    }

    private static Schema schema(Table hero) {
        return DIALECT.resolve(new Schema(List.of(Models.team(), hero), List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theServerTakesTheStatementsOfEachKindOfChange(Class<? extends Change> kind) throws SQLException {
        ChangeSamples.Sample sample = ChangeSamples.of(kind, TestServer.MARIADB);
        Plan plan = plan(sample.from(), sample.to(), sample.changes(kind));
        boolean named = plan.hazards().stream()
                .anyMatch(hazard ->
                        hazard.lock().equals("SHARED") && hazard.message().contains(WAITS));
        assertThat(Stream.concat(plan.statements().stream(), plan.undo().stream())
                        .map(Statement::sql)
                        .filter(sql -> sql.contains("ALTER TABLE")))
                .allMatch(sql -> sql.contains("LOCK=NONE") || named);
        assertThat(named).isEqualTo(kind == Change.AlterGenerated.class);
        // A computed column of MariaDB cannot use a counting one, as that of the sample does.
        if (isThere() && kind != Change.AlterComputed.class) {
            TestSpace space = TestServer.MARIADB.space(MariaDbSafeTest.class);
            try (Connection connection = space.connect()) {
                Plan built = MigrationDialects.of(DIALECT)
                        .planner()
                        .plan(
                                Schema.empty(),
                                sample.from(),
                                SchemaDiffer.diff(Schema.empty(), sample.from(), Renames.none()),
                                Answers.none());
                run(connection, built.statements());
                run(connection, plan.statements());
                run(connection, plan.undo());
            }
        }
    }

    private static Table hero() {
        return Models.hero(
                Models.text("nick").withType(new ColumnType.Native("VARCHAR(40)")),
                Models.number("age"),
                Models.number("team").withNullable(true));
    }

    private static Table with(Column column) {
        return hero().withColumns(hero().columns().stream()
                .map(old -> old.name().equals(column.name()) ? column : old)
                .toList());
    }

    private static Table plus(Column column) {
        return hero().withColumns(Stream.concat(hero().columns().stream(), Stream.of(column))
                .toList());
    }

    /** What the server copies a table for, or reads all its rows. */
    static Stream<Arguments> copies() {
        Column sum = Models.number("sum").withNullable(true).withComputed(new Column.Computed("age + 1", true));
        return Stream.of(
                Arguments.of("type", with(Models.number("age").withType(ColumnType.of(Kind.INTEGER)))),
                Arguments.of("not null", with(Models.number("team"))),
                Arguments.of("foreign key", Models.references(hero(), "team", "team", ForeignKey.Action.NO_ACTION)),
                Arguments.of("check", Models.check(hero(), "age", "age > 0")),
                Arguments.of("unique", Models.unique(hero(), "nick")),
                Arguments.of("index", Models.indexed(hero(), "age")),
                Arguments.of("computed column", plus(sum)),
                Arguments.of("primary key", hero().withPrimaryKey(new PrimaryKey("pk_hero", List.of("id", "age")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("copies")
    void othersWriteMeanwhile(String what, Table to) throws SQLException {
        if (!isThere()) {
            return;
        }
        int written = 0;
        for (int rows = 20_000; written == 0 && rows < 400_000; rows *= 2) {
            TestSpace space = TestServer.MARIADB.space(MariaDbSafeTest.class);
            try (Connection script = space.connect();
                    Connection other = space.connect()) {
                Plan built = MigrationDialects.of(DIALECT)
                        .planner()
                        .plan(
                                Schema.empty(),
                                schema(hero()),
                                SchemaDiffer.diff(Schema.empty(), schema(hero()), Renames.none()),
                                Answers.none());
                run(script, built.statements());
                execute(script, "INSERT INTO team VALUES (1, 'one')");
                execute(
                        script,
                        "INSERT INTO hero (name, nick, age, team) SELECT repeat('x', 200), seq, 1, 1 FROM seq_1_to_"
                                + rows);
                written = written(script, other, plan(to).statements());
                assertThat(number(other, "SELECT count(*) FROM hero WHERE name = 'new'"))
                        .as("rows that were written meanwhile")
                        .isEqualTo(written + late);
            }
        }
        assertThat(written).as(what).isPositive();
    }

    /** Rows that were written before or after the statement. */
    private int late;

    /** Runs the script, and returns how many rows another connection wrote while one statement was running. */
    private int written(Connection script, Connection other, List<Statement> statements) throws SQLException {
        long id = number(script, "SELECT connection_id()");
        late = 0;
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                run(script, statements);
            } catch (SQLException failure) {
                throw new CompletionException(failure);
            }
        });
        int written = 0;
        while (!run.isDone()) {
            String before = running(other, id);
            execute(other, "INSERT INTO hero (name, nick, age, team) VALUES ('new', uuid(), 1, 1)");
            if (!before.isEmpty() && before.equals(running(other, id))) {
                written++;
            } else {
                late++;
            }
        }
        run.join();
        return written;
    }

    /** Returns the statement of a connection that is altering a table; empty if no connection does. */
    private static String running(Connection connection, long id) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT concat(info, state) FROM information_schema.processlist"
                        + " WHERE id = " + id + " AND (state LIKE 'copy to tmp%' OR state = 'altering table')")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static void run(Connection connection, List<Statement> statements) throws SQLException {
        for (Statement statement : statements) {
            execute(connection, statement.sql());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
