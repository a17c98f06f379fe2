package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.Index;
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
            "CREATE TABLE t (id INT PRIMARY KEY, n INT, m INT, twice INT AS (n * 2) STORED, KEY kn (m), KEY k2 (twice),"
                    + " plus INT DEFAULT 1 CHECK (plus > 0), CONSTRAINT ck_twice CHECK (twice > 0), UNIQUE KEY kp (plus))",
            "CREATE TABLE leaf (plus INT, CONSTRAINT fk_plus FOREIGN KEY (plus) REFERENCES t (plus) ON DELETE CASCADE)",
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
                steps.rows("SHOW CREATE TABLE leaf").toString(),
                steps.rows("SELECT trigger_name, action_order, sql_mode FROM information_schema.triggers"
                                + " WHERE event_object_schema = database() ORDER BY 1")
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

    private static final UnaryOperator<Schema> RECOMPUTED =
            column("twice", c -> c.withComputed(new Column.Computed("`n` * 3", true)));

    private static UnaryOperator<Schema> retyped(String name) {
        return column(name, c -> c.withType(new Native("BIGINT")));
    }

    /** What is defined again and was changed by hand stops the script, also if the script renames it. */
    private static void isNotLost(UnaryOperator<Schema> change, String part, String... hand) throws SQLException {
        String message = part + " is not as this script knows it, and would be lost";
        stops(change, Renames.none(), List.of(hand), message);
        stops(
                schema -> change.apply(schema)
                        .map(table -> table.name().equals(T)
                                ? table.mapColumns(c -> c.name().equals("m") ? c.withName("k") : c)
                                        .withIndexes(table.indexes().stream()
                                                .map(index -> index.columns().contains("m")
                                                        ? Index.of(index.name(), List.of("k"))
                                                        : index)
                                                .toList())
                                : table),
                new Renames(Map.of(), Map.of(T, Map.of("k", "m"))),
                List.of(hand),
                message);
    }

    @Test
    void aDefinitionThatWasChangedUnderItsNameIsNotReplaced() throws SQLException {
        isNotLost(retyped("n"), "column n of table t", "ALTER TABLE t MODIFY n INT DEFAULT 7");
        isNotLost(retyped("n"), "column n of table t", "ALTER TABLE t MODIFY n INT COMMENT 'by hand'");
        isNotLost(retyped("n"), "column n of table t", "ALTER TABLE t MODIFY n DECIMAL(9,2)");
        isNotLost(retyped("n"), "column n of table t", "ALTER TABLE t MODIFY n INT NOT NULL");
        isNotLost(
                retyped("plus"),
                "check plus of table t",
                "ALTER TABLE t MODIFY plus INT DEFAULT 1 CHECK (plus > 0 AND m > 0)");
        isNotLost(RECOMPUTED, "column twice of table t", "ALTER TABLE t MODIFY twice INT AS (n * 5) STORED");
        isNotLost(
                RECOMPUTED,
                "check ck_twice of table t",
                "ALTER TABLE t DROP CONSTRAINT ck_twice, ADD CONSTRAINT ck_twice CHECK (twice > 1)");
        isNotLost(RECOMPUTED, "index k2 of table t", "ALTER TABLE t DROP KEY k2, ADD KEY k2 (twice DESC)");
        isNotLost(
                schema -> schema.map(table -> table.withChecks(table.checks().stream()
                        .map(c -> "ck_twice".equals(c.name()) ? new Check(c.name(), "`twice` > -1") : c)
                        .toList())),
                "check ck_twice of table t",
                "ALTER TABLE t DROP CONSTRAINT ck_twice, ADD CONSTRAINT ck_twice CHECK (twice > 1)");
        isNotLost(
                retyped("plus"),
                "foreign key fk_plus of table leaf",
                "ALTER TABLE leaf DROP FOREIGN KEY fk_plus",
                "ALTER TABLE leaf ADD CONSTRAINT fk_plus FOREIGN KEY (plus) REFERENCES t (plus)");
    }

    @Test
    void whatIsAsTheScriptKnowsItIsDefinedAgain() throws SQLException {
        for (UnaryOperator<Schema> change : List.of(retyped("plus"), retyped("n"), RECOMPUTED)) {
            try (Steps steps = Steps.on(TestServer.MARIADB, "steps", TABLES.toArray(String[]::new))) {
                Plan plan = plan(steps, change, Renames.none());
                steps.run(plan);
                steps.transaction(plan.undo());
                assertThat(steps.rows("SHOW TABLES")).containsExactly("leaf", "log", "t");
            }
        }
    }

    @Test
    void aCommentOfAnIndexThatIsCreatedAgainStopsTheScript() throws SQLException {
        for (String by : List.of("DROP KEY %1$s, ADD KEY %1$s (%2$s) COMMENT 'why'", "ALTER INDEX %1$s IGNORED")) {
            stops(
                    column("twice", c -> c.withComputed(new Column.Computed("`n` * 3", true))),
                    Renames.none(),
                    List.of("ALTER TABLE t " + by.formatted("k2", "twice")),
                    "index k2 of table t is not as this script knows it");
            stops(
                    schema -> schema.map(table -> table.withIndexes(table.indexes().stream()
                            .map(index -> index.withName("x_" + index.name()))
                            .toList())),
                    Renames.none(),
                    List.of("ALTER TABLE t " + by.formatted("kn", "m")),
                    "index kn of table t is not as this script knows it");
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
                "index PRIMARY of table t is not as this script knows it");
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
