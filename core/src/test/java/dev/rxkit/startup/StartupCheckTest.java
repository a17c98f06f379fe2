package dev.rxkit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.LogLines;
import dev.rxkit.RxConfig;
import dev.rxkit.Shop;
import dev.rxkit.StartupCheck;
import dev.rxkit.StartupCheck.State;
import dev.rxkit.config.ConfigAccess;
import dev.rxkit.config.Configuration;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.type.JdbcType;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupCheckTest {

    private static final List<String> OWNED =
            List.of("customer", "customer.id", "customer.name", "customer.email", "purchase");

    @TempDir
    Path folder;

    private Path resources;

    @BeforeEach
    void makesAProject() throws IOException {
        resources = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.createDirectories(resources.resolve("db/migration"));
    }

    private void lock(String modelsHash, String... files) throws IOException {
        List<Lock.Entry> entries = new ArrayList<>();
        for (String file : files) {
            entries.add(new Lock.Entry(file, "h", "c-" + file, OWNED, List.of()));
        }
        Files.writeString(
                resources.resolve("db/migration/migrations.lock"),
                LockFile.render(new Lock(modelsHash, List.of(), entries)));
    }

    private String modelsHash() {
        var dialect = new Sqlite();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        Schema schema = Mappings.schema(List.of(mappings.of(Shop.Customer.class), mappings.of(Shop.Purchase.class)));
        return LockFile.hash(schema);
    }

    private void applied(String... scripts) throws SQLException {
        new ShopFile(folder).applied(scripts);
    }

    private void sql(String... statements) throws SQLException {
        new ShopFile(folder).sql(statements);
    }

    private StartupCheck check() {
        try (Database database = Database.open(Shop.file(folder))) {
            return database.check();
        }
    }

    private void createTables() {
        try (Database database = Database.open(Shop.file(folder))) {
            database.createTables();
        }
    }

    private RxConfig watched() {
        return Shop.in(folder, Shop.builder().url("sqlite:///shop.db").startupCheck(true));
    }

    @Test
    void warnsOfScriptsThatHaveNotRun() throws Exception {
        lock("abc", "V1__init.sql", "V2__hero.sql", "V3__age.sql");
        applied("1|V1__init.sql|1", "2|V2__hero.sql|0");
        try (LogLines log = new LogLines();
                Database database = Database.open(watched())) {
            assertThat(log.first())
                    .isEqualTo("WARNING Target database is not up to date. Run `mvn rx:migrate` to apply to " + database
                            + ":\n  V2__hero.sql\n  V3__age.sql");
        }
    }

    @Test
    void warnsOfChangedModels() throws Exception {
        createTables();
        sql("ALTER TABLE customer ADD COLUMN email TEXT", "ALTER TABLE purchase DROP COLUMN article");
        lock("other-models", "V1__init.sql");
        applied("1|V1__init.sql|1");
        try (LogLines log = new LogLines();
                Database database = Database.open(watched())) {
            assertThat(log.first())
                    .startsWith("WARNING Detected database schema changes. Run `mvn rx:makemigrations`")
                    .contains("\n  drop column customer.email")
                    .contains("\n  add column purchase.article (TEXT NOT NULL)");
            assertThat(database.check().state()).isEqualTo(State.CHANGED);
            assertThat(database.check().details()).hasSize(2);
        }
    }

    @Test
    void handMadeTablesAndColumnsAreNoChange() throws Exception {
        createTables();
        sql(
                "CREATE TABLE hand_made (id INTEGER PRIMARY KEY)",
                "ALTER TABLE customer ADD COLUMN hand_made TEXT",
                "CREATE INDEX hand_made_index ON customer (name)");
        lock("other-models", "V1__init.sql");
        applied("1|V1__init.sql|1");
        assertThat(check().state()).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void equalHashesNeedNoInspection() throws Exception {
        lock(modelsHash(), "V1__init.sql");
        applied("1|V1__init.sql|1");
        // The tables are not even there: only the history was read.
        assertThat(check().state()).isEqualTo(State.UP_TO_DATE);
    }

    @Test
    void aBaselineCoversWhatStandsBeforeIt() throws Exception {
        lock(modelsHash(), "V20260101000000__baseline.sql", "V20260102000000__next.sql");
        applied("20260101000000|<< Flyway Baseline >>|1");
        StartupCheck check = check();
        assertThat(check.state()).isEqualTo(State.BEHIND);
        assertThat(check.details()).containsExactly("V20260102000000__next.sql");
    }

    @Test
    void aMissingFileIsBehindAndIsNotMade() throws Exception {
        lock("abc", "V1__init.sql");
        Configuration config = ConfigAccess.of(Shop.file(folder));
        ApplicationModels models = new ApplicationModels(config, new Mappings(t -> JdbcType.LONG, t -> true), loader());
        assertThat(new SchemaCheck(
                                config.url(folder),
                                models,
                                loader(),
                                () -> config.url(folder).connect(loader(), Map.of()))
                        .run()
                        .state())
                .isEqualTo(CheckResult.State.BEHIND);
        assertThat(folder.resolve("shop.db")).doesNotExist();
    }

    @Test
    void withoutALockItOnlyMentionsInit() throws Exception {
        try (LogLines log = new LogLines();
                Database database = Database.open(watched())) {
            assertThat(log.first()).startsWith("INFO ").contains("mvn rx:init").contains(database.toString());
        }
    }

    @Test
    void theLockIsFoundOnTheClassPath() throws Exception {
        lock("abc", "V1__init.sql");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.createDirectories(classes.resolve("db"));
        Files.move(resources.resolve("db/migration"), classes.resolve("db/migration"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, loader())) {
            assertThat(LockFinder.find(ConfigAccess.of(Shop.file(folder)), loader))
                    .isPresent();
        }
        assertThat(LockFinder.find(ConfigAccess.of(Shop.file(folder)), loader()))
                .isEmpty();
        assertThat(LockFinder.resource("/home/me/shop/src/main/resources/db/migration"))
                .isEqualTo("db/migration");
    }

    @Test
    void anUnreachableDatabaseIsOnlyALogLine() throws Exception {
        lock("abc", "V1__init.sql");
        sql("CREATE TABLE t (id INTEGER)");
        RxConfig config = Shop.in(
                folder, Shop.builder().url("sqlite:///shop.db?busy_timeout=0").startupCheck(true));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = other.createStatement();
                LogLines log = new LogLines()) {
            statement.execute("BEGIN EXCLUSIVE");
            try (Database database = Database.open(config)) {
                assertThat(log.first()).startsWith("WARNING The schema was not checked. Cannot read the database");
                assertThat(database.check().state()).isEqualTo(State.UNREACHABLE);
            }
        }
    }

    @Test
    void aBrokenLockIsOnlyALogLine() throws Exception {
        Files.writeString(resources.resolve("db/migration/migrations.lock"), "<<<<<<< HEAD\n");
        try (LogLines log = new LogLines();
                Database database = Database.open(watched())) {
            assertThat(log.first())
                    .startsWith("WARNING The schema was not checked. ")
                    .contains("merge conflict");
            assertThat(database.dataSource()).isNotNull();
        }
    }

    @Test
    void aSlowCheckHoldsUpNeitherStartNorEnd() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ClassLoader slow = new ClassLoader(loader()) {
            @Override
            public URL getResource(String name) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.getResource(name);
            }
        };
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        long start = System.nanoTime();
        thread.setContextClassLoader(slow);
        try (LogLines log = new LogLines();
                Database database = Database.open(watched())) {
            assertThat(database.dataSource().getConnection()).satisfies(Connection::close);
            assertThat(log.all()).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        release.countDown();
    }

    private static ClassLoader loader() {
        return StartupCheckTest.class.getClassLoader();
    }
}
