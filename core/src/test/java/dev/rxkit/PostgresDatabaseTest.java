package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.StartupCheck.State;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public API on a PostgreSQL server. */
class PostgresDatabaseTest {

    private static final List<String> OWNED =
            List.of("customer", "customer.id", "customer.name", "customer.email", "purchase", "purchase.article");

    @TempDir
    Path folder;

    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresDatabaseTest.class);

    /** Two tables that refer to each other. */
    @Table
    record Hen(
            @Nullable Long id,
            @References(Egg.class) @Nullable Long hatchedFrom) {}

    @Table(schema = "Farm Yard")
    record Egg(@Nullable Long id, @References(Hen.class) Long laidBy) {}

    private RxConfig config() {
        return Shop.in(folder, Shop.builder().url(space.url()));
    }

    @Test
    void aStatementTheServerDoesNotSupportCostsNoConnection() {
        try (Database database = Database.open(config());
                Session session = database.session()) {
            int backend =
                    session.sql("select pg_backend_pid()").to(Integer.class).one();
            assertThatThrownBy(() -> session.sql("select count(*) from pg_class for update")
                            .to(Long.class)
                            .one())
                    .isInstanceOf(DatabaseException.class);
            session.rollback();
            assertThat(session.sql("select pg_backend_pid()").to(Integer.class).one())
                    .isEqualTo(backend);
        }
    }

    @Test
    void createsWhatIsMissingAndLeavesTheRest() throws Exception {
        space.run("CREATE TABLE customer (id bigint PRIMARY KEY, nick text)");
        try (Database database = Database.open(config())) {
            database.createTables();
            database.createTables();
            assertThat(database.schema().tables()).hasSize(2);
            assertThat(database.schema()
                            .table(TableName.of("customer"))
                            .orElseThrow()
                            .column("nick"))
                    .isPresent();
        }
    }

    @Test
    void createsTablesThatReferToEachOtherAcrossNamespaces() {
        RxConfig config = Shop.in(
                folder,
                RxConfig.builder()
                        .models(Hen.class, Egg.class)
                        .startupCheck(false)
                        .url(space.url()));
        try (Database database = Database.open(config)) {
            database.createTables();
            database.createTables();
            assertThat(database.schema().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactly("hen", "Farm Yard.egg");
            Egg egg = database.inTransaction(session -> {
                Hen hen = session.add(new Hen(null, null));
                return session.add(new Egg(null, hen.id()));
            });
            assertThat(database.<Egg, RuntimeException>readOnly(session -> session.get(Egg.class, egg.id())))
                    .isEqualTo(egg);
        }
    }

    @Test
    void createTablesMayRunInManyThreadsAtOnce() throws Exception {
        try (Database database = Database.open(config())) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                done.add(threads.submit(database::createTables));
            }
            for (Future<?> future : done) {
                future.get();
            }
            threads.shutdown();
            assertThat(database.schema().tables()).hasSize(2);
        }
    }

    @Test
    void createTablesRefusesWhereMigrationsRuleAndOnlyThere() throws Exception {
        space.run("CREATE SCHEMA elsewhere", "CREATE TABLE elsewhere.flyway_schema_history (installed_rank int)");
        try (Database database = Database.open(config())) {
            database.createTables();
            space.run("CREATE TABLE flyway_schema_history (installed_rank int)");
            assertThatThrownBy(database::createTables)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("makemigrations");
        }
    }

    @Test
    void theCheckComparesHistoryAndModels() throws Exception {
        try (Database database = Database.open(config())) {
            assertThat(database.check().state()).isEqualTo(State.NO_LOCK);
            database.createTables();
            lock("other-models");
            assertThat(database.check().state()).isEqualTo(State.BEHIND);
            applied();
            assertThat(database.check().state()).isEqualTo(State.UP_TO_DATE);
            space.run(
                    "CREATE TABLE hand_made (id int)",
                    "ALTER TABLE customer ADD hand_made text",
                    "CREATE INDEX hand_made_index ON customer (name)");
            assertThat(database.check().state()).isEqualTo(State.UP_TO_DATE);
            space.run("ALTER TABLE customer ADD email text", "ALTER TABLE purchase DROP COLUMN article");
            assertThat(database.check().details())
                    .containsExactly("drop column customer.email", "add column purchase.article (TEXT NOT NULL)");
            lock(modelsHash());
            assertThat(database.check().state()).isEqualTo(State.UP_TO_DATE);
        }
    }

    @Test
    void adoptedColumnsAreNotAskedToChangeTheirCollation() throws Exception {
        space.run(
                "CREATE TABLE customer (id bigserial, name text NOT NULL, CONSTRAINT customer_pkey PRIMARY KEY (id))",
                "CREATE TABLE purchase (id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer,"
                        + " article varchar NOT NULL)");
        lock("other-models", "V1__init.sql");
        applied();
        try (Database database = Database.open(config())) {
            assertThat(database.check().details())
                    .containsExactly("change type of purchase.article from VARCHAR to TEXT");
        }
    }

    private void lock(String modelsHash) throws IOException {
        lock(modelsHash, "V1__init.sql", OWNED.toArray(new String[0]));
    }

    private void lock(String modelsHash, String file, String... owned) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("src/main/resources/db/migration"));
        Lock.Entry entry = new Lock.Entry(file, "h", "c", List.of(owned), List.of());
        Files.writeString(
                migrations.resolve("migrations.lock"),
                LockFile.render(new Lock(modelsHash, List.of(), List.of(entry))));
    }

    private static String modelsHash() {
        Postgres dialect = new Postgres();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        return LockFile.hash(
                Mappings.schema(List.of(mappings.of(Shop.Customer.class), mappings.of(Shop.Purchase.class))));
    }

    private void applied() throws Exception {
        space.run(
                "CREATE TABLE flyway_schema_history (installed_rank int, version varchar, description varchar,"
                        + " type varchar, script varchar, checksum int, success boolean)",
                "INSERT INTO flyway_schema_history VALUES (1, '1', 'd', 'SQL', 'V1__init.sql', 0, true)");
    }

    @Test
    void aServerThatCannotBeReachedIsReportedAtTheFirstSessionWithoutThePassword() {
        URI given = URI.create(space.url());
        String server = given.getHost() + ":" + given.getPort();
        String secret = "s3cr3t-marker";
        for (String url : List.of(
                "postgresql://postgres:" + secret + "@localhost:1/none",
                "postgresql://" + given.getUserInfo() + "@" + server + "/no_such_database",
                "postgresql://nobody:" + secret + "@" + server + given.getPath() + "?sslmode=require")) {
            RxConfig config = Shop.in(folder, Shop.builder().url(url).poolTimeoutSeconds(1));
            try (Database database = Database.open(config)) {
                assertThatThrownBy(database::session)
                        .isInstanceOf(DatabaseUnreachableException.class)
                        .hasMessageNotContaining(secret);
                assertThat(database).asString().doesNotContain(secret);
                assertThatThrownBy(database::createTables).hasMessageNotContaining(secret);
            }
        }
    }

    @Test
    void theConnectionTellsWhoItIs() throws Exception {
        try (Database database = Database.open(config())) {
            String name = database.readOnly(session -> session.sql("select current_setting('application_name')")
                    .to(String.class)
                    .one());
            assertThat(name).isEqualTo("rx");
        }
        try (Database database =
                Database.open(Shop.in(folder, Shop.builder().url(space.url() + "?ApplicationName=shop")))) {
            String name = database.readOnly(session -> session.sql("select current_setting('application_name')")
                    .to(String.class)
                    .one());
            assertThat(name).isEqualTo("shop");
        }
    }
}
