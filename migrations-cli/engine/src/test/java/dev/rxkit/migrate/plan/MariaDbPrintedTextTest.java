package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The server prints a default, a condition or an expression after a change as it did before. */
class MariaDbPrintedTextTest {
    private static final TableName T = TableName.of("t");

    private static final List<String> COLUMNS = List.of(
            "id INT AUTO_INCREMENT PRIMARY KEY",
            "a INT NOT NULL DEFAULT 1",
            "b INT NOT NULL DEFAULT (a + 1)",
            "c_uuid VARCHAR(40) DEFAULT (uuid())",
            "c_text VARCHAR(80) DEFAULT (concat('it''s', ' \\\\n \\n', \"q\"))",
            "c_bits BIT(3) DEFAULT b'0'",
            "c_long BIT(9) DEFAULT b'101010101'",
            "c_json LONGTEXT DEFAULT (json_object('k', json_array(1, 'x', NULL)))",
            "c_checked JSON DEFAULT '{\"a\": [1, \"\\\\n\"]}'",
            "c_latin VARCHAR(20) CHARACTER SET latin1 DEFAULT (_latin1'abc')",
            "c_mixed VARCHAR(20) DEFAULT (concat(_latin1'a', _utf8mb4'b', N'c'))",
            "c_conv VARCHAR(20) DEFAULT (CONVERT('a' USING latin1))",
            "c_collate VARCHAR(20) DEFAULT (concat('a' COLLATE utf8mb4_bin, 'b'))",
            "c_hex VARCHAR(20) DEFAULT 0x4142",
            "c_blob VARBINARY(20) DEFAULT x'4142'",
            "c_now DATETIME(6) NOT NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6)",
            "c_then DATETIME DEFAULT (now() - INTERVAL a DAY) ON UPDATE current_timestamp()",
            "c_stamp TIMESTAMP(3) NULL DEFAULT now(3)",
            "c_later DATETIME DEFAULT (now() + INTERVAL 1 DAY)",
            "c_day DATE DEFAULT (curdate() - INTERVAL a MONTH)",
            "c_time TIME DEFAULT '08:30'",
            "c_cast DECIMAL(10,2) DEFAULT (CAST('12.5' AS DECIMAL(8,3)) / 2)",
            "c_div INT DEFAULT (7 DIV 2)",
            "c_mod INT DEFAULT (7 % 4 & 3 | 4 ^ 2)",
            "c_case VARCHAR(9) DEFAULT (CASE WHEN a > 1 THEN 'x''y' ELSE NULL END)",
            "c_if DOUBLE DEFAULT (if(a <=> NULL, 1e2, -0.5e-3))",
            "c_enum ENUM('a','b') DEFAULT 'b'",
            "c_rand DOUBLE DEFAULT (rand() * 2)",
            "c_neg INT DEFAULT -5",
            "c_not INT DEFAULT (NOT a)",
            "c_sub VARCHAR(9) DEFAULT (substr('abcdef' FROM 2 FOR 3))",
            "c_trim VARCHAR(9) DEFAULT (trim(LEADING 'x' FROM 'xxa'))",
            "c_inet INET6 DEFAULT '::1'",
            "c_guid UUID DEFAULT (uuid())",
            "g_div INT AS (a DIV 2 + (a & 6 | b & 1)) STORED",
            "g_text VARCHAR(80) AS (concat(c_uuid, _utf8mb4'x', '\\\\')) VIRTUAL",
            "g_null INT AS (a <=> b) VIRTUAL",
            "CONSTRAINT ck_bits CHECK ((a & 1 | a & 2) > 0 OR a < 100)",
            "CONSTRAINT ck_text CHECK (c_text <> 'it''s \\\\' AND c_text LIKE '%' ESCAPE '|')",
            "CONSTRAINT ck_cast CHECK (CAST(a AS CHAR) <> '' AND NOT a <=> NULL)",
            "b2 INT DEFAULT 3 CHECK (b2 ^ 1 > 0)");

    private static final String CREATE = "CREATE TABLE t (" + String.join(", ", COLUMNS) + ")";

    private static String shown(Steps steps) throws SQLException {
        return steps.rows("SHOW CREATE TABLE t").get(0).replaceAll(" AUTO_INCREMENT=\\d+", "");
    }

    private static Schema each(Schema schema, UnaryOperator<Column> change) {
        return schema.map(table -> table.mapColumns(change));
    }

    private static Plan plan(Steps steps, Schema to, Renames renames) throws SQLException {
        Schema from = steps.schema();
        return MigrationDialects.of(steps.dialect)
                .planner()
                .plan(from, to, SchemaDiffer.diff(from, to, renames), Answers.none());
    }

    /** The lines; constraints may come in another order. */
    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceAll(",$", ""))
                .sorted(Comparator.comparing(line -> line.startsWith("  CONSTRAINT") ? line : ""))
                .toList();
    }

    private static String differences(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
            String one = i < old.size() ? old.get(i) : "";
            String other = i < now.size() ? now.get(i) : "";
            if (!one.equals(other)) {
                differing.add(one + "\n became " + other);
            }
        }
        return String.join("\n", differing);
    }

    @Test
    void aColumnThatIsDefinedAnewKeepsItsTexts() throws SQLException {
        try (Steps steps = Steps.on(TestServer.MARIADB, "steps", CREATE)) {
            String before = shown(steps);
            Plan plan = plan(steps, each(steps.schema(), column -> column.withComment("new")), Renames.none());
            steps.run(plan);
            assertThat(shown(steps)).contains("COMMENT 'new'");
            assertThat(differences(before, shown(steps).replace(" COMMENT 'new'", "")))
                    .isEmpty();
            steps.run(plan.undo().stream().map(Statement::sql).toList());
            assertThat(differences(before, shown(steps))).isEmpty();
        }
    }

    @Test
    void aTableThatComesBackHasItsTexts() throws SQLException {
        try (Steps steps = Steps.on(TestServer.MARIADB, "steps", CREATE)) {
            String before = shown(steps);
            Plan plan = plan(steps, Schema.empty(), Renames.none());
            steps.run(plan);
            steps.run(plan.undo().stream().map(Statement::sql).toList());
            assertThat(differences(before, shown(steps))).isEmpty();
        }
    }

    @Test
    void aTextFollowsTheNameOfItsColumn() throws SQLException {
        try (Steps steps = Steps.on(TestServer.MARIADB, "steps", CREATE)) {
            String before = shown(steps);
            Schema to = each(
                    steps.schema(),
                    column -> column.renamed(Map.of("a", "other")).withComment("new"));
            to = to.map(table -> table.withChecks(table.checks().stream()
                    .map(check -> check.renamed(Map.of("a", "other")))
                    .toList()));
            Plan plan = plan(steps, to, new Renames(Map.of(), Map.of(T, Map.of("other", "a"))));
            steps.run(plan);
            assertThat(SchemaDiffer.diff(steps.schema(), to, Renames.none())).isEmpty();
            assertThat(differences(
                            before.replace("`a`", "`other`"), shown(steps).replace(" COMMENT 'new'", "")))
                    .isEmpty();
            steps.run(plan.undo().stream().map(Statement::sql).toList());
            assertThat(differences(before, shown(steps))).isEmpty();
        }
    }

    @Test
    void aTextOfAnAuthorIsWrittenAsItIs() throws SQLException {
        List<Column> columns = List.of(
                Column.of("id", new ColumnType.Native("INT")),
                Column.of("n", new ColumnType.Native("INT")).withDefault("`id` <=> NULL"),
                Column.of("bits", new ColumnType.Native("INT")).withDefault("7 & 2 | 1 ^ 4"),
                Column.of("text", new ColumnType.Native("VARCHAR(20)"))
                        .withDefault("concat('a' collate utf8mb4_bin, 'b')"),
                Column.of("hex", new ColumnType.Native("VARCHAR(20)")).withDefault("0x4142"));
        Schema model = Models.schema(Models.table("t", columns.toArray(Column[]::new)));
        try (Steps steps = Steps.of(TestServer.MARIADB, model, "INSERT INTO t (id) VALUES (1)")) {
            assertThat(shown(steps)).contains("`n` int(11) NOT NULL DEFAULT (`id` <=> NULL)");
            assertThat(steps.rows("SELECT * FROM t")).containsExactly("1|0|7|ab|AB");
            assertThat(steps.changes(model, Renames.none())).isEmpty();
        }
    }
}
