package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What was changed by hand is brought back, or taken into the scripts, by a script that was proved. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#all")
class DriftScriptTest {
    @Table("hero")
    record Hero(
            @Nullable Long id,
            @Column(length = 40) @Indexed String name,
            @Nullable Integer age) {}

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;
    private Migrations rx;

    @BeforeEach
    void changeByHand() throws Exception {
        space = server.space(DriftScriptTest.class);
        project = new Project(root, space.url());
        rx = project.with(Hero.class);
        rx.init();
        Project.write(
                project.folder.resolve("V20260501100001__view.sql"), "CREATE VIEW old AS SELECT name FROM hero;\n");
        rx.accept();
        rx.migrate();
        space.run(
                "INSERT INTO hero (name, age) VALUES ('ann', 3)",
                "DROP VIEW old",
                "ALTER TABLE hero ADD COLUMN extra INTEGER",
                "UPDATE hero SET extra = 7",
                "CREATE INDEX by_hand ON hero (extra)",
                "CREATE VIEW names AS SELECT name, extra FROM hero",
                "CREATE TABLE stranger (x INTEGER)");
    }

    @Test
    void aScriptBringsTheDatabaseBackAndAsksBeforeValuesAreLost() throws Exception {
        Report open = rx.driftScript("back");
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions()).extracting(OpenQuestion::id).containsExactly("drift:hero.extra");
        assertThat(open.questions().get(0).text()).contains("drops column hero.extra, which has 1 value in");
        assertThat(root.resolve("src/main/resources/db/drift")).doesNotExist();

        Report written =
                project.answering(Map.of("drift:hero.extra", "yes"), Hero.class).driftScript("back");
        assertThat(written.code()).isEqualTo(ExitCode.DRIFT);
        Path file = written.files().get(0);
        assertThat(file)
                .content()
                .contains("it leads to what the scripts make")
                .contains("-- Database: " + space.dialect().name());
        assertThat(project.scripts()).hasSize(2);
        run(file);
        assertThat(rx.drift(false).lines()).anyMatch(line -> line.startsWith("No drift"));
        assertThat(text("SELECT age FROM hero WHERE name = 'ann'")).isEqualTo("3");
    }

    @Test
    void whatWasChangedIsTakenIntoAMigrationThatThisDatabaseHasRun() throws Exception {
        Report report = rx.driftScript("in");
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).hasSize(3);
        assertThat(project.script(2)).contains("the undo restores the old schema");
        assertThat(rx.drift(false).code()).isEqualTo(ExitCode.OK);
        assertThat(rx.migrate().lines()).anyMatch(line -> line.endsWith("is up to date; nothing to do."));
        assertThat(text("SELECT extra FROM hero")).isEqualTo("7");
        assertThat(rx.check(true).code()).isEqualTo(ExitCode.OK);
        flyway(space).validate();

        // Another database, with rows.
        space = server.space("t_driftscript_other");
        Migrations other = new Project(root, space.url()).with(Hero.class);
        assertThat(other.migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(other.drift(false).code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT count(*) FROM stranger")).isEqualTo("0");
        assertThat(other.undo("").code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT count(*) FROM old")).isEqualTo("0");
        flyway(space).migrate();
    }

    @Test
    void whatWasDroppedByHandIsAskedAboutBeforeOtherDatabasesLoseIt() throws Exception {
        space.run("DROP VIEW names", "DROP TABLE hero");
        Report open = rx.driftScript("in");
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions()).extracting(OpenQuestion::id).contains("drift:hero");
        assertThat(project.scripts()).hasSize(2);
        Report report =
                project.answering(Map.of("drift:hero", "yes"), Hero.class).driftScript("in");
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.script(2)).contains("-- rx:allow RX101 hero: answered yes");
        assertThat(rx.check(true).code()).isEqualTo(ExitCode.PENDING);
        assertThat(rx.make("again").code()).isEqualTo(ExitCode.OK);
        assertThat(rx.migrate().changes()).isEmpty();
    }

    @Test
    void nothingIsTakenInWhileAScriptIsPending() {
        Project.write(project.folder.resolve("V20260501100002__later.sql"), "CREATE TABLE later (x INTEGER);\n");
        rx.accept();
        assertThatThrownBy(() -> rx.driftScript("in"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("has not run all scripts");
        assertThatThrownBy(() -> rx.driftScript("bock")).hasMessageContaining("Did you mean back?");
    }

    private void run(Path file) throws IOException, SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            List<StatementParser.Parsed> parsed = StatementParser.parse(connection, "back.sql", Files.readString(file));
            if (server == TestServer.SQLITE) {
                statement.execute("PRAGMA foreign_keys = OFF");
            }
            for (StatementParser.Parsed sql : parsed) {
                statement.execute(sql.sql());
            }
        }
    }

    private Flyway flyway(TestSpace of) {
        var url = of.databaseUrl();
        return Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .load();
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
