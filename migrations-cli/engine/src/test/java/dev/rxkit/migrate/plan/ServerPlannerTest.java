package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to tables and columns alike on PostgreSQL and MariaDB. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ServerPlannerTest extends ServerChanges {
    @Test
    void createsTablesThatReferToEachOther() throws SQLException {
        Schema to = schema(
                references(table("a", id(), number("b_id")), "b_id", "b", Action.NO_ACTION),
                references(table("b", id(), number("a_id")), "a_id", "a", Action.CASCADE));
        changes(schema(), to);
        changes(to, schema());
    }

    @Test
    void dropsTablesThatReferToEachOtherAndKeepsTheRest() throws SQLException {
        Schema from = schema(
                references(table("a", id(), number("b_id")), "b_id", "b", Action.NO_ACTION),
                references(table("b", id(), number("a_id")), "a_id", "a", Action.CASCADE),
                hero());
        changes(from, schema(hero()), HEROES);
    }

    @Test
    void addsAndDropsColumns() throws SQLException {
        Schema wide =
                schema(hero(text("nickname").withNullable(true), number("age").withDefault("7")));
        assertThat(rows(schema(hero()), wide, Renames.none(), Answers.none(), "SELECT name, nickname, age FROM hero"))
                .containsExactlyInAnyOrder("Ann|null|7", "Bo|null|7");
        changes(wide, schema(hero()), HEROES);
    }

    @Test
    void fillsANewColumnWithAConstant() throws SQLException {
        assertThat(rows(
                        schema(hero()),
                        schema(hero(number("age"))),
                        Renames.none(),
                        answer("age", "18"),
                        "SELECT age FROM hero"))
                .containsExactly("18", "18");
    }

    @Test
    void fillsANewColumnWithAnExpression() throws SQLException {
        assertThat(rows(
                        schema(hero()),
                        schema(hero(text("code"))),
                        Renames.none(),
                        answer("code", "lower(name)"),
                        "SELECT code FROM hero ORDER BY id"))
                .containsExactly("ann", "bo");
    }

    @Test
    void aNewColumnWithoutAValueStopsWhereThereAreRows() throws SQLException {
        try (Steps steps = Steps.of(server, schema(hero()), HEROES)) {
            Plan plan = steps.plan(schema(hero(number("age"))));
            assertThatThrownBy(() -> steps.run(plan)).isInstanceOf(SQLException.class);
            assertThat(steps.changes(schema(hero()), Renames.none())).isEmpty();
        }
        changes(schema(hero()), schema(hero(number("age"))));
    }

    @Test
    void fillsRowsWithoutAValueBeforeTheColumnMayNotBeEmpty() throws SQLException {
        Schema from = schema(hero(number("age").withNullable(true)));
        Schema to = schema(hero(number("age")));
        assertThat(rows(from, to, Renames.none(), answer("age", "id * 10"), "SELECT age FROM hero ORDER BY id"))
                .containsExactly("10", "20");
        changes(to, from, "INSERT INTO hero (id, name, age) VALUES (1, 'Ann', 3)");
    }

    @Test
    void changesDefaults() throws SQLException {
        changes(
                schema(hero(number("age").withDefault("7"))),
                schema(hero(number("age").withDefault("8"))),
                HEROES);
        changes(schema(hero(number("age").withDefault("7"))), schema(hero(number("age"))), HEROES);
    }

    @Test
    void convertsTypesWithTheirDefaultsInTheWay() throws SQLException {
        Schema from = schema(hero(number("age").withDefault("7")));
        Schema to = schema(hero(text("age").withDefault("'7'")));
        assertThat(rows(from, to, Renames.none(), Answers.none(), "SELECT age FROM hero"))
                .containsExactly("7", "7");
        changes(to, from, HEROES);
    }

    @Test
    void widensAndNarrowsTexts() throws SQLException {
        Schema wide = schema(hero(Column.of("note", ColumnType.text(30)).withNullable(true)));
        Schema narrow = schema(hero(Column.of("note", ColumnType.text(3)).withNullable(true)));
        changes(narrow, wide, "INSERT INTO hero (id, name, note) VALUES (1, 'Ann', 'abc')");
        Plan plan = changes(wide, narrow, "INSERT INTO hero (id, name, note) VALUES (1, 'Ann', 'abc')");
        assertThat(plan.hazards()).extracting(Hazard::kind).contains(Hazard.Kind.NARROWS_TYPE);
    }

    @Test
    void stopsBeforeHarmWhereAValueDoesNotFit() throws SQLException {
        Schema wide = schema(hero(Column.of("note", ColumnType.text(30)).withNullable(true)));
        Schema narrow = schema(hero(Column.of("note", ColumnType.text(3)).withNullable(true)));
        try (Steps steps = Steps.of(server, wide, "INSERT INTO hero (id, name, note) VALUES (1, 'Ann', 'abcd')")) {
            Plan plan = steps.plan(narrow);
            assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining("do not fit");
            assertThat(steps.rows("SELECT note FROM hero")).containsExactly("abcd");
            assertThat(steps.changes(wide, Renames.none())).isEmpty();
        }
    }

    @Test
    void decimalsAreNotRoundedInSilence() throws SQLException {
        Schema from = schema(hero(Column.of("pay", ColumnType.decimal(10, 2)).withNullable(true)));
        Schema to = schema(hero(Column.of("pay", ColumnType.decimal(8, 1)).withNullable(true)));
        try (Steps steps = Steps.of(server, from, "INSERT INTO hero (id, name, pay) VALUES (1, 'Ann', 1.25)")) {
            Plan plan = steps.plan(to);
            assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining("do not fit");
        }
        changes(from, to, "INSERT INTO hero (id, name, pay) VALUES (1, 'Ann', 1.5)");
    }

    @Test
    void renamesTablesAndColumnsWithWhatRefersToThem() throws SQLException {
        Schema from = schema(
                team(), references(hero(number("team_id").withNullable(true)), "team_id", "team", Action.SET_NULL));
        Schema to = schema(
                team().withName(TableName.of("squad")),
                references(hero(number("squad_id").withNullable(true)), "squad_id", "squad", Action.SET_NULL));
        Renames renames = new Renames(
                Map.of(TableName.of("squad"), TableName.of("team")), Map.of(HERO, Map.of("squad_id", "team_id")));
        assertThat(rows(from, to, renames, Answers.none(), "SELECT name, squad_id FROM hero"))
                .hasSize(2);
    }

    @Test
    void aTableComesUnderTheNameARenamedOneHad() throws SQLException {
        Schema from = schema(
                team(), references(hero(number("team_id").withNullable(true)), "team_id", "team", Action.CASCADE));
        Table champion = references(
                hero(number("team_id").withNullable(true))
                        .withName(TableName.of("champion"))
                        .withPrimaryKey(new PrimaryKey("pk_champion", List.of("id"))),
                "team_id",
                "team",
                Action.CASCADE);
        Table fresh = references(
                table("hero", id(), number("team_id").withNullable(true)), "team_id", "team", Action.CASCADE);
        Schema to = schema(team(), champion, fresh);
        changes(from, to, new Renames(Map.of(TableName.of("champion"), HERO), Map.of()), Answers.none(), HEROES);
    }

    @Test
    void computedColumnsComeChangeAndGo() throws SQLException {
        Column twice =
                number("twice").withNullable(true).withComputed(new Column.Computed(quoted("age") + " * 2", true));
        Column thrice = twice.withComputed(new Column.Computed(quoted("age") + " * 3", true));
        Column age = number("age").withDefault("1");
        changes(schema(hero(age)), schema(hero(age, twice)), HEROES);
        assertThat(rows(
                        schema(hero(age, twice)),
                        schema(hero(age, thrice)),
                        Renames.none(),
                        Answers.none(),
                        "SELECT twice FROM hero"))
                .containsExactly("3", "3");
        changes(schema(indexed(hero(age, twice), "twice")), schema(indexed(hero(age, thrice), "twice")), HEROES);
        changes(schema(hero(age, twice)), schema(hero(age)), HEROES);
    }

    @Test
    void comments() throws SQLException {
        changes(
                schema(hero().withComment("old")),
                schema(hero().withComment("it's new")
                        .mapColumns(c -> c.name().equals("name") ? c.withComment("na\"me") : c)),
                HEROES);
        changes(schema(hero().withComment("old")), schema(hero()), HEROES);
    }

    @Test
    void namesThatHaveToBeQuoted() throws SQLException {
        Table odd = table("or der", id(), text("select"), number("größe").withDefault("1"));
        Table more = check(indexed(unique(odd, "select"), "größe"), "größe", quoted("größe") + " > 0");
        changes(
                schema(odd),
                schema(more),
                "INSERT INTO " + quoted("or der") + " (" + quoted("select") + ") VALUES ('x')");
    }
}
