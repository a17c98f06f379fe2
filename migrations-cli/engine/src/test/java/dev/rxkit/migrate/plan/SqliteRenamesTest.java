package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.HERO;
import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqliteRenamesTest {
    private static final String ROWS = "INSERT INTO hero (id, name) VALUES (1, 'Ann'), (2, 'Bo')";

    @Test
    void renamesTableAndColumnsInPlace() throws SQLException {
        Schema from = schema(
                team(),
                references(
                        indexed(hero(number("team_id").withNullable(true)), "name"),
                        "team_id",
                        "team",
                        Action.SET_NULL));
        Schema to = schema(
                table("crew", id(), text("label")),
                references(hero(number("team_id").withNullable(true)), "team_id", "crew", Action.SET_NULL)
                        .withIndexes(indexed(hero(), "name").indexes()));
        try (Steps steps = Steps.of(from, "INSERT INTO team VALUES (4, 'x')", ROWS)) {
            TableName crew = TableName.of("crew");
            Renames renames = new Renames(Map.of(crew, Models.TEAM), Map.of(crew, Map.of("label", "name")));
            Plan plan = steps.become(to, renames, Answers.none());
            assertThat(plan.statements()).hasSize(2);
            assertThat(steps.rows("SELECT * FROM crew")).containsExactly("4|x");
            assertThat(plan.hazards()).extracting(Hazard::kind).containsOnly(Hazard.Kind.BREAKS_OLD_CODE);
        }
    }

    @Test
    void renamesAndWritesAgainInOneScript() throws SQLException {
        Schema from = schema(check(hero(number("age")), "age", "\"age\" > 0"));
        Schema to = schema(table("champion", id(), text("name"), text("years")));
        TableName champion = TableName.of("champion");
        try (Steps steps = Steps.of(
                from,
                "CREATE TABLE log (t TEXT)",
                "INSERT INTO hero VALUES (1, 'Ann', 5)",
                "CREATE TRIGGER seen AFTER UPDATE OF age ON hero BEGIN INSERT INTO log VALUES ('hero' || new.age); END")) {
            Schema both = schema(to.tables().get(0), table("log", text("t")));
            Schema with = new Schema(
                    List.of(
                            to.tables().get(0),
                            steps.schema().table(TableName.of("log")).orElseThrow()),
                    List.of());
            steps.become(
                    with,
                    new Renames(Map.of(champion, HERO), Map.of(champion, Map.of("years", "age"))),
                    Answers.none());
            assertThat(both.tables()).hasSize(2);
            steps.run(List.of("UPDATE champion SET years = '6'"));
            assertThat(steps.rows("SELECT t FROM log")).containsExactly("hero6");
        }
    }

    @Test
    void changesOnlyTheCaseOfNames() throws SQLException {
        Schema from = schema(table("Hero", id(), text("Name")));
        try (Steps steps = Steps.of(from, "INSERT INTO hero VALUES (1, 'Ann')")) {
            TableName hero = TableName.of("hero");
            steps.become(
                    schema(hero()),
                    new Renames(Map.of(hero, TableName.of("Hero")), Map.of(hero, Map.of("name", "Name"))),
                    Answers.none());
            assertThat(steps.rows("SELECT name FROM hero")).containsExactly("Ann");
            steps.become(schema(table("HERO", id(), text("name"))));
            steps.become(schema(table("HERO", id(), text("NAME").withNullable(true))));
        }
    }

    @Test
    void aRenamedTableTakesTheNameOfADroppedIndex() throws SQLException {
        Schema from = schema(hero().withIndexes(List.of(Index.of("crew", List.of("name")))), team());
        try (Steps steps = Steps.of(from, "INSERT INTO team VALUES (4, 'x')", ROWS)) {
            TableName crew = TableName.of("crew");
            Plan plan = steps.become(
                    schema(hero(), team().withName(crew)),
                    new Renames(Map.of(crew, Models.TEAM), Map.of()),
                    Answers.none());
            assertThat(plan.statements())
                    .extracting(Statement::sql)
                    .containsExactly("DROP INDEX \"crew\"", "ALTER TABLE \"team\" RENAME TO \"crew\"");
            assertThat(steps.rows("SELECT * FROM crew")).containsExactly("4|x");
        }
    }
}
