package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Table;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** One script stands for all scripts up to a version; old databases and plain Flyway go on with the same folder. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withMariaDb")
class SquashTest {
    @Table("hero")
    record Hero(@Nullable Long id, @Column(length = 40) String name) {}

    static final class Second {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Nullable Integer age) {}

        @Table("team")
        @Index(columns = "title")
        record Team(@Nullable Long id, @Column(length = 40) String title) {}
    }

    static final class Fourth {
        @Table("hero")
        record Hero(@Nullable Long id, @Column(length = 40) String name) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void start() {
        space = server.space(SquashTest.class);
        project = new Project(root, space.url());
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        project.with(Second.Hero.class, Second.Team.class).make("team");
        Project.write(
                project.folder.resolve("V20260501100100__teams.sql"),
                "-- rx:data\nINSERT INTO team (title) VALUES ('red'), ('it''s');\n-- rx:data end\n");
        assertThat(project.answering(Map.of(), Second.Hero.class, Second.Team.class)
                        .accept()
                        .code())
                .isEqualTo(ExitCode.OK);
        migrate();
    }

    private Report migrate() {
        return project.with(Second.Hero.class, Second.Team.class).migrate();
    }

    private Report squash(boolean prune) {
        return project.with(Second.Hero.class, Second.Team.class).squash("", prune);
    }

    @Test
    void aNewDatabaseStartsFromItAndAnOldOneGoesOnWithTheOldScripts() throws Exception {
        List<String> old = project.scripts();
        TestSpace middle = inTheMiddle();
        Report report = squash(false);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines())
                .anyMatch(line ->
                        line.startsWith("on an empty database it makes the same schema and the same rows as the "
                                + old.size() + " scripts"));
        assertThat(project.scripts()).containsAll(old).contains("B20260501100100__squashed.sql");
        assertThat(project.script(0)).contains("-- rx:squashed " + old.get(0), "-- rx:data\nINSERT INTO team");
        assertThat(project.with(Second.Hero.class, Second.Team.class)
                        .check(true)
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(migrate().lines()).anyMatch(line -> line.contains("up to date"));
        assertThat(project.with(Second.Hero.class, Second.Team.class)
                        .drift(false)
                        .code())
                .isEqualTo(ExitCode.OK);
        flyway(space).validate();

        TestSpace fresh = server.space("squash_fresh");
        Migrations there = on(fresh);
        assertThat(there.status().scripts())
                .extracting(Report.ScriptState::file)
                .containsExactly(project.scripts().get(0));
        Report run = there.migrate();
        assertThat(run.scripts()).singleElement().satisfies(script -> {
            assertThat(script.file()).startsWith("B2026");
            assertThat(script.state()).isEqualTo("applied");
        });
        assertThat(rows(fresh, "SELECT title FROM team ORDER BY id")).containsExactly("red", "it's");
        assertThatThrownBy(() -> there.undo("")).hasMessageContaining("cannot be undone");
        flyway(fresh).validate();

        TestSpace plain = server.space("squash_plain");
        flyway(plain).migrate();
        assertThat(applied(plain)).containsExactly("20260501100100");
        assertThat(rows(plain, "SELECT title FROM team ORDER BY id")).containsExactly("red", "it's");

        flyway(middle).migrate();
        assertThat(applied(middle)).hasSize(old.size());
    }

    @Test
    void afterPruneADatabaseThatRanAllGoesOnAndOneInTheMiddleIsRefused() throws Exception {
        TestSpace middle = inTheMiddle();
        String first = project.scripts().get(0);
        assertThat(squash(false).lines()).anyMatch(line -> line.startsWith("A new database starts from B"));
        assertThatThrownBy(() -> on(middle).squash("", true))
                .hasMessageContaining("has not run " + project.scripts().get(2));
        Report pruned = squash(true);
        assertThat(pruned.code()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).containsExactly("B20260501100100__squashed.sql");
        assertThat(root.resolve("src/main/resources/db/undo")).isEmptyDirectory();
        assertThat(squash(true).lines()).anyMatch(line -> line.contains("deleted already"));

        Project away = new Project(root, "sqlite:///away.db");
        assertThatThrownBy(() -> away.with(Second.Hero.class, Second.Team.class).discard())
                .hasMessageContaining("replaces scripts that were deleted: " + first);

        Report status = project.with(Second.Hero.class, Second.Team.class).status();
        assertThat(status.scripts()).extracting(Report.ScriptState::state).containsOnly("baseline");
        assertThat(migrate().lines()).anyMatch(line -> line.endsWith("for 3 deleted scripts."));
        assertThat(migrate().lines()).noneMatch(line -> line.contains("deleted script"));
        flyway(space).validate();
        assertThatThrownBy(() -> on(middle).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("has run " + first + ", which B20260501100100__squashed.sql replaces, but not V");

        assertThat(project.answering(Map.of("drop:hero.age", "yes"), Fourth.Hero.class, Second.Team.class)
                        .make("later")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(project.with(Fourth.Hero.class, Second.Team.class).migrate().code())
                .isEqualTo(ExitCode.OK);
        flyway(space).validate();
        TestSpace fresh = server.space("squash_fresh");
        flyway(fresh).migrate();
        assertThat(rows(fresh, "SELECT title FROM team ORDER BY id")).containsExactly("red", "it's");

        assertThat(project.with(Fourth.Hero.class, Second.Team.class)
                        .squash("", false)
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(project.script(1)).contains("INSERT INTO team");
        assertThat(project.with(Fourth.Hero.class, Second.Team.class)
                        .squash("", true)
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).hasSize(1);
        project.with(Fourth.Hero.class, Second.Team.class).migrate();
        flyway(space).validate();
        assertThat(project.with(Fourth.Hero.class, Second.Team.class)
                        .check(true)
                        .code())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void rowsThatItWouldNotMakeStopIt() throws Exception {
        Project.write(
                project.folder.resolve("V20260501100200__more.sql"), "INSERT INTO team (title) VALUES ('unmarked');\n");
        project.with(Second.Hero.class, Second.Team.class).accept();
        migrate();
        List<String> before = project.scripts();
        assertThatThrownBy(() -> squash(false))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ExitCode.PROOF))
                .hasMessageContaining("table team has other rows (3, and 2 from the baseline)");
        assertThat(project.scripts()).isEqualTo(before);
        Path classes = Files.createDirectories(root.resolve("classes/db/migration"));
        Files.createFile(classes.resolve("V20260501100050__Seed.class"));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {root.resolve("classes").toUri().toURL()}, getClass().getClassLoader())) {
            MigrationSettings java =
                    project.settings(Second.Hero.class, Second.Team.class).withLoader(loader);
            assertThatThrownBy(() -> Migrations.of(java).squash("", false))
                    .hasMessageContaining("V20260501100050__Seed is a Java migration");
        }
        String to = "20260501100100";
        assertThat(project.with(Second.Hero.class, Second.Team.class)
                        .squash(to, false)
                        .lines())
                .contains("the 1 later script leads from both to the same");
        TestSpace fresh = server.space("squash_fresh");
        on(fresh).migrate();
        assertThat(rows(fresh, "SELECT count(*) FROM team")).containsExactly("3");
        assertThat(project.with(Second.Hero.class, Second.Team.class)
                        .check(true)
                        .code())
                .isEqualTo(ExitCode.OK);
    }

    /** Returns a database that has run the first script only. */
    private TestSpace inTheMiddle() {
        TestSpace middle = server.space("squash_middle");
        DatabaseUrl url = middle.databaseUrl();
        Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .target(project.scripts().get(0).replaceAll("^V|__.*", ""))
                .load()
                .migrate();
        return middle;
    }

    private Migrations on(TestSpace there) {
        return Migrations.of(
                MigrationSettings.of(RxConfig.builder().url(there.url()).build())
                        .withBaseDirectory(root)
                        .withClock(Project.CLOCK)
                        .withModels(List.of(Second.Hero.class, Second.Team.class)));
    }

    private Flyway flyway(TestSpace there) {
        return Flyway.configure()
                .dataSource(
                        there.databaseUrl().jdbcUrl(),
                        there.databaseUrl().user(),
                        there.databaseUrl().password())
                .locations("filesystem:" + project.folder)
                .validateMigrationNaming(true)
                .load();
    }

    private List<String> applied(TestSpace there) {
        return Arrays.stream(flyway(there).info().applied())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
    }

    private static List<String> rows(TestSpace there, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (var connection = there.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
