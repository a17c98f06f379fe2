package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Two branches that both wrote a script become one history. */
@OnEveryDatabase
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
                @Nullable Long id, @Column(length = 80, unique = true) String name, int rank) {}
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
    private Path lock;

    @BeforeEach
    void start() {
        space = server.space(RebaseTest.class);
        project = new Project(root, space.url());
        lock = project.folder.resolve("migrations.lock");
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    /** Returns all files of scripts, undo scripts and the lock. */
    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (var all = Files.walk(project.folder.getParent())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readString(file));
            }
        }
        return files;
    }

    /** Returns the files of a branch that has one more script; the folder is as before. */
    private Map<Path, String> branch(String message, Class<?> model) throws IOException {
        return branch(message, model, 0);
    }

    /** Returns the files of a branch whose script was written some seconds later. */
    private Map<Path, String> branch(String message, Class<?> model, int seconds) throws IOException {
        Map<Path, String> before = files();
        Report made = Migrations.of(project.settings(model)
                        .withClock(Clock.offset(Project.CLOCK, Duration.ofSeconds(seconds)))
                        .withQuestioner(question -> Optional.of("1")))
                .make(message);
        assertThat(made.code()).as(String.join("\n", made.lines())).isEqualTo(ExitCode.OK);
        Map<Path, String> after = files();
        for (Path file : after.keySet()) {
            Files.delete(file);
        }
        before.forEach(Project::write);
        return after;
    }

    /** Leaves the files as git does after a merge of two branches. */
    private void merge(Map<Path, String> ours, Map<Path, String> theirs) {
        theirs.forEach(Project::write);
        ours.forEach(Project::write);
        Project.write(
                lock, "<<<<<<< HEAD\n" + ours.get(lock) + "=======\n" + theirs.get(lock) + ">>>>>>> theirs\n");
    }

    private Report rebase(Class<?> model) {
        Report report = project.with(model).rebase();
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        return report;
    }

    private void assertChecked(Class<?> model) {
        Report check = project.with(model).check(false);
        assertThat(check.findings())
                .as(String.join("\n", check.lines()))
                .allMatch(finding -> finding.code() == ExitCode.OK);
    }

    @Test
    void keepsTheScriptsOfBothBranchesAndWhatTheyOwn() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        merge(branch("age", Aged.Hero.class), theirs);
        assertThatThrownBy(() -> project.with(Both.Hero.class).make(""))
                .hasMessageContaining("merge conflict")
                .hasMessageContaining("mvn rx:rebase");
        rebase(Both.Hero.class);

        assertThat(project.scripts()).hasSize(3);
        assertThat(project.scripts().get(1)).endsWith("__city.sql");
        assertThat(project.scripts().get(2)).endsWith("__age.sql");
        assertThat(project.script(1)).isEqualTo(theirs.get(project.folder.resolve(project.scripts().get(1))));
        assertThat(project.script(2)).contains("-- rx:rebased V20260501100001__age.sql");
        assertThat(Files.readString(lock)).contains("  + hero.age\n", "  + hero.city\n");
        assertThat(files().keySet())
                .map(file -> file.getFileName().toString())
                .contains("U" + project.scripts().get(2).substring(1))
                .doesNotContain("U20260501100001__age.sql");
        assertChecked(Both.Hero.class);
        assertThat(project.with(Both.Hero.class).make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
        assertThat(project.with(Both.Hero.class).undo("").code()).isEqualTo(ExitCode.OK);
        project.with(Both.Hero.class).migrate();
        flyway().validate();

        assertThat(project.with(Hero.class).make("").questions())
                .extracting(OpenQuestion::id)
                .contains("drop:hero.age", "drop:hero.city");
        assertThat(project.with(Both.Hero.class).rebase().lines()).anyMatch(line -> line.endsWith("nothing to rebase."));
    }

    @Test
    void aDatabaseThatRanTheOwnScriptBeforeTheMergeGetsOn() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class, 5);
        Map<Path, String> ours = branch("age", Aged.Hero.class, 3);
        ours.forEach(Project::write);
        project.with(Aged.Hero.class).migrate();
        space.run("INSERT INTO hero (name, age) VALUES ('ann', 30)");
        merge(ours, theirs);
        Report report = rebase(Both.Hero.class);
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
    void aDatabaseThatRanTheOtherScriptAppliesTheOwnOne() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        Map<Path, String> ours = branch("age", Aged.Hero.class);
        theirs.forEach(Project::write);
        project.with(Placed.Hero.class).migrate();
        for (Path file : theirs.keySet()) {
            Files.delete(file);
        }
        merge(ours, theirs);
        rebase(Both.Hero.class);
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
        flyway().validate();
    }

    @Test
    void statementsThatDoNotWorkAfterTheOthersArePlannedAgainWithTheSameAnswers() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        merge(branch("rank", Wider.Hero.class), theirs);
        rebase(WiderPlaced.Hero.class);
        assertChecked(WiderPlaced.Hero.class);
        assertThat(Files.readString(lock)).contains("  + hero.rank\n", "  + hero.city\n");
        assertThat(project.with(WiderPlaced.Hero.class).migrate().changes()).isEmpty();
        flyway().validate();
    }

    @Test
    void ownScriptsThatAreNewerKeepTheirVersion() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        Map<Path, String> ours = branch("age", Aged.Hero.class, 3600);
        merge(ours, theirs);
        rebase(Both.Hero.class);
        assertThat(project.scripts().get(2)).isEqualTo("V20260501110000__age.sql");
        assertThat(project.script(2)).isEqualTo(ours.get(project.folder.resolve(project.scripts().get(2))));
        assertChecked(Both.Hero.class);
    }

    @Test
    void aDatabaseThatRanANewerScriptOnlyGetsOnToo() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        Map<Path, String> ours = branch("age", Aged.Hero.class, 3600);
        ours.forEach(Project::write);
        project.with(Aged.Hero.class).migrate();
        merge(ours, theirs);
        rebase(Both.Hero.class);
        assertThatThrownBy(() -> project.with(Both.Hero.class).migrate())
                .hasMessageContaining("V20260501100001__city.sql is older")
                .hasMessageContaining("`mvn rx:undo -Drx.to=20260501100000`");
        project.with(Both.Hero.class).undo("20260501100000");
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
        flyway().validate();
    }

    @Test
    void anOwnScriptThatWasEditedIsAskedAboutWhatItDeletes() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        Map<Path, String> ours = branch("age", Aged.Hero.class);
        Path mine = project.folder.resolve("V20260501100001__age.sql");
        ours.put(mine, ours.get(mine) + "DELETE FROM hero;\n");
        merge(ours, theirs);
        Map<Path, String> before = files();
        Report open = project.with(Both.Hero.class).rebase();
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions()).extracting(OpenQuestion::id).containsExactly("script:hero");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anInterruptedRebaseIsRunAgain() throws Exception {
        Map<Path, String> theirs = branch("city", Placed.Hero.class);
        Map<Path, String> ours = branch("age", Aged.Hero.class);
        merge(ours, theirs);
        Map<Path, String> before = files();
        rebase(Both.Hero.class);
        Map<Path, String> after = files();
        // Killed before the lock was written, then killed before the old script was deleted.
        before.forEach(Project::write);
        rebase(Both.Hero.class);
        assertThat(files()).isEqualTo(after);
        ours.forEach((file, text) -> {
            if (!file.equals(lock)) {
                Project.write(file, text);
            }
        });
        rebase(Both.Hero.class);
        assertThat(files()).isEqualTo(after);
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
