package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.sql.SqlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts for MariaDB do no harm where something fails, whatever runs them. */
class MariaDbScriptsTest {
    private static final TableName HERO = TableName.of("hero");

    @TempDir
    Path folder;

    private static Table hero(Column... more) {
        List<Column> columns = new ArrayList<>(List.of(id(), Column.of("name", ColumnType.text(40))));
        columns.addAll(List.of(more));
        return table("hero", columns.toArray(Column[]::new));
    }

    private static Column note(int length) {
        return Column.of("note", ColumnType.text(length)).withNullable(true);
    }

    /** What failed, in the order of the statements; the others went on in autocommit. */
    private static List<String> goingOn(Steps steps, List<Statement> statements) throws SQLException {
        List<String> failures = new ArrayList<>();
        for (Statement statement : statements) {
            try (var running = steps.connection.createStatement()) {
                running.execute(statement.sql());
            } catch (SQLException failure) {
                failures.add(failure.getMessage());
            }
        }
        return failures;
    }

    private static final Schema WIDE = schema(hero(note(30), number("age").withNullable(true)), table("gone", id()));
    private static final Schema NARROW = schema(hero(note(3)));

    private static Steps wide(String note) throws SQLException {
        return Steps.of(
                TestServer.MARIADB,
                WIDE,
                "INSERT INTO hero (id, name, note, age) VALUES (1, 'Ann', '" + note + "', 7)",
                "INSERT INTO gone VALUES (5)");
    }

    @Test
    void nothingRunsAfterAGuardThatStopped() throws SQLException {
        try (Steps steps = wide("abcdef")) {
            Schema before = steps.schema();
            Plan plan = steps.plan(NARROW);
            assertThat(goingOn(steps, plan.statements()))
                    .anyMatch(failure -> failure.contains("hero.note: values do not fit VARCHAR(3)"))
                    .anyMatch(failure -> failure.contains("Not run, because a statement before it failed"));
            assertThat(steps.schema()).isEqualTo(before);
            assertThat(steps.rows("SELECT note, age FROM hero")).containsExactly("abcdef|7");
            assertThat(steps.rows("SELECT id FROM gone")).containsExactly("5");
            steps.run(List.of("UPDATE hero SET note = 'abc'"));
            assertThat(goingOn(steps, plan.statements())).isEmpty();
            assertThat(steps.changes(NARROW, Renames.none())).isEmpty();
        }
    }

    @Test
    void nothingIsDroppedAfterAStatementThatFailed() throws SQLException {
        try (Steps steps = wide("abc")) {
            Plan plan = steps.plan(schema(unique(hero(note(30)), "name", "note")));
            steps.run(List.of("CREATE INDEX uq_hero_name_note ON hero (id)"));
            assertThat(goingOn(steps, plan.statements())).anyMatch(failure -> failure.contains("uq_hero_name_note"));
            assertThat(steps.rows("SELECT note, age FROM hero")).containsExactly("abc|7");
            assertThat(steps.rows("SELECT id FROM gone")).containsExactly("5");
        }
    }

    @Test
    void nothingRunsOnAConnectionThatDidNotBeginTheScript() throws SQLException {
        try (Steps steps = wide("abc")) {
            Schema before = steps.schema();
            List<Statement> statements = steps.plan(NARROW).statements();
            for (int i = 1; i < statements.size(); i++) {
                steps.run(List.of("SET @rx_ok = NULL, @rx_stop = NULL"));
                goingOn(steps, statements.subList(i, statements.size()));
            }
            assertThat(steps.schema()).isEqualTo(before);
            assertThat(steps.rows("SELECT note, age FROM hero")).containsExactly("abc|7");
        }
    }

    @Test
    void aLaterScriptDropsNothingWhereAnEarlierOneFailed() throws SQLException {
        Schema from = schema(
                references(hero(number("team_id").withNullable(true), note(30)), "team_id", "team", Action.CASCADE),
                table("team", id()),
                table("gone", id()));
        Column code = Column.of("code", ColumnType.text(10));
        Schema to = schema(
                references(hero(number("team_id"), code), "team_id", "team", Action.CASCADE), table("team", id()));
        Answers answers = Answers.none()
                .with(Questions.backfill(HERO, "code"), "left(note, 10)")
                .with(Questions.backfill(HERO, "team_id"), "1");
        for (int missing = 0; missing < 2; missing++) {
            try (Steps steps = Steps.of(
                    TestServer.MARIADB,
                    from,
                    "INSERT INTO team VALUES (1)",
                    "INSERT INTO hero (id, name, note) VALUES (1, 'Ann', 'abc')",
                    "INSERT INTO gone VALUES (5)")) {
                Plan plan = steps.plan(to, Renames.none(), answers);
                assertThat(plan.parts()).hasSize(3);
                for (int part = 0; part < 3; part++) {
                    if (part != missing) {
                        goingOn(steps, plan.parts().get(part).statements());
                    }
                }
                assertThat(steps.rows("SELECT note FROM hero")).containsExactly("abc");
                assertThat(steps.rows("SELECT id FROM gone")).containsExactly("5");
            }
        }
    }

    @Test
    void aSecondRunChangesNoValue() throws SQLException {
        try (Steps steps = Steps.of(TestServer.MARIADB, schema(hero()), "INSERT INTO hero VALUES (1, 'Ann')")) {
            Plan plan = steps.plan(
                    schema(hero(Column.of("code", ColumnType.text(40)).withDefault("'none'"))),
                    Renames.none(),
                    Answers.none().with(Questions.backfill(HERO, "code"), "lower(name)"));
            steps.run(plan);
            assertThat(steps.rows("SELECT code FROM hero")).containsExactly("ann");
            steps.run(List.of("UPDATE hero SET code = 'changed since'"));
            goingOn(steps, plan.statements());
            for (Plan.Part part : plan.parts()) {
                goingOn(steps, part.statements());
            }
            assertThat(steps.rows("SELECT code FROM hero")).containsExactly("changed since");
        }
    }

    @Test
    void aServerThatIsNotStrictCutsNothing() throws SQLException {
        try (Steps steps = wide("abc")) {
            Plan plan = steps.plan(NARROW);
            steps.run(List.of("SET sql_mode = ''"));
            List<Statement> statements = plan.statements();
            int change = 0;
            while (!statements.get(change).sql().contains("MODIFY COLUMN")) {
                change++;
            }
            goingOn(steps, statements.subList(0, change));
            steps.run(List.of("UPDATE hero SET note = 'written after the guard'"));
            assertThat(goingOn(steps, statements.subList(change, statements.size())))
                    .isNotEmpty();
            assertThat(steps.rows("SELECT note, @@sql_mode FROM hero")).containsExactly("written after the guard|");
        }
    }

    @Test
    void anUndoDropsNothingItDoesNotKnow() throws SQLException {
        try (Steps steps = Steps.of(TestServer.MARIADB, schema(hero()))) {
            Plan plan = steps.plan(schema(hero(), table("team", id())));
            steps.run(plan);
            steps.run(List.of("ALTER TABLE team ADD COLUMN by_hand INT", "INSERT INTO team VALUES (1, 2)"));
            assertThat(goingOn(steps, plan.undo()))
                    .anyMatch(failure -> failure.contains("table team has columns that this script does not know"));
            assertThat(steps.rows("SELECT by_hand FROM team")).containsExactly("2");
        }
    }

    @Test
    void rowsThatBreakANewRuleAreNamedBeforeAnythingChanges() throws SQLException {
        Table from = hero(number("team_id").withNullable(true), number("age"));
        Schema to = schema(
                Models.check(unique(references(from, "team_id", "team", Action.CASCADE), "name"), "age", "`age` > 0"),
                table("team", id()));
        for (String row : List.of(
                "(1, 'Ann', 9, 1):rows refer by team_id to no row of team",
                "(1, 'Ann', NULL, 0):rows do not meet `age` > 0",
                "(1, 'Ann', NULL, 1), (2, 'Ann', NULL, 1):rows share their name")) {
            try (Steps steps = Steps.of(
                    TestServer.MARIADB,
                    schema(from, table("team", id())),
                    "INSERT INTO hero (id, name, team_id, age) VALUES " + row.substring(0, row.indexOf(':')))) {
                Plan plan = steps.plan(to);
                assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining(row.substring(row.indexOf(':') + 1));
                assertThat(steps.changes(schema(from, table("team", id())), Renames.none()))
                        .isEmpty();
            }
        }
    }

    @Test
    void triggersAndRoutinesRunWithoutADelimiter() throws Exception {
        String body = "BEGIN SET NEW.name = concat(NEW.name, ';it''s'); SET NEW.name = upper(NEW.name); END";
        try (Steps steps =
                Steps.of(TestServer.MARIADB, schema(hero(note(30))), "INSERT INTO hero VALUES (1, 'x', 'abcdef')")) {
            Schema from = steps.schema();
            steps.run(List.of(
                    "CREATE TRIGGER shout BEFORE INSERT ON hero FOR EACH ROW " + body,
                    "CREATE PROCEDURE twice() BEGIN SELECT 1; SELECT 2; END"));
            Schema to = steps.schema();
            steps.run(List.of("DROP TRIGGER shout", "DROP PROCEDURE twice"));
            List<Statement> script = ObjectScript.around(
                    MigrationDialects.of(steps.dialect), from, to, ObjectChange.between(from, to), List.of());
            assertThat(script).allMatch(s -> SqlText.tokens(s.sql()).stream().noneMatch(token -> token.symbol(";")));
            flyway(steps, script, "V1__objects.sql");
            assertThat(steps.schema().objects()).isEqualTo(to.objects());
            steps.run(List.of("INSERT INTO hero (id, name) VALUES (2, 'a')"));
            assertThat(steps.rows("SELECT name FROM hero WHERE id = 2")).containsExactly("A;IT'S");
        }
    }

    @Test
    void anObjectIsNotLostWhereTheTablesCannotChange() throws SQLException {
        try (Steps steps = Steps.of(
                TestServer.MARIADB,
                schema(hero(note(30))),
                "INSERT INTO hero VALUES (1, 'x', 'abcdef')",
                "CREATE VIEW names AS SELECT name FROM hero",
                "CREATE VIEW notes AS SELECT note FROM hero")) {
            Schema from = steps.schema();
            steps.run(List.of("CREATE OR REPLACE VIEW names AS SELECT name, id FROM hero", "DROP VIEW notes"));
            Schema to = new Schema(
                    steps.dialect.resolve(NARROW).tables(), steps.schema().objects(), List.of());
            steps.run(List.of(
                    "CREATE OR REPLACE VIEW names AS SELECT name FROM hero",
                    "CREATE VIEW notes AS SELECT note FROM hero"));
            List<Statement> script = ObjectScript.around(
                    MigrationDialects.of(steps.dialect),
                    from,
                    to,
                    ObjectChange.between(from, to),
                    steps.changes(NARROW, Renames.none()));
            assertThat(goingOn(steps, script)).isNotEmpty();
            assertThat(steps.schema()).isEqualTo(from);
            steps.run(List.of("UPDATE hero SET note = 'abc'"));
            assertThat(goingOn(steps, script)).isEmpty();
            assertThat(steps.schema().objects()).isEqualTo(to.objects());
        }
    }

    @Test
    void plainFlywayStopsAtTheGuardAndRunsTheScriptAfterwards() throws Exception {
        try (Steps steps = wide("abcdef")) {
            Plan plan = steps.plan(NARROW);
            assertThatThrownBy(() -> flyway(steps, plan.statements(), "V1__narrow.sql"))
                    .hasStackTraceContaining("hero.note: values do not fit VARCHAR(3)");
            assertThat(steps.rows("SELECT note, age FROM hero")).containsExactly("abcdef|7");
            steps.run(List.of("UPDATE hero SET note = 'a''b'", "DROP TABLE flyway_schema_history"));
            flyway(steps, plan.statements(), "V1__narrow.sql");
            assertThat(steps.changes(NARROW, Renames.none())).isEmpty();
            assertThat(steps.rows("SELECT note FROM hero")).containsExactly("a'b");
        }
    }

    private void flyway(Steps steps, List<Statement> statements, String file) throws Exception {
        Files.writeString(
                folder.resolve(file),
                new ScriptText("a test", "", List.of(), List.of(), Map.of(), List.of(), "", statements).render());
        Flyway.configure()
                .dataSource(
                        steps.connection.getMetaData().getURL(),
                        steps.connection.getMetaData().getUserName(),
                        "")
                .locations("filesystem:" + folder)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
