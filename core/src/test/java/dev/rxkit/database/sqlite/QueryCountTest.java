package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.QueryCounter;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An inspection needs the same number of queries for one table and for a thousand. */
class QueryCountTest {

    private final Sqlite dialect = new Sqlite();

    @Test
    void asksFourQueriesWhateverTheSize() throws SQLException {
        assertThat(queries(QueryCounter.schema(1, 2))).isEqualTo(4);
        assertThat(queries(QueryCounter.schema(50, 5))).isEqualTo(4);
    }

    @Test
    void readsAndComparesAThousandTablesOfTwentyColumns() throws SQLException {
        Schema resolved = dialect.resolve(QueryCounter.schema(1000, 20));
        try (Connection connection = created(resolved)) {
            AtomicInteger count = new AtomicInteger();
            Schema inspected = dialect.inspector().inspect(QueryCounter.counting(connection, count));
            assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
            assertThat(count).hasValue(4);
        }
    }

    private int queries(Schema schema) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = created(dialect.resolve(schema))) {
            dialect.inspector().inspect(QueryCounter.counting(connection, count));
        }
        return count.get();
    }

    private Connection created(Schema resolved) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (Table table : resolved.tables()) {
                for (String sql : dialect.create(table)) {
                    statement.execute(sql);
                }
            }
        }
        connection.commit();
        return connection;
    }
}
