package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Two branches that both wrote a script become one history. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withPostgresql")
class RebaseTest {
    @Table("hero")
    record Hero(@Nullable Long id, @Column(length = 40) String name) {}

    static final class Aged {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Nullable Integer age) {}
    }

    static final class Placed {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Nullable @Column(length = 40) String city) {}
    }

    static final class Both {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Nullable Integer age,
                @Nullable @Column(length = 40) String city) {}
    }

    static final class Wider {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 80, unique = true) String name,
                int rank) {}
    }

    static final class WiderPlaced {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 80, unique = true) String name,
                int rank,
                @Nullable @Column(length = 40) String city) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;
    private TwoBranches branches;
    private Path lock;

    @BeforeEach
    void start() {
        space = server.space(RebaseTest.class);
        project = new Project(root, space.url());
        branches = new TwoBranches(project);
        lock = branches.lock;
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    @Test
    void keepsTheScriptsOfBothBranchesAndWhatTheyOwn() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        branches.merge(branches.branch("age", Aged.Hero.class), theirs);
        assertThatThrownBy(() -> project.with(Both.Hero.class).make(""))
                .hasMessageContaining("merge conflict")
                .hasMessageContaining("mvn rx:rebase");
        branches.rebase(Both.Hero.class);

        assertThat(project.scripts()).hasSize(3);
        assertThat(project.scripts().get(1)).endsWith("__city.sql");
        assertThat(project.scripts().get(2)).endsWith("__age.sql");
        assertThat(project.script(1))
                .isEqualTo(theirs.get(project.folder.resolve(project.scripts().get(1))));
        assertThat(project.script(2)).contains("-- rx:rebased V20260501100001__age.sql");
        assertThat(Files.readString(lock)).contains("  + hero.age\n", "  + hero.city\n");
        assertThat(branches.files().keySet())
                .map(file -> file.getFileName().toString())
                .contains("U" + project.scripts().get(2).substring(1))
                .doesNotContain("U20260501100001__age.sql");
        branches.assertChecked(Both.Hero.class);
        assertThat(project.with(Both.Hero.class).make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
        assertThat(project.with(Both.Hero.class).undo("").code()).isEqualTo(ExitCode.OK);
        project.with(Both.Hero.class).migrate();
        flyway().validate();

        assertThat(project.with(Hero.class).make("").questions())
                .extracting(OpenQuestion::id)
                .contains("drop:hero.age", "drop:hero.city");
        assertThat(project.with(Both.Hero.class).rebase().lines())
                .anyMatch(line -> line.endsWith("nothing to rebase."));
    }

    @Test
    void aDatabaseThatRanTheOwnScriptBeforeTheMergeGetsOn() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class, 5);
        Map<Path, String> ours = branches.branch("age", Aged.Hero.class, 3);
        ours.forEach(Project::write);
        project.with(Aged.Hero.class).migrate();
        space.run("INSERT INTO hero (name, age) VALUES ('ann', 30)");
        branches.merge(ours, theirs);
        Report report = branches.rebase(Both.Hero.class);
        assertThat(String.join("\n", report.lines())).contains("mvn rx:undo");
        assertThatThrownBy(() -> project.with(Both.Hero.class).migrate())
                .hasMessageContaining("V20260501100003__age.sql, which is V20260501100006__age.sql now")
                .hasMessageContaining("`mvn rx:undo");
        assertThat(project.with(Both.Hero.class).undo("20260501100000").questions())
                .extracting(OpenQuestion::id)
                .containsExactly("undo:hero.age");
        project.answering(Map.of("undo:hero.age", "yes"), Both.Hero.class).undo("20260501100000");
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
        assertThat(project.with(Both.Hero.class).status().scripts())
                .extracting(Report.ScriptState::state)
                .containsOnly("applied");
        flyway().validate();
    }

    @Test
    void statementsThatDoNotWorkAfterTheOthersArePlannedAgainWithTheSameAnswers() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        branches.merge(branches.branch("rank", Wider.Hero.class), theirs);
        branches.rebase(WiderPlaced.Hero.class);
        branches.assertChecked(WiderPlaced.Hero.class);
        assertThat(Files.readString(lock)).contains("  + hero.rank\n", "  + hero.city\n");
        assertThat(project.with(WiderPlaced.Hero.class).migrate().changes()).isEmpty();
        flyway().validate();
    }

    private Flyway flyway() {
        var url = space.databaseUrl();
        return Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .validateMigrationNaming(true)
                .load();
    }
}
