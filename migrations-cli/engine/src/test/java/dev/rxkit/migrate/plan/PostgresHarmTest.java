package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.text;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.postgres.PostgresBlock;
import dev.rxkit.migrate.plan.postgres.PostgresPlanner;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A script of PostgreSQL that fails leaves everything as it was, also where each statement is committed by itself. */
class PostgresHarmTest {
    private static final String ROWS = "INSERT INTO hero (name, v) VALUES ('abcdef', %s), ('abcdeg', %<s)";

    private static Column typed(String type) {
        return Column.of("v", new Native(type)).withNullable(true);
    }

    /** Changes that rows stop, with a consented drop of a column full of values in the same script. */
    static Stream<Arguments> stopped() {
        Column secret = text("secret").withDefault("'kept'");
        return Stream.of(
                change("a shorter text", hero(typed("VARCHAR(50)"), secret), hero(typed("VARCHAR(2)")), "'abcdef'"),
                change("a decimal to an integer", hero(typed("NUMERIC(9,2)"), secret), hero(typed("INTEGER")), "1.75"),
                change("a text to a UUID", hero(typed("TEXT"), secret), hero(typed("UUID")), "'no uuid'"),
                change("a number to a UUID", hero(typed("BIGINT"), secret), hero(typed("UUID")), "5"),
                change("a text to JSON", hero(typed("TEXT"), secret), hero(typed("JSONB")), "'{no json'"),
                change(
                        "a text to JSON twice",
                        hero(typed("TEXT"), secret),
                        hero(typed("JSONB")),
                        "'{\"a\":1,\"a\":2}'"),
                change("a new rule", hero(typed("INTEGER"), secret), check(hero(typed("INTEGER")), "v", "v > 9"), "5"),
                change(
                        "a value for each row",
                        hero(typed("INTEGER"), secret),
                        hero(typed("INTEGER"), number("new")),
                        "5"),
                change(
                        "no more NULL",
                        hero(typed("INTEGER"), secret),
                        hero(typed("INTEGER").withNullable(false)),
                        "NULL"),
                change("no two of one", hero(typed("INTEGER"), secret), unique(hero(typed("INTEGER")), "v"), "5"));
    }

    private static Arguments change(String what, dev.rxkit.schema.Table from, dev.rxkit.schema.Table to, String value) {
        return Arguments.of(what, schema(from), schema(to), value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stopped")
    void aFailureLeavesNothingBehind(String what, Schema from, Schema to, String value) throws SQLException {
        try (Steps steps = Steps.of(TestServer.POSTGRESQL, from, ROWS.formatted(value))) {
            Schema before = steps.schema();
            List<String> rows = steps.rows("SELECT * FROM hero ORDER BY id");
            List<Statement> statements = steps.plan(to).statements();

            for (int run = 0; run < 2; run++) {
                assertThat(oneByOne(steps, statements)).as(what).isNotEmpty();
                assertThat(steps.schema()).isEqualTo(before);
                assertThat(steps.rows("SELECT * FROM hero ORDER BY id")).isEqualTo(rows);
            }
        }
    }

    /** Each statement committed by itself, going on after every failure, as psql does. */
    private static List<String> oneByOne(Steps steps, List<Statement> statements) throws SQLException {
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
    void guardsSayWhatDoesNotFit() throws SQLException {
        Schema from = schema(hero(typed("TEXT")));
        try (Steps steps = Steps.of(TestServer.POSTGRESQL, from, ROWS.formatted("'x'"))) {
            assertThat(oneByOne(steps, steps.plan(schema(hero(typed("UUID")))).statements()))
                    .singleElement()
                    .asString()
                    .contains("hero.v has values that do not fit UUID");
            assertThat(oneByOne(
                            steps,
                            steps.plan(schema(hero(typed("TEXT"), number("age"))))
                                    .statements()))
                    .singleElement()
                    .asString()
                    .contains("hero.age: there are rows, which need a value for this new column");
            assertThat(oneByOne(
                            steps,
                            steps.plan(schema(check(hero(typed("TEXT")), "v", "v <> 'x'")))
                                    .statements()))
                    .singleElement()
                    .asString()
                    .contains("hero has rows that do not meet ck_hero_v");
        }
    }

    @Test
    void anUndoThatFailsLeavesNothingBehind() throws SQLException {
        Schema from = schema(hero(typed("VARCHAR(2)"), text("gone").withDefault("'x'")));
        Schema to = schema(hero(typed("VARCHAR(50)"), text("made").withDefault("'y'")));
        try (Steps steps = Steps.of(TestServer.POSTGRESQL, from)) {
            Plan plan = steps.plan(to);
            steps.run(plan);
            steps.run(List.of(ROWS.formatted("'abcdef'")));
            List<String> rows = steps.rows("SELECT * FROM hero ORDER BY id");
            assertThat(oneByOne(steps, plan.undo())).isNotEmpty();
            assertThat(steps.rows("SELECT * FROM hero ORDER BY id")).isEqualTo(rows);
        }
    }

    @Test
    void aScriptOfSeveralPartsStopsWhereAnEarlierOneIsMissing() throws SQLException {
        List<dev.rxkit.schema.Table> many = new ArrayList<>();
        for (int i = 0; i <= PostgresPlanner.TABLES; i++) {
            many.add(Models.table("t%03d".formatted(i), Models.id()));
        }
        many.add(hero());
        Schema from = schema(hero(text("gone").withDefault("'x'")));
        try (Steps steps = Steps.of(TestServer.POSTGRESQL, from, "INSERT INTO hero (name) VALUES ('a')")) {
            Plan plan = steps.plan(new Schema(many, List.of()));
            assertThat(plan.parts()).hasSizeGreaterThan(1);
            assertThat(plan.parts().get(0).statements())
                    .allMatch(s -> s.sql().matches("(?s)(CREATE |SET LOCAL lock_timeout).*"));
            List<Statement> last = plan.parts().get(plan.parts().size() - 1).statements();
            assertThat(oneByOne(steps, last))
                    .anyMatch(message -> message.contains("an earlier script of this change has not run"));
            assertThat(steps.rows("SELECT gone FROM hero")).containsExactly("x");
        }
    }

    @Test
    void whatHangsOnAViewThatGoesAndComesBackIsKept() throws SQLException {
        try (Steps steps = Steps.of(
                TestServer.POSTGRESQL,
                schema(hero(number("age").withDefault("1"))),
                "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
                "CREATE VIEW seen WITH (security_barrier = true, check_option = local) AS"
                        + " SELECT id, name, age FROM hero WHERE age > 0",
                "CREATE VIEW \"Above\" AS SELECT name, age + 1 AS more FROM seen",
                "ALTER VIEW seen ALTER COLUMN name SET DEFAULT 'nobody'",
                "CREATE TRIGGER instead INSTEAD OF UPDATE ON seen FOR EACH ROW EXECUTE FUNCTION nothing()",
                "CREATE RULE quiet AS ON DELETE TO seen DO INSTEAD NOTHING",
                "COMMENT ON VIEW seen IS 'it''s seen'",
                "COMMENT ON COLUMN seen.age IS 'years'",
                "COMMENT ON TRIGGER instead ON seen IS 'a trigger'",
                "COMMENT ON RULE quiet ON seen IS 'a rule'",
                "GRANT SELECT ON seen TO PUBLIC",
                "GRANT UPDATE (age) ON seen TO PUBLIC",
                "GRANT SELECT ON \"Above\" TO pg_monitor WITH GRANT OPTION",
                "CREATE TRIGGER aged BEFORE UPDATE OF age ON hero FOR EACH ROW EXECUTE FUNCTION nothing()",
                "CREATE TRIGGER sworn BEFORE UPDATE OF age ON hero FOR EACH ROW EXECUTE FUNCTION nothing()",
                "COMMENT ON TRIGGER aged ON hero IS 'of age'",
                "ALTER TABLE hero DISABLE TRIGGER aged",
                "ALTER TABLE hero ENABLE ALWAYS TRIGGER sworn")) {
            List<String> before = steps.rows(COMPANIONS);
            assertThat(before).hasSize(11);
            Schema now = steps.schema();
            Schema wide = steps.dialect.resolve(
                    schema(hero(Column.of("age", new Native("DOUBLE PRECISION")).withDefault("1"))));
            Plan plan = MigrationDialects.of(steps.dialect)
                    .planner()
                    .plan(
                            now,
                            new Schema(wide.tables(), now.objects(), wide.enums()),
                            steps.changes(wide, Renames.none()),
                            Answers.none());
            steps.run(plan);
            assertThat(steps.rows(
                            "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = 'seen'::regclass"
                                    + " AND attname = 'age'"))
                    .containsExactly("double precision");
            assertThat(steps.rows(COMPANIONS)).isEqualTo(before);
            steps.transaction(plan.undo());
            assertThat(steps.rows(COMPANIONS)).isEqualTo(before);
        }
    }

    /** What hangs on views and triggers, read without the kit. */
    private static final String COMPANIONS =
            "SELECT 'view ' || c.relname || ' ' || coalesce(c.reloptions::text, '') || ' '"
                    + " || coalesce(c.relacl::text, '') || ' ' || pg_get_userbyid(c.relowner) || ' '"
                    + " || coalesce(obj_description(c.oid, 'pg_class'), '')"
                    + " FROM pg_class c WHERE c.relname IN ('seen', 'Above')"
                    + " UNION ALL SELECT 'column ' || c.relname || '.' || a.attname || ' ' || coalesce(a.attacl::text, '') || ' '"
                    + " || coalesce(col_description(c.oid, a.attnum), '') || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')"
                    + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relname IN ('seen', 'Above')"
                    + " UNION ALL SELECT 'trigger ' || tgname || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) || ' '"
                    + " || coalesce(obj_description(oid, 'pg_trigger'), '') FROM pg_trigger WHERE NOT tgisinternal"
                    + " UNION ALL SELECT 'rule ' || rulename || ' ' || pg_get_ruledef(oid) || ' '"
                    + " || coalesce(obj_description(oid, 'pg_rewrite'), '') FROM pg_rewrite WHERE rulename = 'quiet'"
                    + " ORDER BY 1";

    @Test
    void aSerialThatBecomesAnIdentityGoesOnCounting() throws SQLException {
        Column id = Models.id().withType(new Native("INTEGER"));
        Column always = id.withIdentity(new Column.Identity(true, null, null, null, null, null, false));
        try (Steps steps = Steps.on(
                TestServer.POSTGRESQL,
                "steps",
                "CREATE TABLE hero (id serial PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO hero (name) VALUES ('a'), ('b'), ('c')",
                "DELETE FROM hero WHERE id = 3")) {
            Plan plan =
                    steps.plan(schema(Models.table("hero", always, text("name").withCollation("default"))));
            steps.run(plan);
            assertThat(steps.rows("INSERT INTO hero (name) VALUES ('d') RETURNING id > 3"))
                    .containsExactly("t");
            assertThat(steps.rows("SELECT count(*) FROM pg_class WHERE relkind = 'S'"))
                    .containsExactly("1");
            steps.transaction(plan.undo());
            assertThat(steps.rows("INSERT INTO hero (name) VALUES ('e') RETURNING id > 4"))
                    .containsExactly("t");
            assertThat(steps.rows("SELECT count(*) FROM pg_class WHERE relkind = 'S'"))
                    .containsExactly("1");
        }
    }

    @Test
    void aTableThatIsAPartitionOrAChildIsNeverCreatedASecondTime() throws SQLException {
        try (Steps steps = Steps.on(
                TestServer.POSTGRESQL,
                "steps",
                "CREATE TABLE place (id bigint NOT NULL, name text) PARTITION BY LIST (id)",
                "CREATE TABLE hero PARTITION OF place FOR VALUES IN (1)",
                "CREATE TABLE animal (id bigint)",
                "CREATE TABLE cat (tail text) INHERITS (animal)")) {
            assertThat(steps.schema().objects())
                    .extracting(object -> object.kind() + " " + object.name())
                    .containsExactlyInAnyOrder("PARTITION hero", "TABLE cat");
            assertThatThrownBy(() -> steps.plan(schema(hero())))
                    .hasMessageContaining("table hero is there already as PARTITION OF place");
            assertThat(steps.schema()
                            .table(dev.rxkit.schema.TableName.of("animal"))
                            .orElseThrow()
                            .options())
                    .containsEntry("unmodelled", "children cat");
        }
    }

    @Test
    void aDollarQuoteInsideIsNoEnd() {
        List<Statement> block = PostgresBlock.of(
                List.of(Statement.of("DROP TABLE a"), Statement.of("CREATE FUNCTION f() AS $rx$ BEGIN END $rx$;")));
        assertThat(block)
                .singleElement()
                .extracting(Statement::sql)
                .asString()
                .startsWith("DO $rxx$")
                .endsWith("$rxx$");
        assertThat(PostgresBlock.of(
                        List.of(Statement.of("CREATE TABLE a (x int)"), Statement.of("COMMENT ON TABLE a IS ''"))))
                .hasSize(2);
    }
}
