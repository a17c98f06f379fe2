package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ForeignKeyViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Known problems of Reflex's database layer, each with a test that Rx does not have it. Further ones: the exit code of
 * a failed command in {@code BadInputTest}, a start without the database in core's {@code StartupCheckTest}, the
 * warning at a start without a front end in {@code SeedPageTest}, outdated documentation in {@code ReadmeTest}.
 */
class ReflexTrapsTest {

    @Table
    public record Hero(@Nullable Long id, String name) {}

    @Table
    public record Sidekick(
            @Nullable Long id, @References(Hero.class) long heroId) {}

    /** A declared key instead of {@code id}. */
    @Table
    public record Country(@Id String code, String name) {}

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("app.db");
    }

    private Migrations migrations(Class<?>... models) {
        return Migrations.of(MigrationSettings.of(RxConfig.of("sqlite:///" + file()))
                .withBaseDirectory(folder)
                .withModels(List.of(models)));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private boolean has(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = '" + table + "'")) {
            return rows.next();
        }
    }

    @Test
    void initOnAPopulatedDatabaseDropsNothing() throws Exception {
        sql("CREATE TABLE precious (id INTEGER PRIMARY KEY, word TEXT)", "INSERT INTO precious VALUES (1, 'kept')");
        Report report = migrations(Hero.class).init();
        migrations(Hero.class).migrate();
        assertThat(report.statements()).noneMatch(statement -> statement.sql().startsWith("DROP TABLE"));
        assertThat(has("precious")).isTrue();
        assertThat(has("hero")).isTrue();
    }

    @Test
    void statusNeverShowsThePassword() {
        assertThatThrownBy(() -> Migrations.of(
                                MigrationSettings.of(RxConfig.of("postgresql://someone:s3cr3t@localhost:1/app"))
                                        .withBaseDirectory(folder)
                                        .withModels(List.of(Hero.class)))
                        .status())
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void statusDoesNotShowAnUnknownVersionAsApplied() throws Exception {
        migrations(Hero.class).init();
        migrations(Hero.class).migrate();
        sql("UPDATE flyway_schema_history SET version = '20010101000000', script = 'V20010101000000__elsewhere.sql'");
        assertThat(migrations(Hero.class).status().scripts())
                .filteredOn(script -> script.version().equals("20010101000000"))
                .extracting(Report.ScriptState::state)
                .containsExactly("missing");
    }

    @Test
    void inMemorySqliteCanBeOpenedAndLives() {
        try (Database database = Database.open(
                RxConfig.builder().url("sqlite://").models(Hero.class).build())) {
            database.createTables();
            database.useTransaction(session -> session.add(new Hero(null, "Ada")));
            long count = database.readOnly(session -> session.select(Hero.class).count());
            assertThat(count).isEqualTo(1);
        }
    }

    @Test
    void aMigrationsFolderOfOnesOwnNeedNotExist() {
        Report report = Migrations.of(MigrationSettings.of(RxConfig.builder()
                                .url("sqlite:///" + file())
                                .migrations("a/b/scripts")
                                .build())
                        .withBaseDirectory(folder)
                        .withModels(List.of(Hero.class)))
                .init();
        assertThat(report.files()).allMatch(path -> path.startsWith(folder.resolve("a/b")));
    }

    @Test
    void sqliteEnforcesForeignKeys() {
        try (Database database = Database.open(RxConfig.builder()
                .url("sqlite:///" + file())
                .models(Hero.class, Sidekick.class)
                .build())) {
            database.createTables();
            assertThatThrownBy(() -> database.useTransaction(session -> session.add(new Sidekick(null, 42))))
                    .isInstanceOf(ForeignKeyViolation.class);
        }
    }

    @Test
    void aKeyOfOnesOwnReplacesTheId() {
        Report report = migrations(Country.class).init();
        assertThat(report.statements())
                .anySatisfy(statement -> assertThat(statement.sql())
                        .contains("PRIMARY KEY (\"code\")")
                        .doesNotContain("\"id\""));
    }

    @Test
    void adoptingADatabaseThatMatchesLeavesAScriptThatRebuildsIt() throws Exception {
        migrations(Hero.class).init();
        migrations(Hero.class).migrate();
        sql("DROP TABLE flyway_schema_history", "INSERT INTO hero(name) VALUES ('kept')");
        Path scripts = folder.resolve("src/main/resources/db");
        delete(scripts);

        migrations(Hero.class).init();
        migrations(Hero.class).migrate();
        Files.delete(file());
        migrations(Hero.class).migrate();
        assertThat(has("hero")).isTrue();
        assertThat(migrations(Hero.class).status().changes()).isEmpty();
    }

    @Test
    void makemigrationsSaysSoWhenNothingChanged() {
        migrations(Hero.class).init();
        Report report = migrations(Hero.class).make("nothing");
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.files()).isEmpty();
        assertThat(report.lines()).isNotEmpty();
    }

    @Test
    void noTestOfThisProjectIsSkipped() throws IOException {
        String disabled = "@Dis" + "abled";
        String assumption = "Assump" + "tions.";
        for (String module : List.of("../../core", ".", "../maven-plugin", "../../examples/quickstart")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/test"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")))
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(disabled, assumption));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
