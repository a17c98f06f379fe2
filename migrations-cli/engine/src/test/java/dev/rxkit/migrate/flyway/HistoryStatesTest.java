package dev.rxkit.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the states read by Flyway with those read from its table. */
class HistoryStatesTest {
    private static final Map<String, String> THREE = Map.of(
            "V1__one.sql", "CREATE TABLE a (x INTEGER);\r\n\r\nCREATE TABLE b (x INTEGER);\n",
            "V1_5__between.sql", "\uFEFFCREATE TABLE c (x TEXT DEFAULT 'h\u00e9');",
            "V3__three.sql", "CREATE TABLE d (x INTEGER);");

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void agreesWithFlywayBeforeAndAfterARun() throws SQLException {
        assertThat(agreed(THREE)).containsExactly("PENDING", "PENDING", "PENDING");
        run(THREE);
        assertThat(agreed(THREE)).containsExactly("APPLIED", "APPLIED", "APPLIED");
    }

    @Test
    void agreesWithFlywayOnAddedChangedAndRemovedScripts() throws SQLException {
        run(THREE);
        Map<String, String> files = new TreeMap<>(THREE);
        files.remove("V1_5__between.sql");
        files.put("V1__one.sql", "CREATE TABLE other (x INTEGER);");
        files.put("V2__late.sql", "SELECT 1;");
        files.put("V4__next.sql", "SELECT 1;");
        assertThat(agreed(files)).containsExactly("EDITED", "MISSING", "LATE", "APPLIED", "PENDING");
        assertThat(agreed(Map.of())).containsExactly("MISSING", "MISSING", "MISSING");
    }

    @Test
    void agreesWithFlywayOnABaseline() throws SQLException {
        ScriptSet scripts = ScriptSet.of("test", THREE, Optional.empty());
        new FlywayRunner(connection, scripts).baseline(new Version("2"), "baseline");
        assertThat(agreed(THREE)).containsExactly("BASELINE", "BASELINE", "BASELINE", "PENDING");
    }

    @Test
    void agreesWithFlywayOnABaselineScript() throws SQLException {
        Map<String, String> files = new TreeMap<>(THREE);
        files.put(
                "B2__squashed.sql", "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER); CREATE TABLE c (x TEXT);");
        assertThat(agreed(files)).containsExactly("PENDING", "PENDING");
        run(files);
        assertThat(agreed(files)).containsExactly("APPLIED", "APPLIED");
        files.put("B3__squashed.sql", "SELECT 1;");
        assertThat(agreed(files)).containsExactly("APPLIED", "APPLIED");
        files.put("B2__squashed.sql", "SELECT 1;");
        assertThat(agreed(files)).containsExactly("EDITED", "APPLIED");
        files.remove("B2__squashed.sql");
        files.remove("B3__squashed.sql");
        assertThat(agreed(files)).containsExactly("MISSING", "APPLIED");
    }

    @Test
    void aBaselineScriptIsNoneOfADatabaseThatRanAnotherScript() throws SQLException {
        run(Map.of("V1__one.sql", THREE.getOrDefault("V1__one.sql", "")));
        Map<String, String> files = new TreeMap<>(THREE);
        files.put("B3__squashed.sql", "SELECT 1;");
        assertThat(agreed(files)).containsExactly("APPLIED", "PENDING", "PENDING");
    }

    @Test
    void agreesWithFlywayOnAFailedScript() throws SQLException {
        run(THREE);
        sql("UPDATE flyway_schema_history SET success = 0 WHERE version = '3'");
        assertThat(agreed(THREE)).containsExactly("APPLIED", "APPLIED", "FAILED");
        assertThat(agreed(Map.of())).containsExactly("MISSING", "MISSING", "FAILED");
    }

    @Test
    void usesFlywayForUnknownTypesOfRows() throws SQLException {
        run(THREE);
        sql("UPDATE flyway_schema_history SET type = 'JDBC' WHERE version = '3'");
        ScriptSet scripts = ScriptSet.of("test", THREE, Optional.empty());
        assertThat(HistoryStates.of(FlywayHistory.read(connection, new Sqlite()), scripts))
                .isEmpty();
        assertThat(HistoryStates.read(connection, new Sqlite(), scripts, () -> new FlywayRunner(connection, scripts)))
                .isEqualTo(new FlywayRunner(connection, scripts).info());
    }

    private List<String> agreed(Map<String, String> files) throws SQLException {
        ScriptSet scripts = ScriptSet.of("test", files, Optional.empty());
        List<ScriptStatus> ours = HistoryStates.of(FlywayHistory.read(connection, new Sqlite()), scripts)
                .orElseThrow();
        assertThat(ours).isEqualTo(new FlywayRunner(connection, scripts).info());
        return ours.stream().map(status -> status.state().name()).toList();
    }

    private void run(Map<String, String> files) {
        new FlywayRunner(connection, ScriptSet.of("test", files, Optional.empty())).migrate(line -> {});
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
