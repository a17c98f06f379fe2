package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.migrate.RebaseTest.Aged;
import dev.rxkit.migrate.RebaseTest.Both;
import dev.rxkit.migrate.RebaseTest.Hero;
import dev.rxkit.migrate.RebaseTest.Placed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code rebase} does with files, which is the same on every database. */
class RebaseFilesTest {
    @TempDir
    Path root;

    private Project project;
    private TwoBranches branches;
    private Path lock;

    @BeforeEach
    void start() {
        project = new Project(root);
        branches = new TwoBranches(project);
        lock = branches.lock;
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    @Test
    void ownScriptsThatAreNewerKeepTheirVersion() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        Map<Path, String> ours = branches.branch("age", Aged.Hero.class, 3600);
        branches.merge(ours, theirs);
        branches.rebase(Both.Hero.class);
        assertThat(project.scripts().get(2)).isEqualTo("V20260501110000__age.sql");
        assertThat(project.script(2))
                .isEqualTo(ours.get(project.folder.resolve(project.scripts().get(2))));
        branches.assertChecked(Both.Hero.class);
    }

    @Test
    void anOwnScriptThatWasEditedIsAskedAboutWhatItDeletes() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        Map<Path, String> ours = branches.branch("age", Aged.Hero.class);
        Path mine = project.folder.resolve("V20260501100001__age.sql");
        ours.put(mine, ours.get(mine) + "DELETE FROM hero;\n");
        branches.merge(ours, theirs);
        Map<Path, String> before = branches.files();
        Report open = project.with(Both.Hero.class).rebase();
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions()).extracting(OpenQuestion::id).containsExactly("script:hero");
        assertThat(branches.files()).isEqualTo(before);
    }

    @Test
    void anInterruptedRebaseIsRunAgain() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        Map<Path, String> ours = branches.branch("age", Aged.Hero.class);
        branches.merge(ours, theirs);
        Map<Path, String> before = branches.files();
        branches.rebase(Both.Hero.class);
        Map<Path, String> after = branches.files();
        // Killed before the lock was written, then killed before the old script was deleted.
        before.forEach(Project::write);
        branches.rebase(Both.Hero.class);
        assertThat(branches.files()).isEqualTo(after);
        ours.forEach((file, text) -> {
            if (!file.equals(lock)) {
                Project.write(file, text);
            }
        });
        branches.rebase(Both.Hero.class);
        assertThat(branches.files()).isEqualTo(after);
    }

    @Test
    void aSquashOfOneBranchAndAScriptOfTheOtherAreBothKept() throws Exception {
        project.with(Aged.Hero.class).make("age");
        project.with(Aged.Hero.class).migrate();
        Map<Path, String> before = branches.files();
        Map<Path, String> city = branches.branch("city", Both.Hero.class);
        project.with(Aged.Hero.class).squash("", false);
        Map<Path, String> squash = branches.files();
        for (boolean mine : List.of(true, false)) {
            for (Path file : branches.files().keySet()) {
                Files.delete(file);
            }
            before.forEach(Project::write);
            branches.merge(mine ? squash : city, mine ? city : squash);
            branches.rebase(Both.Hero.class);
            assertThat(project.scripts()).hasSize(4).startsWith("B20260501100001__squashed.sql");
            branches.assertChecked(Both.Hero.class);
            assertThat(Files.readString(lock).lines().filter(line -> line.equals("  + hero.age")))
                    .hasSize(2);
            assertThat(project.with(Both.Hero.class).rebase().lines())
                    .contains("Each script is newer than those listed before it; nothing to rebase.");
        }
        Project fresh = new Project(root, "sqlite:///fresh.db");
        assertThat(fresh.with(Both.Hero.class).migrate().scripts())
                .extracting(Report.ScriptState::file)
                .containsExactly(
                        "B20260501100001__squashed.sql", project.scripts().get(3));
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
    }

    @Test
    void aDatabaseThatRanTheOtherScriptAppliesTheOwnOne() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        Map<Path, String> ours = branches.branch("age", Aged.Hero.class);
        theirs.forEach(Project::write);
        project.with(Placed.Hero.class).migrate();
        for (Path file : theirs.keySet()) {
            Files.delete(file);
        }
        branches.merge(ours, theirs);
        branches.rebase(Both.Hero.class);
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
    }

    @Test
    void aDatabaseThatRanANewerScriptOnlyGetsOnToo() throws Exception {
        Map<Path, String> theirs = branches.branch("city", Placed.Hero.class);
        Map<Path, String> ours = branches.branch("age", Aged.Hero.class, 3600);
        ours.forEach(Project::write);
        project.with(Aged.Hero.class).migrate();
        branches.merge(ours, theirs);
        branches.rebase(Both.Hero.class);
        assertThatThrownBy(() -> project.with(Both.Hero.class).migrate())
                .hasMessageContaining("V20260501100001__city.sql is older")
                .hasMessageContaining("`mvn rx:undo -Drx.to=20260501100000`");
        project.with(Both.Hero.class).undo("20260501100000");
        assertThat(project.with(Both.Hero.class).migrate().changes()).isEmpty();
    }
}
