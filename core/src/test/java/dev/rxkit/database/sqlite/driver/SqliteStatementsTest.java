package dev.rxkit.database.sqlite.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.core.CoreStatement;

/** Cached statements behave like new ones, whatever was done with them and with the database before. */
class SqliteStatementsTest {

    private static final Dialect SQLITE = DatabaseKind.SQLITE.dialect();

    private static final String BY_ID = "SELECT id, name FROM item WHERE id = ?";
    private static final String INSERT = "INSERT INTO item (name) VALUES (?)";

    @TempDir
    private Path folder;

    private Connection connection;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        connection = connect();
        other = connect();
        run(connection, "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
        run(connection, "INSERT INTO item VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    }

    private Connection connect() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse("sqlite:///items.db", null, null, folder);
        return url.connect(getClass().getClassLoader(), Map.of("journal_mode", "WAL", "busy_timeout", "50"));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
    }

    @Test
    void aClosedStatementIsPreparedOnlyOnce() throws SQLException {
        PreparedStatement first = connection.prepareStatement(BY_ID);
        Object prepared = ((CoreStatement) first).pointer;
        first.close();
        PreparedStatement second = connection.prepareStatement(BY_ID);
        assertThat(((CoreStatement) second).pointer).isSameAs(prepared);
        second.close();
    }

    @Test
    void twoUsersOfOneTextDoNotMeet() throws SQLException {
        try (PreparedStatement outer = connection.prepareStatement(BY_ID);
                PreparedStatement inner = connection.prepareStatement(BY_ID)) {
            outer.setInt(1, 1);
            inner.setInt(1, 2);
            try (ResultSet outerRows = outer.executeQuery();
                    ResultSet innerRows = inner.executeQuery()) {
                assertThat(outerRows.next()).isTrue();
                assertThat(innerRows.next()).isTrue();
                assertThat(outerRows.getString(2)).isEqualTo("one");
                assertThat(innerRows.getString(2)).isEqualTo("two");
            }
        }
        assertThat(names(BY_ID, 3)).containsExactly("three");
    }

    @Test
    void aClosedStatementRefusesEverythingAndMayBeClosedAgain() throws SQLException {
        PreparedStatement closed = connection.prepareStatement(BY_ID);
        closed.close();
        assertThat(closed.isClosed()).isTrue();
        assertThatThrownBy(closed::executeQuery).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> closed.setInt(1, 1)).isInstanceOf(SQLException.class);
        assertThatThrownBy(closed::addBatch).isInstanceOf(SQLException.class);
        closed.close();
        assertThat(names(BY_ID, 1)).containsExactly("one");
    }

    @Test
    void limitsAndSizesAreNotKept() throws SQLException {
        String all = "SELECT name FROM item ORDER BY id";
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            statement.setMaxRows(1);
            statement.setFetchSize(1);
            statement.setQueryTimeout(9);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
            statement.setFetchSize(1);
        }
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            assertThat(statement.getMaxRows()).isZero();
            assertThat(statement.getFetchSize()).isZero();
            assertThat(statement.getQueryTimeout()).isZero();
        }
        assertThat(names(all)).containsExactly("one", "two", "three");
    }

    @Test
    void rowsThatWereQueuedAndNotSentAreNotKept() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, "lost");
            insert.addBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            assertThat(insert.executeBatch()).isEmpty();
            insert.setString(1, "four");
            insert.addBatch();
            assertThat(insert.executeBatch()).containsExactly(1);
        }
        assertThat(names("SELECT name FROM item WHERE id > ?", 3)).containsExactly("four");
    }

    @Test
    void aRowThatWasRefusedDoesNotSpoilTheStatement() throws SQLException {
        assertThatThrownBy(() -> insert("one")).hasMessageContaining("UNIQUE");
        assertThatThrownBy(() -> insert(null)).hasMessageContaining("NOT NULL");
        assertThat(insert("four")).isEqualTo(1);
    }

    @Test
    void aStatementWhoseTableIsGoneFailsUntilTheTableIsBack() throws SQLException {
        assertThat(names(BY_ID, 1)).containsExactly("one");
        run(other, "DROP TABLE item");
        assertThatThrownBy(() -> names(BY_ID, 1)).hasMessageContaining("no such table");
        run(other, "CREATE TABLE item (name TEXT, id INTEGER PRIMARY KEY)");
        run(other, "INSERT INTO item VALUES ('anew', 1)");
        assertThat(names(BY_ID, 1)).containsExactly("anew");
    }

    @Test
    void columnsThatOthersAddOrRenameAreSeen() throws SQLException {
        String all = "SELECT * FROM item WHERE id = ?";
        assertThat(labels(all)).containsExactly("id", "name");
        assertThat(labels(all)).containsExactly("id", "name");
        run(other, "ALTER TABLE item ADD COLUMN size INTEGER");
        assertThat(labels(all)).containsExactly("id", "name", "size");
        run(other, "ALTER TABLE item RENAME COLUMN size TO extent");
        assertThat(labels(all)).containsExactly("id", "name", "extent");
        assertThat(labels(BY_ID)).containsExactly("id", "name");
        assertThat(labels(BY_ID)).containsExactly("id", "name");
    }

    @Test
    void cachedStatementsDoNotBlockOthers() throws SQLException {
        assertThat(names(BY_ID, 1)).containsExactly("one");
        assertThat(insert("four")).isEqualTo(1);
        try (PreparedStatement unread = connection.prepareStatement(BY_ID)) {
            unread.setInt(1, 1);
            assertThat(unread.execute()).isTrue();
        }
        run(other, "VACUUM");
        run(other, "ALTER TABLE item RENAME TO thing");
        run(connection, "DROP TABLE thing");
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            assertThat(mode.getInt(1)).as("busy").isZero();
        }
    }

    @Test
    void onlyTheLatestAreKept() throws SQLException {
        List<CoreStatement> statements = new ArrayList<>();
        for (int i = 0; i <= SqliteConnection.CACHE_SIZE; i++) {
            PreparedStatement statement = connection.prepareStatement("SELECT " + i);
            statements.add((CoreStatement) statement);
        }
        List<Object> prepared = new ArrayList<>();
        for (CoreStatement statement : statements) {
            prepared.add(statement.pointer);
            ((Statement) statement).close();
        }
        assertThat(kept("SELECT 0")).isNotSameAs(prepared.get(0));
        assertThat(prepared.get(0)).extracting("closed").isEqualTo(true);
        assertThat(kept("SELECT " + SqliteConnection.CACHE_SIZE)).isSameAs(prepared.get(SqliteConnection.CACHE_SIZE));
    }

    @Test
    void whatIsLongOrWorksWhileItIsPreparedIsNotKept() {
        assertThat(SqliteConnection.isCacheable(" select 1")).isTrue();
        assertThat(SqliteConnection.isCacheable("WITH a AS (SELECT 1) SELECT * FROM a"))
                .isTrue();
        assertThat(SqliteConnection.isCacheable("PRAGMA foreign_keys")).isFalse();
        assertThat(SqliteConnection.isCacheable("CREATE TABLE a (b)")).isFalse();
        assertThat(SqliteConnection.isCacheable("")).isFalse();
        assertThat(SqliteConnection.isCacheable("SELECT '" + "x".repeat(9000) + "'"))
                .isFalse();
    }

    @Test
    void aStatementThatClosesWithItsRowsStillDoes() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(BY_ID);
        statement.closeOnCompletion();
        statement.setInt(1, 1);
        statement.executeQuery().close();
        assertThat(statement.isClosed()).isTrue();
        assertThat(names(BY_ID, 1)).containsExactly("one");
    }

    @Test
    void statementsEndWithTheirConnection() throws SQLException {
        PreparedStatement idle = connection.prepareStatement(BY_ID);
        CoreStatement inside = idle.unwrap(CoreStatement.class);
        Object prepared = inside.pointer;
        idle.close();
        PreparedStatement open = connection.prepareStatement(INSERT);
        connection.close();
        assertThat(prepared).extracting("closed").isEqualTo(true);
        open.close();
        assertThatThrownBy(() -> connection.prepareStatement(BY_ID)).isInstanceOf(SQLException.class);
    }

    @Test
    void aTransactionThatCannotBeginLeavesTheNextOneAlone() throws SQLException {
        SQLITE.begin(other, true, 0);
        assertThatThrownBy(() -> SQLITE.begin(connection, true, 0)).hasMessageContaining("BUSY");
        assertThat(connection.getAutoCommit()).isTrue();
        SQLITE.rollback(other);
        SQLITE.begin(connection, true, 0);
        insert("four");
        SQLITE.commit(connection);
        try (PreparedStatement statement = other.prepareStatement(BY_ID)) {
            statement.setInt(1, 4);
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }

    private Object kept(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return ((CoreStatement) statement).pointer;
        }
    }

    private int insert(String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            return insert.executeUpdate();
        }
    }

    private List<String> names(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (rows.next()) {
                    names.add(rows.getString("name"));
                }
                return names;
            }
        }
    }

    private List<String> labels(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, 1);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> labels = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    labels.add(rows.getMetaData().getColumnLabel(i));
                }
                return labels;
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
