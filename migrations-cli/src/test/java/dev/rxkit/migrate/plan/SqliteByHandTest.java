package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table has that no script made outlives its being written again, or stops the script. */
class SqliteByHandTest {
    @Test
    void stopsByNameOverWhatSomebodyMadeByHand() throws SQLException {
        for (String made : List.of(
                "CREATE TRIGGER audit AFTER INSERT ON team BEGIN SELECT 1; END",
                "CREATE UNIQUE INDEX audit ON team (name)",
                "ALTER TABLE team ADD COLUMN audit TEXT")) {
            try (Steps steps = Steps.of(schema(team()), "INSERT INTO team VALUES (1, 'a'), (2, 'b')")) {
                Plan plan = steps.plan(schema(unique(team(), "name")));
                steps.run(List.of(made));
                assertThatThrownBy(() -> steps.transaction(plan.statements()))
                        .as(made)
                        .hasMessageContaining(" audit, which this script does not know");
                assertThat(steps.rows("SELECT count(*) FROM team")).containsExactly("2");
            }
        }
    }

    @Test
    void keepsTheNumberOfARow() throws SQLException {
        try (Steps steps = Steps.of(
                "CREATE TABLE doc (code TEXT PRIMARY KEY, body TEXT)",
                "INSERT INTO doc VALUES ('a', 'x'), ('b', 'y'), ('c', 'z')",
                "DELETE FROM doc WHERE code = 'a'")) {
            steps.become(steps.schema().map(t -> t.mapColumns(c -> c.name().equals("body") ? c.withDefault("''") : c)));
            assertThat(steps.rows("SELECT rowid, code FROM doc")).containsExactly("2|b", "3|c");
        }
    }

    private static final String TEAM =
            "CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL";

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(", CHECK (length(name) > 1))", "a CHECK"),
                Arguments.of(" /* CHECK */ CONSTRAINT \"none\"\nCHECK/**/(name <> 'CHECK '''))", "a CHECK"),
                Arguments.of(" COLLATE NOCASE)", "a COLLATE"),
                Arguments.of(", UNIQUE (name COLLATE NOCASE))", "a COLLATE"),
                Arguments.of(" on\n  conflict replace)", "an ON CONFLICT"),
                Arguments.of(") STRICT", "STRICT"),
                Arguments.of(" DEFAULT 'x')", "a default of name"),
                Arguments.of(" REFERENCES other (id))", "foreign key to other"),
                Arguments.of(", twice TEXT AS (name || name))", "a computed twice"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void stopsByNameOverWhatIsInTheTextOfATableOnly(String text, String thing) throws SQLException {
        try (Steps steps = Steps.of(schema(team()))) {
            Plan plan = steps.plan(schema(unique(team(), "name")));
            steps.run(List.of("DROP TABLE team", "CREATE TABLE other (id INTEGER PRIMARY KEY)", TEAM + text));
            steps.run(List.of("INSERT INTO team (id, name) VALUES (1, '11'), (2, '22')"));
            List<String> made = steps.rows("SELECT sql FROM sqlite_schema WHERE name = 'team'");
            assertThatThrownBy(() -> steps.transaction(plan.statements()))
                    .hasMessageContaining("table team has " + thing + ", which this script does not know");
            assertThat(steps.rows("SELECT sql FROM sqlite_schema WHERE name = 'team'"))
                    .isEqualTo(made);
            assertThat(steps.rows("SELECT count(*) FROM team")).containsExactly("2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " /* CHECK (x) ON CONFLICT */ -- COLLATE CHECK\n",
                " CONSTRAINT \"CHECK COLLATE\" NOT NULL",
                " CONSTRAINT [a CHECK ] NOT NULL CONSTRAINT `b CHECK ` NOT NULL"
            })
    void wordsInNamesAndCommentsStopNothing(String text) throws SQLException {
        try (Steps steps = Steps.of(schema(team()))) {
            Plan plan = steps.plan(schema(unique(team(), "name")));
            steps.run(List.of("DROP TABLE team", TEAM + text + ")", "INSERT INTO team (id, name) VALUES (1, 'ab')"));
            steps.transaction(plan.statements());
            assertThat(steps.changes(schema(unique(team(), "name")), Renames.none()))
                    .isEmpty();
            assertThat(steps.rows("SELECT name FROM team")).containsExactly("ab");
        }
    }

    @Test
    void whatTheScriptKnowsStopsNothing() throws SQLException {
        try (Steps steps = Steps.of(
                "CREATE TABLE team (id INTEGER PRIMARY KEY)",
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE DEFAULT 'CHECK '"
                        + " CHECK (name <> 'it''s CHECK '), code TEXT CHECK (code COLLATE RTRIM <> 'x'),"
                        + " twice TEXT AS (name || code COLLATE NOCASE), team_id INTEGER REFERENCES team (id)"
                        + " ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, CHECK (length(name) > 1)) STRICT")) {
            steps.become(steps.schema()
                    .map(t -> t.mapColumns(c -> c.name().equals("code") ? c.withDefault("'ab'") : c)));
        }
    }
}
