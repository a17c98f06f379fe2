package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
