package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Fault;
import dev.rxkit.database.Fault.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that SQLite actually reports. */
class SqliteFaultsTest {

    private static final String SETUP = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INT, c INT,"
            + " UNIQUE (b, c), CONSTRAINT ck_t_b CHECK (b < 100), CHECK (c < 100));"
            + "CREATE UNIQUE INDEX ix_t_a ON t (lower(a));"
            + "CREATE TABLE child (t_id INT REFERENCES t);"
            + "INSERT INTO t VALUES (1, 'x', 1, 1)";

    @TempDir
    Path folder;

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("x.db") + "?foreign_keys=on&busy_timeout=0");
    }

    private static Fault fault(ThrowingCallable work) {
        SQLException failure = Assertions.catchThrowableOfType(SQLException.class, work);
        return new Sqlite().fault(failure);
    }

    private Fault of(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(SETUP);
            return fault(() -> statement.executeUpdate(sql));
        }
    }

    @Test
    void namesTableAndColumnsOfAUniqueFailure() throws SQLException {
        assertThat(of("INSERT INTO t VALUES (2, 'y', 1, 1)"))
                .isEqualTo(new Fault(Kind.UNIQUE, null, "t", List.of("b", "c")));
    }

    @Test
    void aTakenKeyIsAUniqueFailure() throws SQLException {
        assertThat(of("INSERT INTO t VALUES (1, 'y', 2, 2)"))
                .isEqualTo(new Fault(Kind.UNIQUE, null, "t", List.of("id")));
    }

    @Test
    void namesTheIndexOverAnExpression() throws SQLException {
        assertThat(of("INSERT INTO t VALUES (2, 'X', 2, 2)"))
                .isEqualTo(new Fault(Kind.UNIQUE, "ix_t_a", null, List.of()));
    }

    @Test
    void namesTheColumnThatMustNotBeNull() throws SQLException {
        assertThat(of("INSERT INTO t VALUES (2, NULL, 2, 2)"))
                .isEqualTo(new Fault(Kind.NOT_NULL, null, "t", List.of("a")));
    }

    @Test
    void namesTheCheckThatHasAName() throws SQLException {
        assertThat(of("INSERT INTO t VALUES (2, 'y', 200, 2)"))
                .isEqualTo(new Fault(Kind.CHECK, "ck_t_b", null, List.of()));
    }

    @Test
    void aCheckWithoutANameHasNone() throws SQLException {
        assertThat(of("INSERT INTO t VALUES (2, 'y', 2, 200)")).isEqualTo(Fault.of(Kind.CHECK));
    }

    @Test
    void recognisesAForeignKeyFailure() throws SQLException {
        assertThat(of("INSERT INTO child VALUES (7)")).isEqualTo(Fault.of(Kind.FOREIGN_KEY));
    }

    @Test
    void recognisesAMissingTable() throws SQLException {
        assertThat(of("DELETE FROM nowhere")).isEqualTo(Fault.of(Kind.NO_TABLE));
    }

    @Test
    void anythingElseIsOther() throws SQLException {
        assertThat(of("SELECT nothing")).isEqualTo(Fault.of(Kind.OTHER));
        assertThat(new Sqlite().fault(new SQLException())).isEqualTo(Fault.of(Kind.OTHER));
    }

    @Test
    void recognisesAWriterThatWaitsForAnother() throws SQLException {
        try (Connection one = open();
                Connection two = open();
                Statement first = one.createStatement();
                Statement second = two.createStatement()) {
            first.executeUpdate(SETUP);
            first.execute("BEGIN IMMEDIATE");
            assertThat(fault(() -> second.executeUpdate("DELETE FROM t"))).isEqualTo(Fault.of(Kind.BUSY));
        }
    }

    @Test
    void recognisesAReaderWhoseSnapshotIsTooOldToWrite() throws SQLException {
        try (Connection one = open();
                Connection two = open();
                Statement first = one.createStatement();
                Statement second = two.createStatement()) {
            first.execute("PRAGMA journal_mode=WAL");
            first.executeUpdate(SETUP);
            second.execute("BEGIN");
            second.executeQuery("SELECT * FROM t").close();
            first.executeUpdate("DELETE FROM t");
            assertThat(fault(() -> second.executeUpdate("DELETE FROM t"))).isEqualTo(Fault.of(Kind.SERIALIZATION));
        }
    }

    @Test
    void recognisesAFileThatIsNoDatabase() throws Exception {
        Files.writeString(folder.resolve("x.db"), "this is no database at all".repeat(100));
        assertThat(fault(() -> {
                    try (Connection connection = open();
                            Statement statement = connection.createStatement()) {
                        statement.executeQuery("SELECT * FROM sqlite_master").close();
                    }
                }))
                .isEqualTo(Fault.of(Kind.CORRUPT));
    }

    @Test
    void recognisesAFileThatCannotBeOpened() {
        assertThat(fault(() -> DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("nowhere/x.db"))
                        .close()))
                .isEqualTo(Fault.of(Kind.CONNECTION));
    }

    @Test
    void recognisesAConnectionThatIsClosed() throws SQLException {
        Connection connection = open();
        connection.close();
        assertThat(fault(connection::createStatement)).isEqualTo(Fault.of(Kind.CONNECTION));
    }
}
