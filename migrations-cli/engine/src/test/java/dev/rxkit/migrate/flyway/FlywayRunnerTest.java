package dev.rxkit.migrate.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.ScriptSet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlywayRunnerTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private FlywayRunner runner(Map<String, String> files) {
        return new FlywayRunner(connection, ScriptSet.of("test", files, Optional.empty()));
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void runsScriptsInOrderAndReportsEach() throws SQLException {
        List<String> progress = new ArrayList<>();
        FlywayRunner runner = runner(Map.of(
                "V1__one.sql", "CREATE TABLE a (x INTEGER);",
                "V2__two.sql", "INSERT INTO a VALUES (5);\nINSERT INTO a VALUES (6);"));
        assertThat(runner.info()).extracting(ScriptStatus::state).containsExactly(State.PENDING, State.PENDING);
        assertThat(runner.migrate(progress::add)).isEqualTo(2);
        assertThat(progress).containsExactly("applying V1__one.sql (1 of 2)", "applying V2__two.sql (2 of 2)");
        assertThat(number("SELECT sum(x) FROM a")).isEqualTo(11);
        assertThat(runner.info()).extracting(ScriptStatus::state).containsExactly(State.APPLIED, State.APPLIED);
        assertThat(runner.migrate(progress::add)).isZero();
    }

    @Test
    void doesNotReplacePlaceholders() throws SQLException {
        runner(Map.of("V1__one.sql", "CREATE TABLE a (x TEXT); INSERT INTO a VALUES ('${user}');"))
                .migrate(line -> {});
        assertThat(number("SELECT count(*) FROM a WHERE x = '$' || '{user}'")).isOne();
    }

    @Test
    void rollsAFailedScriptBackAndNamesFileAndReason() throws SQLException {
        FlywayRunner runner = runner(Map.of(
                "V1__one.sql", "CREATE TABLE a (x INTEGER);",
                "V2__two.sql", "CREATE TABLE b (x INTEGER);\nINSERT INTO nowhere VALUES (1);"));
        assertThatThrownBy(() -> runner.migrate(line -> {}))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("V2__two.sql, line 2 failed: ")
                .hasMessageContaining("no such table: nowhere")
                .hasMessageContaining("Nothing of it was applied")
                .hasMessageNotContaining("\n");
        assertThat(number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"))
                .isZero();
        assertThat(runner.info()).extracting(ScriptStatus::state).containsExactly(State.APPLIED, State.PENDING);
    }

    @Test
    void distinguishesEditedMissingLateAndUnknownScripts() {
        runner(Map.of("V2__two.sql", "CREATE TABLE b (x);", "V4__four.sql", "CREATE TABLE c (x);"))
                .migrate(line -> {});
        List<ScriptStatus> states = runner(Map.of(
                        "V1__one.sql", "CREATE TABLE a (x);",
                        "V2__two.sql", "CREATE TABLE b (y);"))
                .info();
        assertThat(states)
                .extracting(ScriptStatus::file, ScriptStatus::state)
                .containsExactly(
                        tuple("V1__one.sql", State.LATE),
                        tuple("V2__two.sql", State.EDITED),
                        tuple("V4__four.sql", State.MISSING));
    }

    @Test
    void ignoresLineEndsAndAByteOrderMark() {
        runner(Map.of("V1__one.sql", "CREATE TABLE b\n(x);\n")).migrate(line -> {});
        for (String same :
                List.of("CREATE TABLE b\r\n(x);\r\n", "\uFEFFCREATE TABLE b\n(x);", "CREATE TABLE b\n(x);")) {
            assertThat(runner(Map.of("V1__one.sql", same)).info())
                    .extracting(ScriptStatus::state)
                    .containsExactly(State.APPLIED);
        }
    }

    @Test
    void aBaselineCountsAsApplied() throws SQLException {
        FlywayRunner runner =
                runner(Map.of("V1__baseline.sql", "CREATE TABLE a (x);", "V2__two.sql", "CREATE TABLE b (x);"));
        number("SELECT 1");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a (x)");
        }
        runner.baseline(new Version("1"), "baseline");
        assertThat(runner.info()).extracting(ScriptStatus::state).containsExactly(State.BASELINE, State.PENDING);
        assertThat(runner.migrate(line -> {})).isOne();
        assertThat(runner.info()).extracting(ScriptStatus::state).containsExactly(State.BASELINE, State.APPLIED);
    }

    @Test
    void infoWritesNothing() throws SQLException {
        runner(Map.of("V1__one.sql", "CREATE TABLE a (x);")).info();
        assertThat(number("SELECT count(*) FROM sqlite_schema")).isZero();
    }
}
