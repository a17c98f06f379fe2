package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static final String RULES = "CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'a b',"
            + " code VARCHAR(9) COLLATE NOCASE, twice TEXT AS (name || code), of_id INTEGER REFERENCES team (id) DEFERRABLE,"
            + " up_id INTEGER REFERENCES team (id), note TEXT, CHECK (id > 0), CHECK (note <> 'it''s (' AND (id + 1) * 2 > 1), CHECK (note <> X'AB01'))";

    static Stream<Arguments> replacements() {
        return Stream.of(
                Arguments.of("CHECK (id > 0)", "CHECK (id > 10)", "a CHECK"),
                Arguments.of("CHECK (id > 0)", "CONSTRAINT named CHECK (id >= 0)", "a CHECK"),
                Arguments.of(", CHECK (id > 0)", " CHECK /* id > 0 */ (id < 999)", "a CHECK"),
                Arguments.of("'it''s ('", "'it''s  ('", "a CHECK"),
                Arguments.of("'it''s ('", "'IT''s ('", "a CHECK"),
                Arguments.of("(id + 1) * 2 > 1", "id + 1 * 2 > 1", "a CHECK"),
                Arguments.of("(id + 1) * 2 > 1", "(id + 1) * 2 > 1.5", "a CHECK"),
                Arguments.of("note <> 'it''s ('", "note <> x'414243'", "a CHECK"),
                Arguments.of("COLLATE NOCASE", "COLLATE RTRIM", "a COLLATE"),
                Arguments.of(
                        "name TEXT DEFAULT 'a b', code VARCHAR(9) COLLATE NOCASE",
                        "name TEXT DEFAULT 'a b' COLLATE NOCASE, code VARCHAR(9)",
                        "a COLLATE"),
                Arguments.of("AS (name || code)", "GENERATED ALWAYS AS (code || name)", "a computed twice"),
                Arguments.of("DEFAULT 'a b'", "DEFAULT 'ab'", "a default of name"),
                Arguments.of("DEFAULT 'a b'", "DEFAULT (lower('A b'))", "a default of name"),
                Arguments.of(
                        "REFERENCES team (id) DEFERRABLE, up_id INTEGER REFERENCES team (id)",
                        "REFERENCES team (id), up_id INTEGER REFERENCES team (id) DEFERRABLE",
                        "a DEFERRABLE"),
                Arguments.of("DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED", "a DEFERRABLE"));
    }

    @ParameterizedTest
    @MethodSource("replacements")
    void stopsByNameOverARuleThatTookThePlaceOfAnother(String rule, String other, String thing) throws SQLException {
        try (Steps steps = Steps.of(RULES)) {
            Plan plan = steps.plan(notNull(steps, "note"));
            steps.run(List.of("DROP TABLE team", RULES.replace(rule, other)));
            steps.run(List.of("INSERT INTO team (id, name, code, note) VALUES (11, 'a', 'b', 'c')"));
            List<String> made = steps.rows("SELECT sql FROM sqlite_schema WHERE name = 'team'");
            assertThatThrownBy(() -> steps.transaction(plan.statements()))
                    .hasMessageContaining("table team has " + thing + ", which this script does not know");
            assertThat(steps.rows("SELECT sql FROM sqlite_schema WHERE name = 'team'"))
                    .isEqualTo(made);
            assertThat(steps.rows("SELECT count(*) FROM team")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "CHECK (id > 0);CHECK(((ID>0)))",
                "CHECK (id > 0);CHECK (id > 0), CHECK (id > 0)",
                "CHECK (id > 0);CONSTRAINT [CHECK] check/**/( `id` > -- 1\\n 0 )",
                "'it''s (';\"it's (\"",
                "<>;!=",
                "(id + 1) * 2 > 1;( [id]+1 )*2>1",
                "COLLATE NOCASE;collate \"nocase\"",
                "INTEGER PRIMARY KEY;INTEGER PRIMARY KEY ON CONFLICT ABORT",
                "name TEXT;name TEXT COLLATE BINARY",
                "note TEXT;note TEXT DEFAULT NULL",
                "DEFAULT 'a b';DEFAULT \"a b\"",
                "DEFAULT 'a b';DEFAULT (('a b'))",
                "AS (name || code);GENERATED ALWAYS AS((\"NAME\"||[code])) VIRTUAL",
                "X'AB01';x'ab01'",
                "REFERENCES team (id) DEFERRABLE;REFERENCES team (id) DEFERRABLE INITIALLY IMMEDIATE",
                "up_id INTEGER REFERENCES team (id);up_id INTEGER REFERENCES team NOT DEFERRABLE"
            })
    void anotherSpellingOfARuleStopsNothing(String rule, String other) throws SQLException {
        String text = RULES.replace(rule, other.replace("\\n", "\n"));
        try (Steps here = Steps.of(text);
                Steps known = Steps.of(RULES)) {
            here.transaction(known.plan(notNull(known, "note")).statements());
        }
        try (Steps steps = Steps.of(text)) {
            steps.become(notNull(steps, "note"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNIQUE INDEX ix ON team (name, code)",
                "INDEX ix ON team (code, name)",
                "INDEX ix ON team (name DESC, code)",
                "INDEX ix ON team (name COLLATE NOCASE, code)",
                "INDEX ix ON team (name, code COLLATE BINARY)",
                "INDEX ix ON team (name)",
                "INDEX ix ON team (lower(name), code)",
                "INDEX ix ON team (name, code) WHERE id > 1"
            })
    void stopsByNameOverAnIndexThatTookThePlaceOfAnother(String other) throws SQLException {
        try (Steps steps = Steps.of(RULES, "CREATE INDEX ix ON team (name, code)")) {
            Plan plan = steps.plan(notNull(steps, "note"));
            steps.run(List.of("DROP INDEX ix", "CREATE " + other));
            assertThatThrownBy(() -> steps.transaction(plan.statements()))
                    .hasMessageContaining("table team has index ix, which this script does not know");
            assertThat(steps.rows("SELECT sql FROM sqlite_schema WHERE name = 'ix'"))
                    .containsExactly("CREATE " + other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INDEX IX ON team (Name ASC, [code] COLLATE NOCASE)",
                "UNIQUE INDEX ix ON team (name COLLATE RTRIM DESC, lower(name) COLLATE NOCASE, code) WHERE id > 1"
            })
    void anIndexThatTheScriptKnowsStopsNothing(String made) throws SQLException {
        try (Steps steps = Steps.of(RULES, "CREATE " + made)) {
            steps.become(notNull(steps, "note"));
        }
    }

    private static Schema notNull(Steps steps, String column) throws SQLException {
        return steps.schema().map(t -> t.mapColumns(c -> c.name().equals(column) ? c.withNullable(false) : c));
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
