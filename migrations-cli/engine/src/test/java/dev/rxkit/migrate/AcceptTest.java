package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @Table("team")
    record Team(Long id, String name) {}

    @Table("hero")
    record Aged(Long id, String name, @Nullable Integer age) {}

    @TempDir
    Path root;

    private Project project;
    private Path mine;

    @BeforeEach
    void start() {
        project = new Project(root);
        mine = project.folder.resolve("V20260601000000__mine.sql");
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    @Test
    void listsAScriptWrittenByHandSoThatTheNextOneCanBeMade() {
        Project.write(mine, "CREATE TABLE mine (x TEXT);\n");
        assertThat(project.with(Hero.class).accept().lines())
                .anyMatch(line -> line.contains("V20260601000000__mine.sql"));
        assertThat(project.with(Hero.class, Team.class).make("team").code()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).contains("V20260601000001__team.sql");
        project.with(Hero.class, Team.class).migrate();
        assertThat(project.with(Hero.class, Team.class).status().changes()).isEmpty();
        assertThat(project.rows("SELECT count(*) FROM mine")).containsExactly("0");
    }

    @Test
    void hasNothingToDoWhenAllIsListed() {
        Report report = project.with(Hero.class).accept();
        assertThat(report.files()).isEmpty();
        assertThat(report.lines()).anyMatch(line -> line.endsWith("nothing to do."));
    }

    @Test
    void aBaselineScriptThatWasEditedMustStillMakeWhatItStandsFor() throws Exception {
        project.with(Aged.class).make("age");
        project.with(Aged.class).migrate();
        project.with(Aged.class).squash("", false);
        Path baseline = project.folder.resolve(project.scripts().get(0));
        String text = Files.readString(baseline);
        Files.writeString(baseline, text + "CREATE TABLE more (x INTEGER);\n");
        assertThat(project.with(Aged.class).check(false).code()).isEqualTo(ExitCode.DRIFT);
        assertThatThrownBy(() -> project.with(Aged.class).accept())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(
                        "does not make what the scripts up to version 20260501100001 make: add table more");
        Files.writeString(baseline, text + "-- a comment\n");
        project.with(Aged.class).accept();
        assertThat(project.with(Aged.class).check(true).code()).isEqualTo(ExitCode.OK);
        Files.delete(baseline);
        project.with(Aged.class).accept();
        assertThat(project.with(Aged.class).check(true).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void refusesAScriptThatDoesNotRun() throws Exception {
        Path lock = project.folder.resolve("migrations.lock");
        String before = Files.readString(lock);
        Project.write(mine, "INSERT INTO nowhere VALUES (1);\n");
        assertThatThrownBy(() -> project.with(Hero.class).accept())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V20260601000000__mine.sql, line 1 failed");
        assertThat(lock).hasContent(before);
    }

    @Test
    void refusesAScriptThatWasAppliedAndThenEdited() throws Exception {
        Path file = project.folder.resolve(project.scripts().get(0));
        Files.writeString(file, Files.readString(file).replace("\"name\"", "\"title\""));
        assertThatThrownBy(() -> project.with(Hero.class).accept())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("was edited after it was applied");
    }

    @Test
    void asksAboutTheRowsThatAnEditedScriptDeletesAndRenewsItsHeader() throws Exception {
        project.with(Aged.class).make("age");
        Path file = project.folder.resolve(project.scripts().get(1));
        String made = Files.readString(file);
        assertThat(made).contains("generated rows in 1 table are all still there");
        Files.writeString(file, made + "DELETE FROM \"hero\";\n");
        Report open = project.with(Aged.class).accept();
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.text())
                        .contains("deletes rows of hero (3 of 3 generated rows). Is that wanted?"));
        assertThatThrownBy(() -> project.with(Aged.class).migrate()).hasMessageContaining("edited since proved");
        assertThatThrownBy(() -> project.answering(Map.of("script:hero", "no"), Aged.class)
                        .accept())
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.HAZARDS));

        Report done =
                project.answering(Map.of("script:hero", "yes"), Aged.class).accept();
        assertThat(done.code()).as(String.join("\n", done.lines())).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file))
                .doesNotContain("are all still there")
                .contains("deletes rows of hero (3 of 3 generated rows)", "the undo restores the old schema");
        assertThat(project.with(Aged.class).migrate().changes()).isEmpty();
        assertThat(project.with(Aged.class).undo("").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void asksAboutValuesThatAreChangedUnlessTheScriptSaysSo() throws Exception {
        Project.write(mine, "UPDATE hero SET name = 'x';\n");
        assertThat(project.with(Hero.class).accept().questions())
                .extracting(OpenQuestion::id)
                .containsExactly("script:hero.name");
        Project.write(mine, "-- rx:data\nUPDATE hero SET name = 'x';\n-- rx:data end\n");
        Report report = project.with(Hero.class).accept();
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines()).anyMatch(line -> line.contains("changes values of hero.name"));
    }

    @Test
    void anUndoScriptThatDoesNotFitTheEditedScriptIsDeleted() throws Exception {
        project.with(Aged.class).make("age");
        Path file = project.folder.resolve(project.scripts().get(1));
        Path undo = project.folder
                .resolveSibling("undo")
                .resolve("U" + file.getFileName().toString().substring(1));
        Files.writeString(file, Files.readString(file) + "CREATE TABLE aside (x INTEGER);\n");
        Report report = project.with(Aged.class).accept();
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        assertThat(report.lines())
                .anyMatch(line -> line.contains("drop table aside") && line.endsWith("it is deleted"));
        assertThat(undo).doesNotExist();
        assertThat(Files.readString(file)).contains("-- Undo: none, because it does not restore the old schema");
    }

    @Test
    void whatAScriptCreatedIsOwnedThoughTheLockOfAnotherBranchWasTaken() throws Exception {
        Path lock = project.folder.resolve("migrations.lock");
        String before = Files.readString(lock);
        project.with(Aged.class).make("age");
        Files.writeString(lock, before);
        project.with(Aged.class).accept();
        assertThat(Files.readString(lock)).contains("  + hero.age\n");
        assertThat(project.with(Hero.class).make("").questions())
                .extracting(OpenQuestion::id)
                .containsExactly("drop:hero.age");
    }
}
