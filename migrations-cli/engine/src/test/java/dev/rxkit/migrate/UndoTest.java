package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that was applied last is undone; Flyway itself goes on working with the same database. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withMariaDb")
class UndoTest {
    @Table("hero")
    record Hero(@Nullable Long id, @Column(length = 40) String name) {}

    static final class Older {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Nullable Integer age) {}
    }

    static final class Coded {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Column(length = 40) String code) {}
    }

    static final class Renamed {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, renamedFrom = "name") String title) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void start() {
        space = server.space(UndoTest.class);
        project = new Project(root, space.url());
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    @Test
    void countsWhatWouldBeLostAndAsksOnlyThen() throws SQLException {
        project.with(Older.Hero.class).make("age");
        project.with(Older.Hero.class).migrate();
        space.run("INSERT INTO hero (name, age) VALUES ('ann', 30), ('bo', NULL)");
        Report open = project.with(Older.Hero.class).undo("");
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions()).singleElement().satisfies(question -> {
            assertThat(question.id()).isEqualTo("undo:hero.age");
            assertThat(question.text()).contains("drops column hero.age, which has 1 value in ");
        });
        assertThat(text("SELECT max(age) FROM hero")).isEqualTo("30");
        assertThatThrownBy(() -> project.answering(Map.of("undo:hero.age", "no"), Older.Hero.class)
                        .undo(""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("nothing was undone");
        Report done = project.answering(Map.of("undo:hero.age", "yes"), Older.Hero.class)
                .undo("");
        assertThat(done.code()).isEqualTo(ExitCode.OK);
        assertThat(done.scripts()).extracting(Report.ScriptState::state).containsExactly("applied", "pending");
        assertThat(project.with(Hero.class).status().scripts())
                .extracting(Report.ScriptState::state)
                .containsExactly("applied", "pending");
        assertThat(text("SELECT count(*) FROM hero")).isEqualTo("2");

        try (Connection connection = space.connect()) {
            // The check at an application's start reads these rows.
            assertThat(FlywayHistory.read(connection, space.dialect())).hasSize(1);
        }

        Flyway flyway = flyway();
        assertThat(flyway.info().pending()).hasSize(1);
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
        flyway.validate();
        assertThat(project.with(Older.Hero.class).migrate().changes()).isEmpty();
        assertThat(text("SELECT count(age) FROM hero")).isEqualTo("0");

        assertThat(project.with(Older.Hero.class).undo("").code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Hero.class).discard().code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Hero.class).make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
        flyway().validate();
    }

    @Test
    void aRenamedColumnLosesNothing() throws SQLException {
        project.with(Renamed.Hero.class).make("rename");
        project.with(Renamed.Hero.class).migrate();
        space.run("INSERT INTO hero (title) VALUES ('ann')");
        assertThat(project.with(Renamed.Hero.class).undo("").code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT name FROM hero")).isEqualTo("ann");
    }

    @Test
    void undoesAllScriptsAfterAVersion() throws SQLException {
        String first = project.scripts().get(0).replaceAll("^V|__.*", "");
        project.with(Older.Hero.class).make("age");
        project.with(Older.Hero.class).migrate();
        Map<String, String> drop = Map.of("drop:hero.age", "yes");
        project.answering(drop, Renamed.Hero.class).make("rename");
        project.with(Renamed.Hero.class).migrate();
        assertThatThrownBy(() -> project.with(Hero.class).undo("1"))
                .hasMessageContaining("Version 1 is not applied")
                .hasMessageContaining(first);
        Report report = project.with(Renamed.Hero.class).undo(first);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.scripts().get(0).state()).isEqualTo("applied");
        assertThat(report.scripts()).extracting(Report.ScriptState::state).containsOnlyOnce("applied");
        assertThat(text("SELECT count(name) FROM hero")).isEqualTo("0");
        assertThat(project.with(Renamed.Hero.class).undo(first).lines())
                .anyMatch(line -> line.endsWith("nothing to undo."));
        flyway().migrate();
        flyway().validate();
    }

    @Test
    void aRequiredColumnIsUndoneWithTheScriptThatFilledIt() throws SQLException {
        String first = project.scripts().get(0).replaceAll("^V|__.*", "");
        space.run("INSERT INTO hero (name) VALUES ('ann')");
        Map<String, String> value = Map.of("backfill:hero.code", "lower(name)");
        project.answering(value, Coded.Hero.class).make("code");
        project.with(Coded.Hero.class).migrate();
        Report report = Migrations.of(project.settings(Coded.Hero.class).withQuestioner(question -> Optional.of("yes")))
                .undo(first);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT name FROM hero")).isEqualTo("ann");
        flyway().migrate();
        assertThat(text("SELECT code FROM hero")).isEqualTo("ann");
    }

    @Test
    void refusesAScriptWithoutUndo() throws Exception {
        project.with(Older.Hero.class).make("age");
        project.with(Older.Hero.class).migrate();
        Path undo = project.folder
                .resolveSibling("undo")
                .resolve("U" + project.scripts().get(1).substring(1));
        Files.delete(undo);
        assertThatThrownBy(() -> project.with(Hero.class).undo(""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("has no undo script")
                .hasMessageContaining("Nothing was undone");
    }

    @Test
    void aFailingUndoScriptIsNotRecorded() throws Exception {
        project.with(Older.Hero.class).make("age");
        project.with(Older.Hero.class).migrate();
        Path undo = project.folder
                .resolveSibling("undo")
                .resolve("U" + project.scripts().get(1).substring(1));
        space.run("INSERT INTO hero (name) VALUES ('ann')");
        Files.writeString(undo, "INSERT INTO hero (id, name) SELECT id, name FROM hero;\n");
        Migrations yes = Migrations.of(project.settings(Hero.class).withQuestioner(question -> Optional.of("yes")));
        assertThatThrownBy(() -> yes.undo(""))
                .hasMessageContaining(undo.getFileName().toString());
        assertThat(project.with(Older.Hero.class).status().scripts())
                .extracting(Report.ScriptState::state)
                .containsOnly("applied");
    }

    private Flyway flyway() {
        var url = space.databaseUrl();
        return Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .validateMigrationNaming(true)
                .load();
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
