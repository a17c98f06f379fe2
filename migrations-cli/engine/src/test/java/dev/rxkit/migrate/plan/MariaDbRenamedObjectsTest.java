package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** MariaDB does not change the texts of views and triggers on a rename, so a script replaces them. */
class MariaDbRenamedObjectsTest {
    private static final TableName T = TableName.of("t");
    private static final List<String> TABLES =
            List.of("CREATE TABLE t (id INT PRIMARY KEY, n INT)", "CREATE TABLE log (m INT, note VARCHAR(50))");
    private static final List<String> OBJECTS = List.of(
            "CREATE VIEW v AS SELECT id, n FROM t WHERE n > 1 WITH CASCADED CHECK OPTION",
            "CREATE SQL SECURITY INVOKER VIEW w AS SELECT id, n + 1 AS more FROM v",
            "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.n = NEW.n + 1",
            "CREATE TRIGGER other AFTER INSERT ON log FOR EACH ROW INSERT INTO t (id, n) VALUES (NEW.m, 1)");

    private static Plan plan(Steps steps, boolean column) throws SQLException {
        Schema from = steps.schema();
        Schema to = column
                ? from.map(t -> t.name().equals(T) ? t.mapColumns(c -> c.name().equals("n") ? c.withName("k") : c) : t)
                : from.map(t -> t.name().equals(T) ? t.withName(TableName.of("hero")) : t);
        Renames renames = column
                ? new Renames(Map.of(), Map.of(T, Map.of("k", "n")))
                : new Renames(Map.of(TableName.of("hero"), T), Map.of());
        return MigrationDialects.of(steps.dialect)
                .planner()
                .plan(from, to, SchemaDiffer.diff(from, to, renames), Answers.none());
    }

    private static Steps steps(List<String> objects) throws SQLException {
        List<String> all = new ArrayList<>(TABLES);
        all.addAll(objects);
        return Steps.on(TestServer.MARIADB, "steps", all.toArray(String[]::new));
    }

    private static List<String> state(Steps steps) throws SQLException {
        return List.of(
                steps.rows("SHOW FULL TABLES").toString(),
                steps.rows("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema ="
                                + " DATABASE() ORDER BY 1, ordinal_position")
                        .toString(),
                steps.rows("SELECT table_name, view_definition, check_option, security_type FROM"
                                + " information_schema.views WHERE table_schema = DATABASE() ORDER BY 1")
                        .toString(),
                steps.rows("SELECT trigger_name, event_object_table, action_timing, event_manipulation,"
                                + " action_statement FROM information_schema.triggers WHERE trigger_schema ="
                                + " DATABASE() ORDER BY 1")
                        .toString());
    }

    /** Neither the script nor the script that undoes it replaces what was changed by hand. */
    private static void isNotLost(String thing, String hand) throws SQLException {
        String message = thing + " is not as this script knows it, and would be lost. Change it back";
        for (boolean column : List.of(true, false)) {
            try (Steps steps = steps(OBJECTS)) {
                Plan plan = plan(steps, column);
                steps.run(List.of(hand.split("; ")));
                List<String> before = state(steps);
                assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining(message);
                assertThat(state(steps)).isEqualTo(before);
            }
            try (Steps steps = steps(OBJECTS)) {
                Plan plan = plan(steps, column);
                steps.run(plan);
                String now = column
                        ? hand.replaceAll("\\bn\\b", "k")
                        : hand.replaceAll("FROM t\\b", "FROM hero").replaceAll("(ON|INTO) t\\b", "$1 hero");
                steps.run(List.of(now.split("; ")));
                assertThatThrownBy(() -> steps.transaction(plan.undo())).hasMessageContaining(message);
                assertThat(steps.rows("SHOW TABLES")).contains(column ? "t" : "hero");
            }
        }
    }

    @Test
    void aTextThatWasChangedUnderItsNameIsNotReplaced() throws SQLException {
        isNotLost("view v", "CREATE OR REPLACE VIEW v AS SELECT id, n FROM t WHERE n > 2 WITH CASCADED CHECK OPTION");
        isNotLost("view v", "CREATE OR REPLACE VIEW v AS SELECT id, n FROM t WHERE n > 1 WITH LOCAL CHECK OPTION");
        isNotLost(
                "view v",
                "CREATE OR REPLACE SQL SECURITY INVOKER VIEW v AS SELECT id, n FROM t WHERE n > 1 WITH CASCADED CHECK"
                        + " OPTION");
        isNotLost("trigger tr", "CREATE OR REPLACE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.n = NEW.n + 2");
        isNotLost("trigger tr", "CREATE OR REPLACE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW SET NEW.n = NEW.n + 1");
        isNotLost(
                "trigger other",
                "CREATE OR REPLACE TRIGGER other AFTER INSERT ON log FOR EACH ROW INSERT INTO t (id, n) VALUES (NEW.m, 2)");
        isNotLost("trigger other", "DROP TRIGGER other");
    }

    @Test
    void everyChangedTextIsNamed() throws SQLException {
        try (Steps steps = steps(OBJECTS)) {
            Plan plan = plan(steps, true);
            steps.run(List.of(
                    "CREATE OR REPLACE VIEW v AS SELECT id, n FROM t",
                    "CREATE OR REPLACE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 7"));
            assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining("view v, trigger tr is not as this script");
        }
    }

    /** A view or trigger that is left with an old name fails, and so does every write of its table. */
    @Test
    void anUnknownViewOrTriggerThatUsesAnOldNameStopsTheScript() throws SQLException {
        for (boolean column : List.of(true, false)) {
            try (Steps steps = steps(OBJECTS)) {
                Plan plan = plan(steps, column);
                steps.run(List.of(
                        "CREATE VIEW hand AS SELECT id, n FROM t",
                        "CREATE TRIGGER made AFTER INSERT ON log FOR EACH ROW DELETE FROM t WHERE n = NEW.m",
                        "CREATE VIEW harmless AS SELECT m, 't' AS n FROM log",
                        "CREATE TRIGGER harmless AFTER UPDATE ON t FOR EACH ROW SET @tn = NEW.id"));
                List<String> before = state(steps);
                assertThatThrownBy(() -> steps.run(plan))
                        .hasMessageContaining("view hand, trigger made uses what is renamed, and this script does not");
                assertThat(state(steps)).isEqualTo(before);
                steps.run(List.of("DROP VIEW hand", "DROP TRIGGER made"));
                steps.run(plan);
            }
        }
    }

    /** Texts that are hard to read keep their meaning, and stop nothing. */
    @Test
    void textsThatWereNotChangedTakeTheNewNames() throws SQLException {
        List<String> objects = List.of(
                "CREATE VIEW n AS SELECT id, n, 'n \\\\ it''s \\n' AS a, \"n\" AS b, '\uD83D\uDE00 n' AS c FROM t"
                        + " WHERE coalesce(n, 1) <> 5 /* n */",
                "CREATE VIEW w AS SELECT a, b, c FROM n",
                "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW\r\n  SET NEW.n = NEW.n + length('it\\'s n') # n\r\n",
                "CREATE TRIGGER other AFTER INSERT ON t FOR EACH ROW INSERT INTO log VALUES (NEW.n, concat(\"n\","
                        + " '\\\\n', '\uD83D\uDE00', \"it's n\"))",
                "CREATE TRIGGER third AFTER INSERT ON log FOR EACH ROW SET @n = 't n'");
        for (boolean column : List.of(true, false)) {
            try (Steps steps = steps(objects)) {
                Plan plan = plan(steps, column);
                String view = steps.rows("SELECT a, b, c FROM w").toString();
                steps.run(plan);
                String table = column ? "t" : "hero";
                steps.run(List.of("INSERT INTO " + table + " VALUES (1, 1)"));
                assertThat(steps.rows("SELECT * FROM " + table)).hasToString("[1|7]");
                assertThat(steps.rows("SELECT * FROM log")).hasToString("[7|n\\n\uD83D\uDE00it's n]");
                assertThat(steps.rows("SELECT a, b, c FROM n")).hasToString("[n \\ it's \n|n|\uD83D\uDE00 n]");
                assertThat(steps.rows("SELECT a, b, c FROM w")).hasToString("[n \\ it's \n|n|\uD83D\uDE00 n]");
                assertThat(view).isEqualTo("[]");
                steps.transaction(plan.undo());
                steps.run(List.of("INSERT INTO t VALUES (2, 1)"));
                assertThat(steps.rows("SELECT * FROM n WHERE id = 2"))
                        .hasToString("[2|7|n \\ it's \n|n|\uD83D\uDE00 n]");
                assertThat(steps.rows("SHOW FULL TABLES"))
                        .hasToString("[log|BASE TABLE, n|VIEW, t|BASE TABLE, w|VIEW]");
            }
        }
    }
}
