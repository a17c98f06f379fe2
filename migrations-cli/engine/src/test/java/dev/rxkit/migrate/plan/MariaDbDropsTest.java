package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On MariaDB, which commits every statement, columns and tables go only after all that can fail for a reason of its
 * own.
 */
class MariaDbDropsTest {
    private static final Column NICK = Column.of("nick", ColumnType.text(40)).withNullable(true);
    private static final Schema FROM = schema(team(), table("gone", id()), hero(NICK, number("team_id")));
    private static final Schema TO =
            schema(team(), references(hero(number("team_id")), "team_id", "team", Action.NO_ACTION));
    /** The name of the key is taken by a table that the plan does not know. */
    private static final String TAKEN = "CREATE TABLE other (id BIGINT PRIMARY KEY, team_id BIGINT,"
            + " CONSTRAINT fk_hero_team_id FOREIGN KEY (team_id) REFERENCES team (id))";

    private static Steps filled() throws SQLException {
        return Steps.of(
                TestServer.MARIADB,
                FROM,
                "INSERT INTO team VALUES (1, 'Reds')",
                "INSERT INTO gone VALUES (5)",
                "INSERT INTO hero VALUES (2, 'Ann', 'Ace', 1)");
    }

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

    @Test
    void nothingIsDroppedWhereAForeignKeyFailsForAReasonOfItsOwn() throws SQLException {
        try (Steps steps = filled()) {
            Plan plan = steps.plan(TO);
            steps.run(List.of(TAKEN));
            assertThat(goingOn(steps, plan.statements())).anyMatch(failure -> failure.contains("errno: 121"));
            assertThat(steps.rows("SELECT nick FROM hero")).containsExactly("Ace");
            assertThat(steps.rows("SELECT id FROM gone")).containsExactly("5");
            steps.run(List.of("DROP TABLE other"));
            assertThat(goingOn(steps, plan.statements())).isEmpty();
            assertThat(steps.changes(TO, Renames.none())).isEmpty();
        }
    }

    @Test
    void theUndoDropsNothingWhereAForeignKeyFails() throws SQLException {
        try (Steps steps = Steps.of(
                TestServer.MARIADB,
                TO,
                "INSERT INTO team VALUES (1, 'Reds')",
                "INSERT INTO hero VALUES (2, 'Ann', 1)")) {
            Plan plan = steps.plan(FROM);
            steps.run(plan);
            steps.run(List.of("UPDATE hero SET nick = 'Ace'", "INSERT INTO gone VALUES (5)", TAKEN));
            assertThat(goingOn(steps, plan.undo())).anyMatch(failure -> failure.contains("errno: 121"));
            assertThat(steps.rows("SELECT nick FROM hero")).containsExactly("Ace");
            assertThat(steps.rows("SELECT id FROM gone")).containsExactly("5");
        }
    }

    @Test
    void nothingIsDroppedWhereAViewOfTheSameTextFails() throws SQLException {
        try (Steps steps = filled()) {
            Schema from = steps.schema();
            steps.run(List.of("CREATE VIEW names AS SELECT name FROM hero"));
            Schema to = new Schema(
                    steps.dialect.resolve(TO).tables(), steps.schema().objects(), List.of());
            steps.run(List.of("DROP VIEW names"));
            List<Statement> script = ObjectScript.around(
                    MigrationDialects.of(steps.dialect),
                    from,
                    to,
                    ObjectChange.between(from, to),
                    steps.changes(TO, Renames.none()));
            steps.run(List.of("CREATE TABLE names (id BIGINT PRIMARY KEY)"));
            assertThat(goingOn(steps, script)).anyMatch(failure -> failure.contains("'names' already exists"));
            assertThat(steps.rows("SELECT nick FROM hero")).containsExactly("Ace");
            assertThat(steps.rows("SELECT id FROM gone")).containsExactly("5");
        }
    }

    @Test
    void aColumnThatIsComputedFromNowOnKeepsItsValuesUntilAllElseIsDone() throws SQLException {
        Column total = number("total").withNullable(true);
        Schema from = schema(team(), hero(total, number("team_id")));
        Schema to = schema(
                team(),
                references(
                        hero(total.withComputed(new Column.Computed("`team_id` * 2", true)), number("team_id")),
                        "team_id",
                        "team",
                        Action.NO_ACTION));
        try (Steps steps = Steps.of(
                TestServer.MARIADB,
                from,
                "INSERT INTO team VALUES (1, 'Reds')",
                "INSERT INTO hero VALUES (2, 'Ann', 77, 1)")) {
            Plan plan = steps.plan(to);
            steps.run(List.of(TAKEN));
            assertThat(goingOn(steps, plan.statements())).anyMatch(failure -> failure.contains("errno: 121"));
            assertThat(steps.rows("SELECT rx_old_total FROM hero")).containsExactly("77");
        }
        try (Steps steps = Steps.of(TestServer.MARIADB, from)) {
            steps.become(to);
        }
    }

    @Test
    void aColumnWithAnIndexAndACheckMayBeComputedFromNowOn() throws SQLException {
        Column total = number("total").withNullable(true);
        Table before = Models.check(Models.indexed(hero(total, number("team_id")), "total"), "total", "`total` > 0");
        Table after = before.mapColumns(column -> column.name().equals("total")
                ? column.withComputed(new Column.Computed("`team_id` * 2", true))
                : column);
        try (Steps steps = Steps.of(TestServer.MARIADB, schema(before))) {
            steps.become(schema(after));
        }
    }

    @Test
    void anotherColumnCountsOrIsTheKey() throws SQLException {
        Table counted = table("item", id(), text("name").withNullable(true));
        Table other = table("item", id().withGenerated(false), text("name"))
                .mapColumns(column -> column.name().equals("id") ? number("code") : column)
                .withPrimaryKey(new PrimaryKey("pk_item", List.of("code")));
        Table recounted = table("item", id(), text("name"))
                .mapColumns(column -> column.name().equals("id") ? number("no").withGenerated(true) : column)
                .withPrimaryKey(new PrimaryKey("pk_item", List.of("no")));
        for (Table wanted : List.of(other, recounted)) {
            try (Steps steps = Steps.of(TestServer.MARIADB, schema(counted))) {
                steps.become(schema(wanted));
                steps.become(schema(counted));
            }
        }
    }

    @Test
    void aTableThatGoesGivesTheNameOfItsKey() throws SQLException {
        ForeignKey key = new ForeignKey(
                "fk_own",
                List.of("team_id"),
                team().name(),
                List.of("id"),
                Action.NO_ACTION,
                Action.NO_ACTION,
                ForeignKey.Deferral.NONE);
        Table first = table("first", id(), number("team_id"));
        Table second = table("second", id(), number("team_id"));
        Schema from = schema(team(), first.withForeignKeys(List.of(key)), second);
        Schema to = schema(team(), second.withForeignKeys(List.of(key)));
        try (Steps steps = Steps.of(TestServer.MARIADB, from)) {
            steps.become(to);
        }
        try (Steps steps = Steps.of(TestServer.MARIADB, schema(team(), first.withForeignKeys(List.of(key))))) {
            steps.become(to);
        }
    }
}
