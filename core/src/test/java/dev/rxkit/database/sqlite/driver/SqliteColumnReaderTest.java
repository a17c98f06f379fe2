package dev.rxkit.database.sqlite.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.internal.AbstractDataSource;
import dev.rxkit.internal.ColumnReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values are read by their own types, at no more than the value itself. */
class SqliteColumnReaderTest {

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void eachValueHasItsOwnType() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT 7, 9007199254740993, 7.5, 'ä', x'00ff', x'', NULL");
                ResultSet row = statement.executeQuery()) {
            assertThat(statement).isInstanceOf(ColumnReader.class);
            assertThat(row.next()).isTrue();
            assertThat(ColumnReader.value(row, 1)).isEqualTo(7L);
            assertThat(ColumnReader.value(row, 2)).isEqualTo(9007199254740993L);
            assertThat(ColumnReader.value(row, 3)).isEqualTo(7.5);
            assertThat(ColumnReader.value(row, 4)).isEqualTo("ä");
            assertThat(ColumnReader.value(row, 5)).isEqualTo(new byte[] {0, -1});
            assertThat(ColumnReader.value(row, 6)).isEqualTo(new byte[0]);
            assertThat(ColumnReader.value(row, 7)).isNull();
            assertThatThrownBy(() -> ColumnReader.value(row, 8)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> ColumnReader.value(row, 0)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void thereIsALastColumnBeyondThoseWhoseReadersAreKept() throws SQLException {
        String many = "1, ".repeat(99) + "100";
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + many);
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            assertThat(ColumnReader.value(row, 64)).isEqualTo(1L);
            assertThat(ColumnReader.value(row, 65)).isEqualTo(1L);
            assertThat(ColumnReader.value(row, 100)).isEqualTo(100L);
        }
    }

    @Test
    void aClosedResultIsNotRead() throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT 7");
        ResultSet row = statement.executeQuery();
        assertThat(row.next()).isTrue();
        row.close();
        assertThatThrownBy(() -> ColumnReader.value(row, 1)).isInstanceOf(SQLException.class);
        ResultSet again = statement.executeQuery();
        assertThat(again.next()).isTrue();
        statement.close();
        assertThatThrownBy(() -> ColumnReader.value(again, 1)).isInstanceOf(SQLException.class);
    }

    @Test
    void anotherStatementIsReadByTheDriver() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 7.5")) {
            assertThat(row.next()).isTrue();
            assertThat(ColumnReader.value(row, 1)).isEqualTo(7.5);
        }
    }

    @Test
    void throughAPoolTheRowIsTheOneOfTheResult() throws SQLException {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return connect();
            }
        });
        settings.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(settings);
                Connection pooled = pool.getConnection()) {
            try (PreparedStatement statement = pooled.prepareStatement("SELECT 7.5");
                    ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(ColumnReader.value(row, 1)).isEqualTo(7.5);
            }
            try (Statement statement = pooled.createStatement()) {
                statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)");
            }
            try (PreparedStatement insert = pooled.prepareStatement(
                    "INSERT INTO t (id, n) VALUES (5, 6) RETURNING n", Statement.RETURN_GENERATED_KEYS)) {
                insert.execute();
                try (ResultSet returned = insert.getResultSet()) {
                    assertThat(returned.next()).isTrue();
                    assertThat(ColumnReader.value(returned, 1)).isEqualTo(6L);
                }
            }
            try (PreparedStatement insert =
                    pooled.prepareStatement("INSERT INTO t (n) VALUES (9)", Statement.RETURN_GENERATED_KEYS)) {
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    assertThat(keys.next()).isTrue();
                    assertThat(ColumnReader.value(keys, 1)).asString().isEqualTo("6");
                }
            }
        }
    }

    @Test
    void readingASmallNumberAllocatesNothing() throws SQLException {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (PreparedStatement statement = connection.prepareStatement("SELECT 7");
                ResultSet row = statement.executeQuery()) {
            assertThat(row.next()).isTrue();
            ColumnReader.value(row, 1);
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                ColumnReader.value(row, 1);
            }
            assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
        }
    }

    private static Connection connect() throws SQLException {
        return DatabaseUrl.parse("sqlite://", null, null, Path.of(""))
                .connect(SqliteColumnReaderTest.class.getClassLoader(), Map.of());
    }
}
