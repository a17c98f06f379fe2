package dev.rxkit.migrate.plan;

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
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlitePlannerTest {
    private static final String ROWS = "INSERT INTO hero (id, name) VALUES (1, 'Ann'), (2, 'Bo')";

    @Test
    void createsTablesBeforeThoseThatReferToThem() throws SQLException {
        try (Steps steps = Steps.of()) {
            Schema model = schema(references(hero(number("team_id")), "team_id", "team", Action.CASCADE), team());
            Plan plan = steps.become(model);
            assertThat(plan.statements())
                    .extracting(s -> s.sql().split("\n")[0])
                    .containsExactly("CREATE TABLE \"team\" (", "CREATE TABLE \"hero\" (");
            assertThat(plan.hazards()).isEmpty();
        }
    }

    @Test
    void createsTablesThatReferToEachOther() throws SQLException {
        try (Steps steps = Steps.of()) {
            steps.become(schema(
                    references(table("a", id(), number("b_id")), "b_id", "b", Action.NO_ACTION),
                    references(table("b", id(), number("a_id")), "a_id", "a", Action.NO_ACTION)));
        }
    }

    @Test
    void addsNullableColumn() throws SQLException {
        changes(schema(hero()), schema(hero(text("nickname").withNullable(true))), "ALTER TABLE \"hero\" ADD COLUMN");
    }

    @Test
    void addsColumnWithDefault() throws SQLException {
        changes(schema(hero()), schema(hero(number("age").withDefault("7"))), "ALTER TABLE \"hero\" ADD COLUMN");
    }

    @Test
    void addsReferenceWithoutWritingTheTableAgain() throws SQLException {
        Schema to = schema(
                team(), references(hero(number("team_id").withNullable(true)), "team_id", "team", Action.SET_NULL));
        changes(schema(team(), hero()), to, "ALTER TABLE \"hero\" ADD COLUMN");
    }

    @Test
    void addsEnumWithoutWritingTheTableAgain() throws SQLException {
        Schema to = schema(check(hero(text("rank").withNullable(true)), "rank", "\"rank\" IN ('A', 'B')"));
        changes(schema(hero()), to, "ALTER TABLE \"hero\" ADD COLUMN");
    }

    @Test
    void addsColumnWithDefaultThatIsComputed() throws SQLException {
        Column at = text("at").withDefault("CURRENT_TIMESTAMP");
        try (Steps steps = Steps.of(schema(hero()), ROWS)) {
            steps.become(schema(hero(at)));
            assertThat(steps.rows("SELECT count(*) FROM hero WHERE length(at) > 10"))
                    .containsExactly("2");
        }
    }

    @Test
    void addsUniqueColumn() throws SQLException {
        changes(
                schema(hero()),
                schema(unique(hero(text("email").withNullable(true)), "email")),
                "CREATE TABLE \"rx_new_hero\"");
    }

    @Test
    void addsComputedColumns() throws SQLException {
        Column stored = number("twice").withNullable(true).withComputed(new Column.Computed("\"id\" * 2", true));
        Column read = number("more").withNullable(true).withComputed(new Column.Computed("\"id\" + 1", false));
        try (Steps steps = Steps.of(schema(hero()), ROWS)) {
            steps.become(schema(hero(stored, read)));
            assertThat(steps.rows("SELECT twice, more FROM hero")).containsExactly("2|2", "4|3");
            steps.become(schema(hero(read)));
            steps.become(schema(hero(read.withComputed(new Column.Computed("\"id\" + 2", false)))));
            steps.become(schema(hero(read.withComputed(null))));
            assertThat(steps.rows("SELECT more FROM hero")).containsExactly("3", "4");
            steps.become(schema(hero()));
        }
    }

    @Test
    void fillsNewColumnWithTheAnswer() throws SQLException {
        try (Steps steps = Steps.of(schema(hero()), ROWS)) {
            Answers answers = Answers.none().with("backfill:hero.nick", "lower(\"name\") || ';'");
            Plan plan = steps.become(schema(hero(text("nick"))), Renames.none(), answers);
            assertThat(steps.rows("SELECT nick FROM hero")).containsExactly("ann;", "bo;");
            assertThat(plan.hazards())
                    .extracting(Hazard::kind)
                    .containsExactly(Hazard.Kind.WRITES_ROWS, Hazard.Kind.REWRITES_TABLE);
        }
    }

    @Test
    void fillsEmptyValuesWithTheAnswerOrTheDefault() throws SQLException {
        Column nick = text("nick").withNullable(true);
        try (Steps steps = Steps.of(schema(hero(nick)), ROWS, "UPDATE hero SET nick = 'x' WHERE id = 2")) {
            steps.become(
                    schema(hero(nick.withNullable(false))),
                    Renames.none(),
                    Answers.none().with("backfill:hero.nick", "name"));
            assertThat(steps.rows("SELECT nick FROM hero")).containsExactly("Ann", "x");
            steps.become(schema(hero(nick)));
            steps.run(List.of("UPDATE hero SET nick = NULL WHERE id = 1"));
            steps.become(schema(hero(nick.withNullable(false).withDefault("'none'"))));
            assertThat(steps.rows("SELECT nick FROM hero")).containsExactly("none", "x");
        }
    }

    @Test
    void dropsColumn() throws SQLException {
        changes(
                schema(hero(text("nick").withNullable(true))),
                schema(hero()),
                "ALTER TABLE \"hero\" DROP COLUMN \"nick\"");
    }

    @Test
    void dropsColumnWithItsIndex() throws SQLException {
        try (Steps steps =
                Steps.of(schema(indexed(hero(text("nick")), "nick")), "INSERT INTO hero VALUES (1, 'a', 'b')")) {
            Plan plan = steps.become(schema(hero()));
            assertThat(plan.statements())
                    .extracting(Statement::sql)
                    .containsSubsequence("DROP INDEX \"ix_hero_nick\"", "ALTER TABLE \"hero\" DROP COLUMN \"nick\"");
            assertThat(plan.hazards()).extracting(Hazard::kind).contains(Hazard.Kind.DELETES_DATA);
        }
    }

    @Test
    void dropsColumnThatAConstraintNeeds() throws SQLException {
        Schema from = schema(
                team(),
                check(
                        unique(references(hero(number("team_id")), "team_id", "team", Action.NO_ACTION), "team_id"),
                        "team_id",
                        "\"team_id\" > 0"));
        changes(
                from,
                schema(team(), hero()),
                "CREATE TABLE \"rx_new_hero\"",
                "INSERT INTO team (id, name) VALUES (1, 't')",
                "INSERT INTO hero VALUES (1, 'Ann', 1)");
    }

    @Test
    void dropsChildrenBeforeParents() throws SQLException {
        Schema from = schema(team(), references(hero(number("team_id")), "team_id", "team", Action.NO_ACTION));
        try (Steps steps = Steps.of(from)) {
            Plan plan = steps.become(Schema.empty());
            assertThat(plan.statements())
                    .extracting(Statement::sql)
                    .containsSubsequence("DROP TABLE main.\"rx_gone_hero\"", "DROP TABLE main.\"rx_gone_team\"");
        }
    }

    @Test
    void changesTypeNullabilityDefaultAndCollation() throws SQLException {
        Column age = number("age").withNullable(true);
        Schema from = schema(hero(age));
        Column other = text("age").withDefault("'0'").withCollation("NOCASE");
        try (Steps steps = Steps.of(from, ROWS, "UPDATE hero SET age = 41 WHERE id = 1")) {
            Plan plan = steps.become(schema(hero(other)));
            assertThat(Steps.text(plan.statements())).containsOnlyOnce("CREATE TABLE \"rx_new_hero\"");
            assertThat(steps.rows("SELECT age, typeof(age) FROM hero")).containsExactly("41|text", "0|text");
        }
    }

    @Test
    void changesConstraints() throws SQLException {
        Schema plain = schema(team(), hero(number("team_id").withNullable(true)));
        Schema ruled = schema(
                team(),
                unique(
                        indexed(
                                check(
                                        references(
                                                hero(number("team_id").withNullable(true)),
                                                "team_id",
                                                "team",
                                                Action.CASCADE),
                                        "name",
                                        "length(\"name\") > 0"),
                                "team_id"),
                        "name"));
        try (Steps steps = Steps.of(plain, ROWS)) {
            steps.become(ruled);
            steps.become(plain);
            steps.become(schema(team(), indexed(hero(number("team_id").withNullable(true)), "team_id")));
            assertThat(steps.rows("SELECT id, name FROM hero")).containsExactly("1|Ann", "2|Bo");
        }
    }

    @Test
    void changesTheKey() throws SQLException {
        try (Steps steps = Steps.of(schema(table("k", text("a"), text("b"))), "INSERT INTO k VALUES ('1', '2')")) {
            steps.become(schema(table("k", text("b"), text("a"))));
            steps.become(
                    schema(table("k", text("a"), text("b")).withPrimaryKey(new PrimaryKey("pk_k", List.of("b", "a")))));
            steps.become(schema(table("k", id(), text("a"), text("b"))));
            assertThat(steps.rows("SELECT * FROM k")).containsExactly("1|1|2");
            steps.become(schema(table("k", number("id"), text("a"), text("b"))));
        }
    }

    @Test
    void keepsReservedAndStrangeNames() throws SQLException {
        Schema from = schema(table("order", id(), text("select"), text("it's \"x\"")));
        Schema to = schema(indexed(
                unique(
                        table(
                                "order",
                                id(),
                                text("select").withNullable(true),
                                text("it's \"x\""),
                                number("größe").withNullable(true)),
                        "select"),
                "it's \"x\""));
        changes(from, to, "CREATE TABLE \"rx_new_order\"", "INSERT INTO \"order\" VALUES (1, 'a', 'b')");
    }

    @Test
    void saysNothingWhereNothingChanges() throws SQLException {
        try (Steps steps = Steps.of(schema(hero()))) {
            assertThat(steps.become(schema(hero())).statements()).isEmpty();
        }
    }

    private static void changes(Schema from, Schema to, String expected, String... sql) throws SQLException {
        try (Steps steps = Steps.of(from, sql)) {
            Plan plan = steps.become(to);
            assertThat(Steps.text(plan.statements())).contains(expected);
        }
    }
}
