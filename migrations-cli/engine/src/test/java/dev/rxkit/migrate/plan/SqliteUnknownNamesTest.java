package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scripts for SQLite on a connection of the plain driver, for which a name in double quotes may be a text. */
class SqliteUnknownNamesTest {
    private static final String ROWS = "INSERT INTO hero (name) VALUES ('Ann'), ('Bo')";

    private static void refuses(Schema from, Schema to, Answers answers, String between, String message)
            throws SQLException {
        try (Steps steps = Steps.of(from, ROWS)) {
            Plan plan = steps.plan(to, Renames.none(), answers);
            steps.run(List.of(between));
            assertThatThrownBy(() -> steps.transaction(plan.statements())).hasMessageContaining(message);
            assertThat(steps.rows("SELECT name FROM hero")).containsExactly("Ann", "Bo");
        }
    }

    private static void refuses(Schema to, Answers answers, String name) throws SQLException {
        refuses(schema(hero()), to, answers, "SELECT 1", "no such column: " + name);
    }

    private static Table where(Table table, String where) {
        return table.withIndexes(List.of(
                new Index("ix_where", List.of(new Index.Part("name", null, false)), false, where, null, List.of())));
    }

    private static Table over(Table table, String expression) {
        return table.withIndexes(List.of(
                new Index("ix_over", List.of(new Index.Part(null, expression, false)), true, null, null, List.of())));
    }

    @Test
    void anIndexOverAColumnThatWasDroppedSinceIsRefused() throws SQLException {
        Column nick = text("nick").withNullable(true);
        refuses(
                schema(hero(nick)),
                schema(indexed(hero(nick), "nick")),
                Answers.none(),
                "ALTER TABLE hero DROP COLUMN nick",
                "no such column: nick");
    }

    @Test
    void checksIndexesAndComputedColumnsOverAMisspelledNameAreRefused() throws SQLException {
        refuses(schema(check(hero(), "name", "\"nmae\" <> ''")), Answers.none(), "nmae");
        refuses(schema(check(hero(text("a").withNullable(true)), "a", "\"a\" < \"aa\"")), Answers.none(), "aa");
        refuses(schema(where(hero(), "\"nmae\" IS NOT NULL")), Answers.none(), "nmae");
        refuses(schema(over(hero(), "lower(\"nmae\")")), Answers.none(), "nmae");
        Column computed = text("c").withNullable(true).withComputed(new Column.Computed("lower(\"nmae\")", false));
        refuses(schema(hero(computed)), Answers.none(), "nmae");
    }

    @Test
    void anAnswerWithAMisspelledNameFillsNothing() throws SQLException {
        Answers answers = Answers.none().with("backfill:hero.nick", "lower(\"nmae\")");
        refuses(schema(hero(text("nick"))), answers, "nmae");
    }

    @Test
    void aTextInDoubleQuotesThatTheDatabaseHasStaysAText() throws SQLException {
        try (Steps steps = Steps.of(
                "CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> \"it's\"),"
                        + " grade TEXT CHECK (\"grade\" IN (\"low\", \"top\")),"
                        + " upper TEXT AS (\"grade\" || \"!\"))",
                "CREATE INDEX ix ON hero (name) WHERE grade = \"top\"",
                "INSERT INTO hero (name, grade) VALUES ('Ann', 'low'), ('Bo', 'top')")) {
            Schema now = steps.schema();
            assertThat(now.tables().get(0).checks())
                    .extracting(c -> c.sql())
                    .containsExactlyInAnyOrder("\"name\" <> 'it''s'", "\"grade\" IN ('low', 'top')");
            assertThat(now.tables().get(0).indexes().get(0).where()).isEqualTo("\"grade\" = 'top'");
            Schema wanted = now.map(t -> t.mapColumns(
                    c -> c.name().equals("grade") ? c.withNullable(false).withDefault("'low'") : c));
            steps.become(wanted);
            assertThat(steps.rows("SELECT name, grade, upper FROM hero"))
                    .containsExactly("Ann|low|low!", "Bo|top|top!");
            steps.run(List.of("INSERT INTO hero (name, grade) VALUES ('Cy', 'top')"));
            assertThatThrownBy(() -> steps.run(List.of("INSERT INTO hero (name, grade) VALUES ('Di', 'none')")))
                    .hasMessageContaining("CHECK constraint failed");
            assertThatThrownBy(() -> steps.run(List.of("INSERT INTO hero (name) VALUES ('it''s')")))
                    .hasMessageContaining("CHECK constraint failed");
        }
    }
}
