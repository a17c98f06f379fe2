package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An inspection needs the same number of queries for one table and for a thousand. */
public class QueryCountTest {

    private final Sqlite dialect = new Sqlite();

    @Test
    void asksFourQueriesWhateverTheSize() throws SQLException {
        assertThat(queries(schema(1, 2))).isEqualTo(4);
        assertThat(queries(schema(50, 5))).isEqualTo(4);
    }

    @Test
    void readsAndComparesAThousandTablesOfTwentyColumns() throws SQLException {
        Schema resolved = dialect.resolve(schema(1000, 20));
        try (Connection connection = created(resolved)) {
            AtomicInteger count = new AtomicInteger();
            Schema inspected = dialect.inspector().inspect(counting(connection, count));
            assertThat(SchemaDiffer.diff(inspected, resolved, Renames.none())).isEmpty();
            assertThat(count).hasValue(4);
        }
    }

    /** Six of the catalogue, one for the names of objects, and one that shows the texts of all tables and objects. */
    @Test
    void mariaDbIsAskedEightQueriesWhateverTheSize() throws SQLException {
        mariaDbIsAskedEightQueries(2);
        mariaDbIsAskedEightQueries(20);
    }

    private static void mariaDbIsAskedEightQueries(int tables) throws SQLException {
        MariaDb mariaDb = new MariaDb();
        try (Connection connection =
                        TestServer.MARIADB.space(QueryCountTest.class).connect();
                Statement statement = connection.createStatement()) {
            for (String sql : mariaDb.create(mariaDb.resolve(schema(tables, 5)))) {
                statement.execute(sql);
            }
            AtomicInteger count = new AtomicInteger();
            Schema inspected = mariaDb.inspector().inspect(counting(connection, count));
            assertThat(inspected.tables()).hasSize(tables);
            assertThat(count).hasValue(8);
        }
    }

    private int queries(Schema schema) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        try (Connection connection = created(dialect.resolve(schema))) {
            dialect.inspector().inspect(counting(connection, count));
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

    public static Schema schema(int tables, int columns) {
        List<Table> list = new ArrayList<>();
        for (int t = 0; t < tables; t++) {
            List<Column> all = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                all.add(Column.of("c" + c, ColumnType.of(ColumnType.Kind.BIGINT))
                        .withGenerated(c == 0));
            }
            TableName target = TableName.of("t" + (t + 1) % tables);
            list.add(Table.of(TableName.of("t" + t), all, List.of("c0"))
                    .withIndexes(List.of(Index.of("ix_" + t, List.of("c1"))))
                    .withForeignKeys(List.of(ForeignKey.of("fk_" + t, List.of("c1"), target, List.of("c0")))));
        }
        return new Schema(list, List.of());
    }

    public static Connection counting(Connection connection, AtomicInteger count) {
        return proxy(Connection.class, connection, count);
    }

    private static <T> T proxy(Class<T> type, Object target, AtomicInteger count) {
        return type.cast(Proxy.newProxyInstance(
                QueryCountTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof PreparedStatement
                                ? proxy(PreparedStatement.class, result, count)
                                : result instanceof Statement ? proxy(Statement.class, result, count) : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
