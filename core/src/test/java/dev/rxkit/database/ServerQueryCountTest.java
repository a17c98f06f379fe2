package dev.rxkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.sqlite.QueryCountTest;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An inspection of a server needs the same number of queries for one table and for hundreds. */
class ServerQueryCountTest {

    @Test
    void postgresIsAskedTenTimesWhateverTheSize() throws Exception {
        TestSpace space = TestServer.POSTGRESQL.space(ServerQueryCountTest.class);
        Dialect dialect = space.dialect();
        Schema resolved = dialect.resolve(QueryCountTest.schema(300, 20));
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
            Schema inspected = dialect.inspector().inspect(QueryCountTest.counting(connection, count));
            assertThat(count.get()).isEqualTo(10);
            assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
        }
    }
}
