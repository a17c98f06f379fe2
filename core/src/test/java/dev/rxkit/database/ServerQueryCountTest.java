package dev.rxkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An inspection of a server needs the same number of queries for one table and for hundreds. */
class ServerQueryCountTest {

    @Test
    void postgresIsAskedTenTimesWhateverTheSize() throws Exception {
        TestSpace space = TestServer.POSTGRESQL.space(ServerQueryCountTest.class);
        Dialect dialect = space.dialect();
        Schema resolved = dialect.resolve(QueryCounter.schema(300, 20));
        try (Connection connection = space.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : dialect.create(resolved)) {
                    statement.addBatch(sql);
                }
                statement.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
            AtomicInteger count = new AtomicInteger();
            Schema inspected = dialect.inspector().inspect(QueryCounter.counting(connection, count));
            assertThat(count.get()).isEqualTo(10);
            assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
        }
    }

    /** Six of the catalogue, one for the names of objects, and one that shows the texts of all tables and objects. */
    @Test
    void mariaDbIsAskedEightTimesWhateverTheSize() throws SQLException {
        mariaDbIsAskedEightTimes(2);
        mariaDbIsAskedEightTimes(20);
    }

    private static void mariaDbIsAskedEightTimes(int tables) throws SQLException {
        TestSpace space = TestServer.MARIADB.space(ServerQueryCountTest.class);
        Dialect dialect = space.dialect();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : dialect.create(dialect.resolve(QueryCounter.schema(tables, 5)))) {
                statement.execute(sql);
            }
            AtomicInteger count = new AtomicInteger();
            Schema inspected = dialect.inspector().inspect(QueryCounter.counting(connection, count));
            assertThat(inspected.tables()).hasSize(tables);
            assertThat(count).hasValue(8);
        }
    }
}
