package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index whose name the old table still has is created after that table is dropped; its rows are checked before. */
class SqliteIndexChecksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "json_extract(\"body\", '$.a')||false",
                "json_extract(\"body\", '$.a')||true",
                "abs(\"id\")|json_extract(\"body\", '$.a') > 1|false",
                "\"name\" COLLATE NOCASE||true"
            })
    void anIndexThatRowsDoNotMeetStopsBeforeAnythingIsDropped(String expression, @Nullable String where, boolean unique)
            throws SQLException {
        try (Steps steps = Steps.of(
                "CREATE TABLE doc (id INTEGER PRIMARY KEY, name TEXT, body TEXT)",
                "CREATE INDEX ix ON doc (lower(body))",
                "INSERT INTO doc VALUES (1, 'a', '{\"a\": 1}'), (2, 'A', 'no JSON')")) {
            Index index =
                    new Index("ix", List.of(new Index.Part(null, expression, false)), unique, where, null, List.of());
            Schema wanted = steps.schema()
                    .map(t -> t.withIndexes(List.of(index))
                            .mapColumns(c -> c.name().equals("name") ? c.withDefault("'x'") : c));
            Plan plan = steps.plan(wanted);
            List<String> before = steps.rows("SELECT name, sql FROM sqlite_schema ORDER BY name");
            List<String> failed = new ArrayList<>();
            for (Statement statement : plan.statements()) {
                try {
                    steps.run(List.of(statement.sql()));
                } catch (SQLException failure) {
                    failed.add(statement.sql());
                }
            }
            assertThat(failed).isNotEmpty();
            assertThat(steps.rows("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'rx_new%' ORDER BY name"))
                    .isEqualTo(before);
            assertThat(steps.rows("SELECT count(*) FROM doc")).containsExactly("2");
            assertThatThrownBy(() -> steps.transaction(plan.statements())).isInstanceOf(SQLException.class);
        }
    }
}
