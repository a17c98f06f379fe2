package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.id;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A column that is defined anew keeps all that the live one has. */
class MariaDbColumnsTest {
    private static final TableName T = TableName.of("t");

    private static Schema with(Schema schema, String column, UnaryOperator<Column> change) {
        return schema.map(table -> table.mapColumns(c -> c.name().equals(column) ? change.apply(c) : c));
    }

    @Test
    void keepsWhatIsBeyondTheModel() throws SQLException {
        try (Steps steps = Steps.on(
                TestServer.MARIADB,
                "steps",
                "CREATE TABLE t (id INT PRIMARY KEY, hidden VARCHAR(20) INVISIBLE COMMENT 'c',"
                        + " packed TEXT COMPRESSED, n INT COMMENT 'it''s' CHECK (n > 0), l VARCHAR(20) COLLATE latin1_bin,"
                        + " twice INT AS (n * 2) VIRTUAL INVISIBLE, KEY kc (n) COMMENT 'why', KEY ki (l) IGNORED)")) {
            Schema from = steps.schema();
            Schema to = with(from, "hidden", c -> c.withType(new ColumnType.Native("VARCHAR(40)")));
            to = with(to, "packed", c -> c.withComment("new"));
            to = with(to, "n", c -> c.withType(new ColumnType.Native("BIGINT")));
            to = with(to, "l", c -> c.withType(new ColumnType.Native("VARCHAR(30)")));
            Plan plan = MigrationDialects.of(steps.dialect)
                    .planner()
                    .plan(from, to, dev.rxkit.diff.SchemaDiffer.diff(from, to, Renames.none()), Answers.none());
            steps.run(plan);
            assertThat(steps.rows("SHOW CREATE TABLE t").get(0))
                    .contains("`hidden` varchar(40) INVISIBLE DEFAULT NULL COMMENT 'c'")
                    .contains("`packed` text /*M!100301 COMPRESSED*/ DEFAULT NULL COMMENT 'new'")
                    .contains("`n` bigint(20) DEFAULT NULL COMMENT 'it''s' CHECK (`n` > 0)")
                    .contains("`l` varchar(30) CHARACTER SET latin1 COLLATE latin1_bin")
                    .contains("VIRTUAL INVISIBLE")
                    .contains("KEY `kc` (`n`) COMMENT 'why'")
                    .contains("KEY `ki` (`l`) IGNORED");
            steps.run(plan.undo().stream().map(Statement::sql).toList());
            assertThat(steps.rows("SHOW CREATE TABLE t").get(0))
                    .contains("`hidden` varchar(20) INVISIBLE")
                    .contains("`packed` text /*M!100301 COMPRESSED*/ DEFAULT NULL");
        }
    }

    @Test
    void keepsTheClausesOfAnIndexThatIsMadeAgain() throws SQLException {
        try (Steps steps = Steps.on(
                TestServer.MARIADB,
                "steps",
                "CREATE TABLE t (id INT PRIMARY KEY, n INT, twice INT AS (n * 2) STORED, KEY kc (twice) COMMENT 'why',"
                        + " UNIQUE KEY ku (twice) IGNORED)")) {
            Schema to = with(steps.schema(), "twice", c -> c.withComputed(new Column.Computed("`n` * 3", true)));
            steps.run(steps.plan(to));
            assertThat(steps.rows("SHOW CREATE TABLE t").get(0))
                    .contains("`n` * 3")
                    .contains("KEY `kc` (`twice`) COMMENT 'why'")
                    .contains("UNIQUE KEY `ku` (`twice`) IGNORED");
        }
    }

    @Test
    void refusesATableThatKeepsItsHistory() throws SQLException {
        try (Steps steps = Steps.on(
                TestServer.MARIADB, "steps", "CREATE TABLE t (id INT PRIMARY KEY, n INT) WITH SYSTEM VERSIONING")) {
            Schema to = with(steps.schema(), "n", c -> c.withType(new ColumnType.Native("BIGINT")));
            assertThatThrownBy(() -> steps.plan(to)).hasMessageContaining("WITH SYSTEM VERSIONING");
        }
    }

    @Test
    void columnsThatAreSetOnUpdateComeAndChange() throws SQLException {
        Column touched = Column.of("touched", new ColumnType.Native("DATETIME"))
                .withDefault("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP");
        Column name = Column.of("name", ColumnType.text(20));
        Schema without = schema(table("t", id(), name));
        Schema nullable = schema(table("t", id(), name, touched.withNullable(true)));
        Schema required = schema(table("t", id(), name, touched));
        try (Steps steps = Steps.of(TestServer.MARIADB, without, "INSERT INTO t VALUES (1, 'a')")) {
            steps.become(required);
            steps.become(nullable);
            steps.run(List.of("UPDATE t SET touched = NULL"));
            steps.become(required);
            steps.run(List.of("UPDATE t SET touched = '2001-02-03 04:05:06'", "UPDATE t SET name = 'b'"));
            assertThat(steps.rows("SELECT year(touched) > 2001 FROM t")).containsExactly("1");
        }
        Column only = touched.withDefault("ON UPDATE CURRENT_TIMESTAMP");
        try (Steps steps = Steps.of(TestServer.MARIADB, without, "INSERT INTO t VALUES (1, 'a')")) {
            steps.become(
                    schema(table("t", id(), name, only)),
                    Renames.none(),
                    Answers.none().with(Questions.backfill(T, "touched"), "'2001-02-03 04:05:06'"));
            assertThat(steps.rows("SELECT touched FROM t")).containsExactly("2001-02-03 04:05:06");
        }
    }

    @Test
    void aFillTouchesNoOtherColumn() throws SQLException {
        Column touched = Column.of("touched", new ColumnType.Native("DATETIME"))
                .withDefault("CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP");
        Column code = Column.of("code", ColumnType.text(20));
        try (Steps steps = Steps.of(
                TestServer.MARIADB,
                schema(table("t", id(), touched)),
                "INSERT INTO t VALUES (1, '2001-02-03 04:05:06')")) {
            steps.become(
                    schema(table("t", id(), touched, code)),
                    Renames.none(),
                    Answers.none().with(Questions.backfill(T, "code"), "concat('c', id)"));
            assertThat(steps.rows("SELECT touched, code FROM t")).containsExactly("2001-02-03 04:05:06|c1");
        }
    }

    @Test
    void aPrefixOfAPrimaryKeyIsMadeAgain() throws SQLException {
        try (Steps steps =
                Steps.on(TestServer.MARIADB, "steps", "CREATE TABLE tok (tok TEXT NOT NULL, PRIMARY KEY (tok(100)))")) {
            Schema to = steps.schema();
            steps.run(List.of("DROP TABLE tok"));
            steps.run(steps.plan(to));
            assertThat(steps.rows("SHOW CREATE TABLE tok").get(0)).contains("PRIMARY KEY (`tok`(100))");
        }
    }

    @Test
    void renamesAreKeptApartFromAttributes() throws SQLException {
        try (Steps steps = Steps.on(
                TestServer.MARIADB, "steps", "CREATE TABLE t (id INT PRIMARY KEY, hidden VARCHAR(20) INVISIBLE)")) {
            Schema to = with(
                    steps.schema(), "hidden", c -> c.withName("secret").withType(new ColumnType.Native("VARCHAR(40)")));
            steps.run(steps.plan(to, new Renames(Map.of(), Map.of(T, Map.of("secret", "hidden"))), Answers.none()));
            assertThat(steps.rows("SHOW CREATE TABLE t").get(0)).contains("`secret` varchar(40) INVISIBLE");
        }
    }

    @Test
    void whatAnotherUserDefinedIsNotReplacedWithoutAWord() throws SQLException {
        for (String made : List.of(
                "CREATE DEFINER = other@localhost VIEW seen AS SELECT n FROM t",
                "CREATE ALGORITHM = MERGE VIEW seen AS SELECT n FROM t",
                "CREATE DEFINER = other@localhost TRIGGER seen BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1")) {
            try (Steps steps =
                    Steps.on(TestServer.MARIADB, "steps", "CREATE TABLE t (id INT PRIMARY KEY, n INT)", made)) {
                Schema from = steps.schema();
                Schema to = with(from, "n", c -> c.withName("m"));
                Renames renames = new Renames(Map.of(), Map.of(T, Map.of("m", "n")));
                Plan plan = MigrationDialects.of(steps.dialect)
                        .planner()
                        .plan(from, to, dev.rxkit.diff.SchemaDiffer.diff(from, to, renames), Answers.none());
                assertThatThrownBy(() -> steps.run(plan))
                        .as(made)
                        .hasMessageContaining(" seen uses what is renamed and has ")
                        .hasMessageContaining("a definer other than the user of this script");
                assertThat(steps.schema()).isEqualTo(from);
            }
        }
    }
}
