package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.text;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqliteRebuildTest {
    private static final Schema FAMILY =
            schema(team(), references(hero(number("team_id")), "team_id", "team", Action.CASCADE));
    private static final Schema CHANGED =
            schema(unique(team(), "name"), references(hero(number("team_id")), "team_id", "team", Action.CASCADE));
    private static final String[] ROWS = {
        "INSERT INTO team VALUES (1, 'a'), (2, 'b'), (3, 'c')",
        "INSERT INTO hero VALUES (1, 'Ann', 1), (2, 'Bo', 2)",
        "DELETE FROM team WHERE id = 3"
    };

    @Test
    void keepsRowsTriggersViewsAndTheHighestKey() throws SQLException {
        try (Steps steps = Steps.of(FAMILY, ROWS)) {
            steps.run(List.of(
                    "CREATE TABLE log (t TEXT)",
                    "CREATE VIEW names AS SELECT name FROM team",
                    "CREATE TRIGGER own AFTER INSERT ON team BEGIN INSERT INTO log VALUES (new.name || ';'); END",
                    "CREATE TRIGGER other AFTER DELETE ON hero BEGIN UPDATE team SET name = name; END"));
            Table log =
                    steps.schema().table(dev.rxkit.schema.TableName.of("log")).orElseThrow();
            steps.become(
                    new Schema(List.of(CHANGED.tables().get(0), CHANGED.tables().get(1), log), List.of()));
            assertThat(steps.rows("SELECT * FROM hero")).containsExactly("1|Ann|1", "2|Bo|2");
            assertThat(steps.rows("SELECT * FROM names")).containsExactly("a", "b");
            steps.run(List.of("INSERT INTO team (name) VALUES ('d')"));
            assertThat(steps.rows("SELECT id FROM team WHERE name = 'd'")).containsExactly("4");
            assertThat(steps.rows("SELECT * FROM log")).containsExactly("d;");
            assertThat(steps.schema().objects()).hasSize(3);
        }
    }

    @Test
    void stopsBeforeHarmWhereForeignKeysAreEnforced() throws SQLException {
        try (Steps steps = Steps.of(FAMILY, ROWS)) {
            Plan plan = steps.plan(CHANGED);
            steps.run(List.of("PRAGMA foreign_keys = ON"));
            assertThatThrownBy(() -> steps.transaction(plan.statements()))
                    .hasMessageContaining("foreign_keys is on: run this script with mvn rx:migrate");
            assertThat(steps.rows("SELECT count(*) FROM hero")).containsExactly("2");
            List<Statement> unguarded = plan.statements().stream()
                    .filter(s -> !s.sql().contains("pragma_foreign_keys"))
                    .toList();
            assertThatThrownBy(() -> steps.transaction(unguarded))
                    .as("the same script without its guard")
                    .hasMessageContaining("an earlier statement of this script failed");
            assertThat(steps.rows("SELECT count(*) FROM hero")).containsExactly("2");
        }
    }

    @Test
    void keepsWhatTheTableIs() throws SQLException {
        try (Steps steps = Steps.of(
                "CREATE TABLE s (k TEXT PRIMARY KEY, v TEXT NOT NULL, n INT CHECK (n > 0), UNIQUE (v, n)) STRICT, WITHOUT ROWID",
                "CREATE TABLE r (id INTEGER PRIMARY KEY, v TEXT DEFAULT 'x' COLLATE NOCASE)",
                "CREATE UNIQUE INDEX expr ON r (lower(v) DESC) WHERE v IS NOT NULL",
                "INSERT INTO s VALUES ('a', 'b', 1)",
                "INSERT INTO r VALUES (5, 'q')")) {
            Schema now = steps.schema();
            Schema wanted = now.map(t -> t.mapColumns(c -> c.name().equals("v") ? c.withDefault("'other'") : c));
            Plan plan = steps.become(wanted);
            assertThat(Steps.text(plan.statements()))
                    .contains("STRICT", "WITHOUT ROWID")
                    .doesNotContain("AUTOINCREMENT");
            assertThat(SchemaDiffer.diff(steps.schema(), wanted, Renames.none()))
                    .isEmpty();
            assertThat(steps.schema().tables())
                    .extracting(Table::options)
                    .isEqualTo(now.tables().stream().map(Table::options).toList());
            assertThat(steps.rows("SELECT * FROM s")).containsExactly("a|b|1");
        }
    }

    @Test
    void namesItselfAsTheTargetOfItsOwnKey() throws SQLException {
        Schema from = schema(references(hero(number("boss").withNullable(true)), "boss", "hero", Action.SET_NULL));
        Schema to = schema(unique(from.tables().get(0), "name"));
        try (Steps steps = Steps.of(from, "INSERT INTO hero VALUES (1, 'a', NULL), (2, 'b', 1)")) {
            steps.become(to);
            assertThat(steps.rows("SELECT \"table\" FROM pragma_foreign_key_list('hero')"))
                    .containsExactly("hero");
            assertThat(steps.rows("SELECT boss FROM hero")).containsExactly("null", "1");
        }
    }

    @Test
    void refusesToWriteAgainWhatItCannotExpress() throws SQLException {
        try (Steps steps =
                Steps.of("CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT NOT NULL ON CONFLICT IGNORE)")) {
            Schema wanted = steps.schema().map(t -> t.mapColumns(c -> c.withDefault("'x'")));
            assertThatThrownBy(() -> MigrationDialects.of(Steps.SQLITE)
                            .planner()
                            .plan(
                                    steps.schema(),
                                    wanted,
                                    SchemaDiffer.diff(steps.schema(), wanted, Renames.none()),
                                    Answers.none()))
                    .isInstanceOf(RxException.class)
                    .hasMessageContaining("table hero has to be written again")
                    .hasMessageContaining("ON CONFLICT");
        }
    }

    @Test
    void refusesWhatFlywayWouldReplace() throws SQLException {
        try (Steps steps = Steps.of()) {
            assertThatThrownBy(() -> steps.plan(schema(hero(text("x").withDefault("'${y}'")))))
                    .isInstanceOf(RxException.class)
                    .hasMessageContaining("${");
        }
    }

    @Test
    void refusesAnAnswerThatIsNoExpression() throws SQLException {
        try (Steps steps = Steps.of(schema(hero()))) {
            for (String bad : List.of("0); DROP TABLE hero; --", "'open", "0 -- x", "(1", "1)")) {
                assertThatThrownBy(() -> steps.plan(
                                schema(hero(text("x"))),
                                Renames.none(),
                                Answers.none().with("backfill:hero.x", bad)))
                        .as(bad)
                        .isInstanceOf(RxException.class)
                        .hasMessageContaining("backfill:hero.x");
            }
        }
    }

    @Test
    void stopsOverRowsThatBreakTheNewRule() throws SQLException {
        Schema from = schema(team(), hero(number("team_id").withNullable(true)));
        String[] rows = {"INSERT INTO hero VALUES (1, 'a', 9), (2, 'a', NULL)"};
        stops(from, schema(team(), unique(hero(number("team_id").withNullable(true)), "name")), "UNIQUE", rows);
        stops(
                from,
                schema(team(), hero(number("team_id"))),
                "hero.team_id: there are rows without a value (NULL)",
                rows);
        stops(
                from,
                schema(team(), hero(number("team_id").withNullable(true), text("x"))),
                "hero.x: there are rows",
                rows);
        stops(
                from,
                schema(
                        team(),
                        references(hero(number("team_id").withNullable(true)), "team_id", "team", Action.CASCADE)),
                "rows would be left that refer to a row that does not exist",
                rows);
        stops(
                from,
                schema(team(), Models.check(hero(number("team_id").withNullable(true)), "team_id", "\"team_id\" < 5")),
                "ck_hero_team_id",
                rows);
    }

    @Test
    void convertsValuesExactlyOrNotAtAll() throws SQLException {
        converts(Kind.TEXT, Kind.BIGINT, "'12'", "12|integer");
        converts(Kind.BIGINT, Kind.TEXT, "12", "12|text");
        converts(Kind.TEXT, Kind.DOUBLE, "'1.50'", "1.5|real");
        converts(Kind.DOUBLE, Kind.BIGINT, "3.0", "3|integer");
        converts(Kind.DATE, Kind.TIMESTAMP, "'2024-02-29'", "2024-02-29T00:00:00.000000000|text");
        converts(Kind.INSTANT, Kind.DATE, "'2024-02-29T00:00:00.000000000Z'", "2024-02-29|text");
        converts(Kind.BIGINT, Kind.SMALLINT, "-32768", "-32768|integer");
        converts(Kind.SMALLINT, Kind.BOOLEAN, "1", "1|integer");
        converts(
                Kind.TEXT,
                Kind.UUID,
                "'00000000-0000-4000-8000-00000000000a'",
                "00000000-0000-4000-8000-00000000000a|text");
        doesNotConvert(Kind.TEXT, Kind.UUID, "'abc'", "''", "'00000000-0000-4000-8000-00000000000x'");
        doesNotConvert(Kind.BIGINT, Kind.UUID, "7");
        doesNotConvert(Kind.TEXT, Kind.BIGINT, "'12a'", "''", "'007'", "' 1'");
        doesNotConvert(Kind.TEXT, Kind.DOUBLE, "'x'", "'1.5x'", "''", "'12345678901234567.8'");
        doesNotConvert(Kind.DOUBLE, Kind.BIGINT, "3.5", "1e30");
        doesNotConvert(Kind.BIGINT, Kind.SMALLINT, "32768", "'text'");
        doesNotConvert(Kind.BIGINT, Kind.DOUBLE, "9007199254740993");
        doesNotConvert(Kind.SMALLINT, Kind.BOOLEAN, "2");
        doesNotConvert(Kind.TEXT, Kind.DATE, "'yesterday'");
        doesNotConvert(Kind.INSTANT, Kind.DATE, "'2024-02-29T00:00:01.000000000Z'");
    }

    @Test
    void shortensTextAndDecimalsOnlyWhereTheyFit() throws SQLException {
        Schema wide = schema(hero(Column.of("v", ColumnType.text(10)), Column.of("d", ColumnType.decimal(8, 3))));
        Schema narrow = schema(hero(Column.of("v", ColumnType.text(3)), Column.of("d", ColumnType.decimal(5, 2))));
        stops(
                wide,
                narrow,
                "hero.v has values that do not fit VARCHAR(3)",
                "INSERT INTO hero VALUES (1, 'a', 'abcd', 1)");
        stops(
                wide,
                narrow,
                "hero.d has values that do not fit NUMERIC(5,2)",
                "INSERT INTO hero VALUES (1, 'a', 'abc', 1.125)");
        stops(wide, narrow, "hero.d has values", "INSERT INTO hero VALUES (1, 'a', 'abc', 1000)");
        try (Steps steps = Steps.of(wide, "INSERT INTO hero VALUES (1, 'a', 'abc', 999.25)")) {
            steps.become(narrow);
        }
    }

    @Test
    void stopsWhereAHandMadeTableRefersToWhatIsDropped() throws SQLException {
        try (Steps steps = Steps.of(
                schema(team()),
                "CREATE TABLE mine (t BIGINT REFERENCES team (id))",
                "INSERT INTO team VALUES (1, 'a')",
                "INSERT INTO mine VALUES (1)")) {
            Schema target = Ownership.of(Set.of("team")).target(steps.schema(), Schema.empty(), Renames.none());
            assertThat(target.tables()).extracting(t -> t.name().name()).containsExactly("mine");
            Plan plan = steps.plan(target);
            assertThatThrownBy(() -> steps.transaction(plan.statements())).hasMessageContaining("rows would be left");
            assertThat(steps.rows("SELECT count(*) FROM team")).containsExactly("1");
        }
    }

    private static void converts(Kind from, Kind to, String literal, String expected) throws SQLException {
        try (Steps steps =
                Steps.of(schema(table("t", Models.id(), column(from))), "INSERT INTO t VALUES (1, " + literal + ")")) {
            steps.become(schema(table("t", Models.id(), column(to))));
            assertThat(steps.rows("SELECT v, typeof(v) FROM t")).containsExactly(expected);
        }
    }

    private static void doesNotConvert(Kind from, Kind to, String... literals) throws SQLException {
        for (String literal : literals) {
            stops(
                    schema(table("t", Models.id(), column(from))),
                    schema(table("t", Models.id(), column(to))),
                    "t.v has values that do not fit",
                    "INSERT INTO t VALUES (1, " + literal + ")");
        }
    }

    private static Column column(Kind kind) {
        return Column.of("v", ColumnType.of(kind));
    }

    private static void stops(Schema from, Schema to, String message, String... rows) throws SQLException {
        try (Steps steps = Steps.of(from, rows)) {
            Plan plan = steps.plan(to);
            Schema before = steps.schema();
            assertThatThrownBy(() -> steps.transaction(plan.statements())).hasMessageContaining(message);
            assertThat(SchemaDiffer.diff(steps.schema(), before, Renames.none()))
                    .isEmpty();
        }
    }
}
