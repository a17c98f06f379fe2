package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.Model;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.config.ConfigAccess;
import dev.rxkit.error.ConfigException;
import dev.rxkit.servers.WithoutDrivers;
import dev.rxkit.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentences of Reflex's database page; each test is named after the sentence that it checks. */
class SeedPageTest {

    /** The page's {@code class User(rx.Model, table=True)}. */
    @Table("user")
    public static class User extends Model {
        public String username = "";
        public String email = "";
        public String password = "";
    }

    /** The same table after "something changed". */
    @Table("user")
    public record ChangedUser(
            @Nullable Long id,
            String username,
            String email,
            String password,
            @Nullable String nickname) {}

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        Rx.close();
    }

    private RxConfig config() {
        return RxConfig.of("sqlite:///" + folder.resolve("reflex.db"));
    }

    private Migrations migrations(Class<?>... models) {
        return Migrations.of(
                MigrationSettings.of(config()).withBaseDirectory(folder).withModels(List.of(models)));
    }

    private static User user(String name, String email, String password) {
        User user = new User();
        user.username = name;
        user.email = email;
        user.password = password;
        return user;
    }

    @Test
    void usingNoSqlDatabasesIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Database.open(RxConfig.of("mongodb://localhost/app")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mongodb")
                .hasMessageContaining("SQL");
    }

    @Test
    void aBuiltInSqliteDatabaseStoresAndRetrievesData() {
        migrations(User.class).init();
        migrations(User.class).migrate();
        Rx.configure(config());
        Rx.useTransaction(session -> session.add(user("test", "a@b.c", "x")));
        String stored = Rx.readOnly(session -> session.select(User.class).one().username);
        assertThat(stored).isEqualTo("test");
    }

    @Test
    void youCanConnectToYourOwnDatabaseByModifyingTheConfigFileWithYourDatabaseUrl() throws IOException {
        Files.writeString(folder.resolve("rxconfig.properties"), "db_url = sqlite:///my_app.db\n");
        RxConfig config = RxConfig.load(folder, getClass().getClassLoader());
        assertThat(ConfigAccess.of(config).url(folder).shown())
                .isEqualTo("sqlite:///" + folder.toRealPath().resolve("my_app.db"));
    }

    @Test
    void beSureToInstallTheDriverForTheDatabaseYouIntendToUse() {
        RxConfig config = RxConfig.of("postgresql://someone:secret@localhost/app");
        assertThatThrownBy(() -> WithoutDrivers.call(() -> Database.open(config)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("org.postgresql:postgresql")
                .hasMessageNotContaining("secret");
    }

    @Test
    void toCreateATableMakeAClassThatInheritsFromModelAndSpecifyThatItIsATable() {
        Report report = migrations(User.class).init();
        assertThat(report.statements())
                .anySatisfy(statement -> assertThat(statement.sql())
                        .contains("CREATE TABLE \"user\"", "\"username\"", "\"email\"", "\"password\""));
    }

    @Test
    void beforeTheDatabaseCanBeUsedInitCreatesAMigrationScriptWithTheCurrentSchema() {
        Report report = migrations(User.class).init();
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.files())
                .anySatisfy(file -> assertThat(file.getFileName().toString()).matches("V\\d{14}__[a-z0-9_]+\\.sql"))
                .anySatisfy(file -> assertThat(file.getFileName().toString()).isEqualTo("migrations.lock"));
    }

    @Test
    void afterMakingChangesMakemigrationsGeneratesAScriptThatWillUpdateTheSchema() {
        migrations(User.class).init();
        Report report = migrations(ChangedUser.class).make("something changed");
        assertThat(report.files())
                .anySatisfy(
                        file -> assertThat(file.getFileName().toString()).matches("V\\d{14}__something_changed\\.sql"));
        migrations(ChangedUser.class).migrate();
        assertThat(migrations(ChangedUser.class).status().changes()).isEmpty();
    }

    @Test
    void generatedScriptsCanBeInspectedBeforeApplyingThem() throws IOException {
        migrations(User.class).init();
        migrations(User.class).migrate();
        Report report = migrations(ChangedUser.class).make("something changed");
        Path script = report.files().stream()
                .filter(file -> file.getFileName().toString().startsWith("V"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(script)).contains("ALTER TABLE \"user\" ADD COLUMN \"nickname\"");
        try (Database database = Database.open(config())) {
            assertThat(database.schema().tables())
                    .filteredOn(table -> table.name().name().equals("user"))
                    .singleElement()
                    .satisfies(table -> assertThat(table.column("nickname")).isEmpty());
        }
    }

    @Test
    void newestModelsAreDetectedWithoutBeingImportedOrUsedAnywhere() {
        Report report = Migrations.of(MigrationSettings.of(RxConfig.builder()
                                .url("sqlite:///" + folder.resolve("scan.db"))
                                .models("dev.rxkit.migrate.seedpage")
                                .build())
                        .withBaseDirectory(folder))
                .init();
        assertThat(String.join("\n", report.lines())).contains("dev.rxkit.migrate.seedpage.Unused");
    }

    @Test
    void migrateAppliesTheScriptsToBringTheDatabaseUpToDate() {
        migrations(User.class).init();
        assertThat(migrations(User.class).status().scripts())
                .extracting(Report.ScriptState::state)
                .containsExactly("pending");
        assertThat(migrations(User.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(migrations(User.class).status().scripts())
                .extracting(Report.ScriptState::state)
                .containsExactly("applied");
    }

    @Test
    void duringAppStartupAWarningIsDisplayedIfTheSchemaIsNotUpToDate() throws Exception {
        migrations(User.class).init();
        Path classes = folder.resolve("src/main/resources");
        RxConfig config = RxConfig.builder()
                .url("sqlite:///" + folder.resolve("reflex.db"))
                .models(User.class)
                .build();
        List<String> warnings = new java.util.concurrent.CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("dev.rxkit");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader =
                new java.net.URLClassLoader(new java.net.URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            Database.open(config).close();
        } finally {
            thread.setContextClassLoader(before);
            logger.removeHandler(handler);
        }
        assertThat(warnings)
                .anySatisfy(line -> assertThat(line)
                        .contains("Target database is not up to date")
                        .contains("mvn rx:migrate"));
    }

    @Test
    void aSessionHandlesOpeningAndClosingTheDatabaseConnection() {
        migrations(User.class).init();
        migrations(User.class).migrate();
        Rx.configure(config());
        try (Session session = Rx.session()) {
            session.add(user("test", "admin@reflex.dev", "admin"));
            session.commit();
        }
        try (Session session = Rx.session()) {
            assertThat(session.select(User.class).count()).isEqualTo(1);
        }
    }

    @Test
    void youCanUseNormalSqlQueriesToQueryTheDatabase() {
        migrations(User.class).init();
        migrations(User.class).migrate();
        Rx.configure(config());
        Rx.useTransaction(session -> session.add(user("test", "admin@reflex.dev", "admin")));
        Map<String, String> mails = Rx.readOnly(session -> Map.of(
                "test",
                session.sql("SELECT email FROM \"user\" WHERE username = :name")
                        .bind("name", "test")
                        .to(String.class)
                        .one()));
        assertThat(mails).containsEntry("test", "admin@reflex.dev");
    }
}
