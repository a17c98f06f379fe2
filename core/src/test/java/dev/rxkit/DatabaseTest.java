package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.SessionException;
import dev.rxkit.schema.TableName;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final String SECRET = "s3cr3t-marker";

    @TempDir
    Path folder;

    @Test
    void opensAFileTheWayAnApplicationNeedsIt() throws SQLException {
        try (Database database = Database.open(Shop.file(folder))) {
            assertThat(query(database, "PRAGMA foreign_keys")).isEqualTo("1");
            assertThat(query(database, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(query(database, "PRAGMA busy_timeout")).isEqualTo("5000");
            assertThat(database).hasToString("sqlite:///" + folder.resolve("shop.db"));
        }
    }

    @Test
    void everyConnectionOfThePoolIsSetUp() throws SQLException {
        try (Database database = Database.open(Shop.file(folder))) {
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                taken.add(database.dataSource().getConnection());
                assertThat(query(taken.get(i), "PRAGMA foreign_keys")).isEqualTo("1");
            }
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void anInMemoryDatabaseStaysAliveBetweenSessions() throws SQLException {
        try (Database database = Database.open(Shop.in(folder, Shop.builder().url("sqlite://")))) {
            database.createTables();
            run(database, "INSERT INTO customer (name) VALUES ('Ada')");
            assertThat(query(database, "SELECT name FROM customer")).isEqualTo("Ada");
            HikariDataSource pool = (HikariDataSource) database.dataSource();
            assertThat(pool.getMaximumPoolSize()).isEqualTo(1);
            assertThat(pool.getMaxLifetime()).isZero();
            assertThat(database.check().state()).isEqualTo(StartupCheck.State.IN_MEMORY);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void createsWhatIsMissingAndLeavesTheRest() throws SQLException {
        try (Database database = Database.open(Shop.file(folder))) {
            run(database, "CREATE TABLE customer (id INTEGER PRIMARY KEY, nick TEXT)");
            database.createTables();
            database.createTables();
            assertThat(database.schema().tables()).hasSize(2);
            assertThat(database.schema()
                            .table(TableName.of("customer"))
                            .orElseThrow()
                            .columns())
                    .hasSize(2);
            assertThat(database.schema()
                            .table(TableName.of("purchase"))
                            .orElseThrow()
                            .foreignKeys())
                    .hasSize(1);
        }
    }

    @Test
    void createTablesRefusesWhereMigrationsRule() throws SQLException {
        try (Database database = Database.open(Shop.file(folder))) {
            run(database, "CREATE TABLE flyway_schema_history (installed_rank INTEGER)");
            assertThatThrownBy(database::createTables)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("kept by migrations")
                    .hasMessageContaining("rx:makemigrations");
            assertThat(database.schema().tables()).isEmpty();
        }
    }

    @Test
    void createTablesMayRunInManyThreadsAtOnce() throws Exception {
        try (Database database = Database.open(Shop.file(folder))) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                runs.add(threads.submit(database::createTables));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            threads.shutdown();
            assertThat(database.schema().tables()).hasSize(2);
        }
    }

    @Test
    void foreignKeysHold() {
        try (Database database = Database.open(Shop.file(folder))) {
            database.createTables();
            assertThatThrownBy(() -> run(database, "INSERT INTO purchase (customer_id, article) VALUES (7, 'pen')"))
                    .hasMessageContaining("FOREIGN KEY");
        }
    }

    @Test
    void badFilesAreRefusedAtOnceInOneLine() throws IOException {
        Files.writeString(folder.resolve("text.db"), "no database, and long enough to have a header of its own");
        assertRefused("sqlite:///text.db", "is not an SQLite database");
        assertRefused("sqlite:///missing/shop.db", "does not exist. Create it");
        Files.createDirectory(folder.resolve("dir.db"));
        assertRefused("sqlite:///dir.db", "is a folder");
    }

    @Test
    void aFileDamagedBehindItsHeaderIsRefusedAtOnce() throws IOException {
        try (Database database = Database.open(Shop.file(folder))) {
            database.createTables();
        }
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("shop.db").toFile(), "rw")) {
            file.seek(16);
            file.write(new byte[84]);
        }
        assertRefused("sqlite:///shop.db", "damaged");
    }

    private void assertRefused(String url, String why) {
        assertThatThrownBy(() -> Database.open(Shop.in(folder, Shop.builder().url(url))))
                .isInstanceOfAny(ConfigException.class, DatabaseException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aLockedFileDoesNotFailTheStart() throws SQLException {
        String file = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (Connection other = DriverManager.getConnection(file);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER)");
            statement.execute("BEGIN EXCLUSIVE");
            RxConfig config = Shop.in(folder, Shop.builder().url("sqlite:///shop.db?busy_timeout=0"));
            try (Database database = Database.open(config)) {
                statement.execute("COMMIT");
                assertThat(query(database, "SELECT count(*) FROM t")).isEqualTo("0");
            }
        }
    }

    @Test
    void noPasswordReachesPoolOrText() {
        RxConfig config = Shop.in(
                folder, Shop.builder().url("sqlite:///shop.db").user("app").password(SECRET));
        try (Database database = Database.open(config)) {
            HikariDataSource pool = (HikariDataSource) database.dataSource();
            assertThat(pool.getPassword()).isNull();
            assertThat(pool.getJdbcUrl()).isNull();
            assertThat(pool.getPoolName()).isEqualTo("rx");
            assertThat(List.of(
                            config.toString(),
                            database.toString(),
                            pool.toString(),
                            String.valueOf(pool.getDataSource()),
                            pool.getDataSourceProperties().toString()))
                    .noneMatch(text -> text.contains(SECRET));
        }
    }

    @Test
    void aClosedDatabaseSaysSo() {
        Database database = Database.open(Shop.file(folder));
        database.close();
        database.close();
        assertThatThrownBy(database::session)
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(database::createTables).isInstanceOf(SessionException.class);
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
