package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts say for which database they were written. */
class ScriptDatabaseTest {
    private static final String FILE = "V20260501100000__initial.sql";

    @Table("hero")
    record Hero(@Nullable Long id, String name) {}

    static final class Next {
        @Table("hero")
        record Hero(
                @Nullable Long id, String name, @Nullable Integer age) {}
    }

    @TempDir
    Path root;

    @ParameterizedTest
    @MethodSource("dev.rxkit.servers.TestServer#servers")
    void scriptsForAnotherDatabaseAreRefusedByNameBeforeAnythingRuns(TestServer server) throws Exception {
        new Project(root).with(Hero.class).init();
        TestSpace space = server.space(ScriptDatabaseTest.class);
        Project project = new Project(root, space.url());
        String why = FILE + " was written for sqlite, and db_url is "
                + space.databaseUrl().shown();
        List<Consumer<Migrations>> verbs = List.of(
                Migrations::migrate,
                rx -> rx.make("more"),
                Migrations::accept,
                Migrations::repair,
                rx -> rx.undo(""),
                rx -> rx.drift(false),
                rx -> rx.squash("", false),
                rx -> rx.diff(new DiffRequest("scripts", "models", "", false)));
        for (Consumer<Migrations> verb : verbs) {
            assertThatThrownBy(() -> verb.accept(project.with(Next.Hero.class)))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ExitCode.DRIFT))
                    .hasMessageContaining(why)
                    .hasMessageContaining("set `migrations` to src/main/resources/db/migration/"
                            + server.name().toLowerCase(Locale.ROOT));
        }
        assertThat(tables(space)).isEmpty();

        Report status = project.with(Hero.class).status();
        assertThat(status.code()).isEqualTo(ExitCode.OK);
        assertThat(status.lines()).anyMatch(line -> line.contains(why)).noneMatch(line -> line.contains("pending"));
        Report check = project.with(Hero.class).check(false);
        assertThat(check.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(check.findings())
                .anyMatch(finding -> finding.check().equals("scripts")
                        && finding.subject().equals(FILE)
                        && finding.message().contains(why));
    }

    @ParameterizedTest
    @MethodSource("dev.rxkit.servers.TestServer#servers")
    void scriptsOfAServerAreRefusedOnSqlite(TestServer server) {
        new Project(root, server.space(ScriptDatabaseTest.class).url())
                .with(Hero.class)
                .init();
        Project project = new Project(root);
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .hasMessageContaining(
                        FILE + " was written for " + server.name().toLowerCase(Locale.ROOT) + ", and db_url is sqlite");
        assertThat(project.database).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("dev.rxkit.servers.TestServer#servers")
    void eachDatabaseHasAFolderAndTheOtherDoesNotStandInItsWay(TestServer server) throws Exception {
        String undo = "src/main/resources/db/undo/" + server.name().toLowerCase(Locale.ROOT);
        new Project(root).with(Hero.class).init();
        TestSpace space = server.space(ScriptDatabaseTest.class);
        Project project = new Project(
                root,
                space.url(),
                "src/main/resources/db/migration/" + server.name().toLowerCase(Locale.ROOT));
        project.with(Hero.class).init();
        assertThat(project.script(0))
                .contains("-- Undo: ../../undo/" + server.name().toLowerCase(Locale.ROOT)
                        + "/U20260501100000__initial.sql");
        assertThat(root.resolve(undo + "/U20260501100000__initial.sql"))
                .content()
                .contains("-- Database: " + server.name().toLowerCase(Locale.ROOT));
        assertThat(project.with(Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        flyway(space, project).validate();
        project.answering(Map.of(), Next.Hero.class).make("age");
        assertThat(project.with(Next.Hero.class).migrate().changes()).isEmpty();
        assertThat(project.with(Next.Hero.class).undo("").code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Next.Hero.class).discard().code()).isEqualTo(ExitCode.OK);
        assertThat(root.resolve(undo)).isDirectoryNotContaining("glob:**age.sql");
    }

    @Test
    void anUndoScriptWhereEarlierVersionsWroteItIsFound() throws IOException {
        Project project = new Project(root, "sqlite:///app.db", "src/main/resources/db/migration/sqlite");
        project.with(Hero.class).init();
        Path former = root.resolve("src/main/resources/db/migration/undo");
        Files.move(root.resolve("src/main/resources/db/undo/sqlite"), former);
        project.with(Hero.class).migrate();
        assertThat(project.with(Hero.class).undo("").code()).isEqualTo(ExitCode.OK);
        assertThat(project.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'hero'"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-- Database: the one of the shop\n", "-- Database: shop\n", "--   Database: mariadb\n"})
    void aScriptWhoseHeaderNamesNoDatabaseRunsOnAny(String header) {
        Project project = new Project(root);
        Project.write(
                project.folder.resolve("V1__old.sql"),
                header + "CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);\n");
        project.with(Hero.class).init();
        assertThat(project.with(Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Hero.class).check(true).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aTitleIsNotTakenForTheNameOfTheDatabase() {
        Project project = new Project(root);
        project.with(Hero.class).init();
        project.answering(Map.of(), Next.Hero.class).make("Database: mariadb");
        assertThat(project.script(1)).startsWith("-- Database: mariadb\n-- Database: sqlite\n");
        assertThat(ScriptText.database(project.script(1))).contains("sqlite");
        assertThat(project.with(Next.Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
    }

    private static Flyway flyway(TestSpace space, Project project) {
        return Flyway.configure()
                .dataSource(
                        space.databaseUrl().jdbcUrl(),
                        space.databaseUrl().user(),
                        space.databaseUrl().password())
                .locations("filesystem:" + project.folder)
                .validateMigrationNaming(true)
                .load();
    }

    private static List<String> tables(TestSpace space) throws SQLException {
        try (Connection connection = space.connect()) {
            return space.dialect().inspector().inspect(connection).tables().stream()
                    .map(table -> table.name().toString())
                    .toList();
        }
    }
}
