package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.OwnServer;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A script stops before any change if it would lose what somebody did to a MariaDB database since it was written. */
class MariaDbLiveStateTest {
    private static final TableName T = TableName.of("t");
    private static final List<String> TABLES = List.of(
            "CREATE TABLE t (id INT PRIMARY KEY, n INT, m INT, twice INT AS (n * 2) STORED, KEY kn (m), KEY k2 (twice))",
            "CREATE TABLE log (n INT)",
            "INSERT INTO t (id, n, m) VALUES (1, 1, 1)");

    private static UnaryOperator<Schema> column(String name, UnaryOperator<Column> change) {
        return schema -> schema.map(table -> table.mapColumns(c -> c.name().equals(name) ? change.apply(c) : c));
    }

    private static Plan plan(Steps steps, UnaryOperator<Schema> change, Renames renames) throws SQLException {
        Schema from = steps.schema();
        Schema to = change.apply(from);
        return MigrationDialects.of(steps.dialect)
                .planner()
                .plan(from, to, SchemaDiffer.diff(from, to, renames), Answers.none());
    }

    private static void stops(UnaryOperator<Schema> change, Renames renames, List<String> hand, String message)
            throws SQLException {
        try (Steps steps = Steps.on(TestServer.MARIADB, "steps", TABLES.toArray(String[]::new))) {
            Plan plan = plan(steps, change, renames);
            steps.run(hand);
            List<String> before = state(steps);
            assertThatThrownBy(() -> steps.run(plan))
                    .as("%s: %s", hand, Steps.text(plan.statements()))
                    .hasMessageContaining(message);
            assertThat(state(steps)).isEqualTo(before);
        }
    }

    private static List<String> state(Steps steps) throws SQLException {
        return List.of(
                steps.rows("SHOW CREATE TABLE t").toString(),
                steps.rows("SELECT trigger_name, action_order, sql_mode FROM information_schema.triggers"
                                + " WHERE trigger_schema = database() ORDER BY 1")
                        .toString());
    }

    @Test
    void anAttributeOfAColumnThatIsDefinedAgainStopsTheScript() throws SQLException {
        for (String attribute : List.of("n INT INVISIBLE", "m INT INVISIBLE")) {
            String name = attribute.substring(0, 1);
            stops(
                    column(name, c -> c.withType(new Native("BIGINT"))),
                    Renames.none(),
                    List.of("ALTER TABLE t MODIFY " + attribute),
                    "a column of table t that is defined again has an attribute that this script does not know");
        }
        stops(
                column("twice", c -> c.withComputed(new Column.Computed("`n` * 3", true))),
                Renames.none(),
                List.of("ALTER TABLE t MODIFY twice INT AS (n * 2) STORED INVISIBLE"),
                "a column of table t that is defined again has an attribute that this script does not know");
    }

    @Test
    void aCommentOfAnIndexThatIsCreatedAgainStopsTheScript() throws SQLException {
        for (String by : List.of("DROP KEY %1$s, ADD KEY %1$s (%2$s) COMMENT 'why'", "ALTER INDEX %1$s IGNORED")) {
            stops(
                    column("twice", c -> c.withComputed(new Column.Computed("`n` * 3", true))),
                    Renames.none(),
                    List.of("ALTER TABLE t " + by.formatted("k2", "twice")),
                    "an index of table t that is created again has a comment or is IGNORED");
            stops(
                    schema -> schema.map(table -> table.withIndexes(table.indexes().stream()
                            .map(index -> index.withName("x_" + index.name()))
                            .toList())),
                    Renames.none(),
                    List.of("ALTER TABLE t " + by.formatted("kn", "m")),
                    "an index of table t that is created again has a comment or is IGNORED");
        }
    }

    @Test
    void theOrderOfAPrimaryKeyThatIsReplacedStopsTheScript() throws SQLException {
        stops(
                schema -> schema.map(table -> table.primaryKey() == null
                        ? table
                        : table.withPrimaryKey(new PrimaryKey(table.primaryKey().name(), List.of("id", "n")))
                                .mapColumns(c -> c.name().equals("n") ? c.withNullable(false) : c)),
                Renames.none(),
                List.of("ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id DESC)"),
                "the primary key of table t has an order or a prefix");
    }

    @Test
    void theOrderAndModeOfATriggerThatIsReplacedStopTheScript() throws SQLException {
        String first = "CREATE TRIGGER a1 BEFORE INSERT ON t FOR EACH ROW SET NEW.m = NEW.n";
        Renames renames = new Renames(Map.of(), Map.of(T, Map.of("k", "n")));
        for (String hand : List.of(
                "CREATE TRIGGER b2 BEFORE INSERT ON t FOR EACH ROW INSERT INTO log VALUES (1)",
                "SET STATEMENT sql_mode = 'ANSI_QUOTES' FOR CREATE OR REPLACE TRIGGER a1 BEFORE INSERT ON t FOR EACH ROW"
                        + " SET NEW.m = NEW.n")) {
            try (Steps steps = Steps.on(TestServer.MARIADB, "steps", TABLES.toArray(String[]::new))) {
                steps.run(List.of(first));
                Plan plan = plan(
                        steps,
                        column("n", c -> c.withName("k"))
                                        .andThen(column(
                                                "twice", c -> c.withComputed(new Column.Computed("`k` * 2", true))))
                                ::apply,
                        renames);
                steps.run(List.of(hand));
                List<String> before = state(steps);
                assertThatThrownBy(() -> steps.run(plan))
                        .hasMessageContaining(
                                "trigger a1 uses what is renamed and has a definer other than the user of this"
                                        + " script, another sql_mode, or later triggers of its event");
                assertThat(state(steps)).isEqualTo(before);
            }
        }
    }

    /** The servers of the other tests do not check privileges. */
    @Test
    void privilegesOnANameThatChangesStopTheScript() throws Exception {
        try (OwnServer server = OwnServer.start(TestServer.MARIADB)) {
            TestSpace space = server.space("steps");
            try (Connection connection = space.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("FLUSH PRIVILEGES");
                statement.execute("ALTER USER root@localhost IDENTIFIED BY ''");
                statement.execute("CREATE USER IF NOT EXISTS 'reader'@'localhost'");
            }
            try (Steps steps = Steps.of(space, new Schema(List.of(), List.of(), List.of()), TABLES)) {
                Plan table = plan(
                        steps,
                        schema -> schema.map(t -> t.name().equals(T) ? t.withName(TableName.of("other")) : t),
                        new Renames(Map.of(TableName.of("other"), T), Map.of()));
                Plan column = plan(
                        steps,
                        column("m", c -> c.withName("k"))
                                .andThen(schema -> schema.map(t -> t.name().equals(T)
                                        ? t.withIndexes(t.indexes().stream()
                                                .map(index -> index.renamed(Map.of("m", "k")))
                                                .toList())
                                        : t))::apply,
                        new Renames(Map.of(), Map.of(T, Map.of("k", "m"))));
                refused(steps, table, "SELECT ON t", "there are privileges on table t, which stay on that name");
                refused(steps, table, "SELECT (n) ON t", "there are privileges on columns of table t, which stay on");
                refused(
                        steps,
                        column,
                        "UPDATE (m) ON t",
                        "there are privileges on column t.m, which stay on that name");
                steps.run(List.of(
                        "GRANT SELECT (n), UPDATE (id) ON t TO reader@localhost",
                        "GRANT SELECT ON log TO reader@localhost"));
                steps.run(column);
                assertThat(steps.rows("SHOW CREATE TABLE t").toString()).contains("`k` int");
            }
        }
    }

    private static void refused(Steps steps, Plan plan, String privilege, String message) throws SQLException {
        List<String> before = state(steps);
        steps.run(List.of("GRANT " + privilege + " TO reader@localhost"));
        assertThatThrownBy(() -> steps.run(plan)).hasMessageContaining(message);
        steps.run(List.of("REVOKE " + privilege + " FROM reader@localhost"));
        assertThat(state(steps)).isEqualTo(before);
    }
}
