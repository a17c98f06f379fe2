package dev.rxkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.history.FlywayHistory.Applied;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class FlywayHistoryTest {

    @Test
    void readsTheRowsInTheOrderOfRunning() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE flywayxschema_history (id INTEGER)");
            assertThat(FlywayHistory.present(connection)).isFalse();
            assertThat(FlywayHistory.read(connection, new Sqlite())).isEmpty();
            statement.execute("CREATE TABLE flyway_schema_history (installed_rank INT, version TEXT, description TEXT,"
                    + " type TEXT, script TEXT, checksum INTEGER, success BOOLEAN)");
            assertThat(FlywayHistory.present(connection)).isTrue();
            statement.execute("INSERT INTO flyway_schema_history VALUES (3, NULL, 'v', 'SQL', 'R__v.sql', 7, 0)");
            statement.execute(
                    "INSERT INTO flyway_schema_history VALUES (1, '1', 'b', 'BASELINE'," + " 'adopted', NULL, 1)");
            statement.execute("INSERT INTO flyway_schema_history VALUES (2, '1.2', 'a', 'SQL', 'V1_2__a.sql', -5, 1)");
            assertThat(FlywayHistory.read(connection, new Sqlite()))
                    .containsExactly(
                            new Applied(1, "1", "b", "BASELINE", "adopted", null, true),
                            new Applied(2, "1.2", "a", "SQL", "V1_2__a.sql", -5, true),
                            new Applied(3, null, "v", "SQL", "R__v.sql", 7, false));
            assertThat(FlywayHistory.read(connection, new Sqlite()).get(0).baseline())
                    .isTrue();
        }
    }
}
