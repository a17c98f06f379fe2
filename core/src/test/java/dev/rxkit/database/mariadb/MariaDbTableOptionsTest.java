package dev.rxkit.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a table has beyond its columns, keys and indexes. */
class MariaDbTableOptionsTest {
    @Test
    void whatATableHasBeyondTheModelIsAnOptionOrNamed() throws SQLException {
        TestSpace space = TestServer.MARIADB.space(MariaDbTableOptionsTest.class);
        space.run(
                "CREATE TABLE parted (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2",
                "CREATE TABLE versioned (id INT PRIMARY KEY) WITH SYSTEM VERSIONING",
                "CREATE TABLE prefixed (code VARCHAR(50), PRIMARY KEY (code(10)))",
                "CREATE TABLE indexed (a INT, s DATE, e DATE, KEY k (a) COMMENT 'why' IGNORED, PERIOD FOR p (s, e))"
                        + " STATS_PERSISTENT = 1",
                "CREATE TABLE face (a INT, b VARCHAR(9) DEFAULT (concat('\uD83D\uDE00')),"
                        + " c VARCHAR(9) AS (concat(b, '\uD83D\uDE00')), CONSTRAINT ck CHECK (b <> '\uD83D\uDE00'))",
                "CREATE TABLE bytes (b VARBINARY(10) DEFAULT x'FF00', c VARBINARY(9) NOT NULL DEFAULT x'FF')",
                "CREATE TABLE mark (a VARCHAR(9) NOT NULL DEFAULT '?', b VARCHAR(9) NOT NULL DEFAULT 'x\uD83D\uDE00')",
                "INSERT INTO mark VALUES (1, 2)");
        Schema schema;
        try (Connection connection = space.connect()) {
            schema = new MariaDb().inspector().inspect(connection);
        }
        assertThat(table(schema, "parted").options())
                .containsEntry("partition by", "PARTITION BY HASH (`id`)\nPARTITIONS 2");
        assertThat(table(schema, "versioned").options()).containsEntry("system versioning", "true");
        assertThat(table(schema, "prefixed").options()).containsEntry("index PRIMARY", "(`code`(10))");
        assertThat(table(schema, "indexed").options())
                .containsEntry("index k", "(`a`) COMMENT 'why' IGNORED")
                .containsEntry("period `p`", "(`s`, `e`)")
                .containsEntry("stats_persistent", "1");
        assertThat(table(schema, "indexed").checks()).isEmpty();
        assertThat(table(schema, "bytes").options().get("unmodelled")).startsWith("default of column c,");
        assertThat(table(schema, "bytes").columns().get(0).defaultSql()).isEqualToIgnoringCase("x'FF00'");
        assertThat(table(schema, "mark").columns())
                .extracting(Column::defaultSql)
                .containsExactly("'?'", "'x\uD83D\uDE00'");
        Table face = table(schema, "face");
        assertThat(face.columns().get(1).defaultSql()).contains("\uD83D\uDE00");
        assertThat(String.valueOf(face.columns().get(2).computed())).contains("\uD83D\uDE00");
        assertThat(face.checks().get(0).sql()).contains("\uD83D\uDE00");
    }

    private static Table table(Schema schema, String name) {
        return schema.table(TableName.of(name)).orElseThrow();
    }
}
