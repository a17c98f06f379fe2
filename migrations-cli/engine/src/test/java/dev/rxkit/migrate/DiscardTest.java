package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A script that was written and not applied can be taken back. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withMariaDb")
class DiscardTest {
    @Table("hero")
    record Hero(Long id, @Column(length = 40) String name) {}

    static final class Older {
        @Table("hero")
        record Hero(Long id, @Column(length = 40) String name, int age) {}
    }

    static final class Listed {
        @Table("hero")
        record Hero(Long id, @Json List<String> name) {}
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
        space = server.space(DiscardTest.class);
        project = new Project(root, space.url());
        lock = project.folder.resolve("migrations.lock");
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
    }

    private static boolean isOfScripts(String line) {
        return !line.startsWith("models ") && !line.startsWith("class ");
    }

    private Report older() {
        return project.answering(Map.of("backfill:hero.age", "1"), Older.Hero.class)
                .make("age");
    }

    @Test
    void leavesNoTraceOfTheScript() throws IOException {
        List<String> before = project.scripts();
        List<String> lines = Files.readAllLines(lock).stream()
                .filter(DiscardTest::isOfScripts)
                .toList();
        assertThat(older().code()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts().size()).isGreaterThan(before.size());
        Report report = project.with(Older.Hero.class).discard();
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.scripts()).extracting(Report.ScriptState::state).containsOnly("discarded");
        assertThat(project.scripts()).isEqualTo(before);
        try (var undo = Files.list(project.folder.resolveSibling("undo"))) {
            assertThat(undo.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("age"));
        }
        assertThat(Files.readAllLines(lock))
                .filteredOn(DiscardTest::isOfScripts)
                .isEqualTo(lines);
        Report again = older();
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Older.Hero.class).migrate().changes()).isEmpty();
        assertThat(Files.readString(lock)).contains("  + hero.age");
    }

    @Test
    void takesBackAnEditedScriptAndOneWhoseFileIsGone() throws IOException {
        older();
        Path last =
                project.folder.resolve(project.scripts().get(project.scripts().size() - 1));
        Files.writeString(last, Files.readString(last) + "this is no SQL;\n");
        assertThat(project.with(Older.Hero.class).discard().code()).isEqualTo(ExitCode.OK);
        assertThat(older().code()).isEqualTo(ExitCode.OK);
        Files.delete(
                project.folder.resolve(project.scripts().get(project.scripts().size() - 1)));
        while (project.scripts().size() > 1) {
            project.with(Older.Hero.class).discard();
        }
        project.with(Older.Hero.class).discard();
        assertThat(older().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void refusesAScriptThatWasApplied() {
        List<String> before = project.scripts();
        assertThatThrownBy(() -> project.with(Hero.class).discard())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("__initial.sql was applied to ")
                .hasMessageContaining("mvn rx:undo");
        assertThat(project.scripts()).isEqualTo(before);
    }

    @Test
    void refusesAScriptWrittenByHandThatIsNotListed() {
        Path mine = project.folder.resolve("V20270101000000__mine.sql");
        Project.write(mine, "CREATE TABLE mine (x INTEGER);\n");
        assertThatThrownBy(() -> project.with(Hero.class).discard())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V20270101000000__mine.sql")
                .hasMessageContaining("written by hand");
        assertThat(mine).exists();
    }

    @Test
    void aKindOfColumnThatTheScriptChangedIsComparedAgain() {
        Report made = project.answering(Map.of("narrow:hero.name", "yes"), Listed.Hero.class)
                .make("json");
        assertThat(made.code()).as(String.join("\n", made.lines())).isEqualTo(ExitCode.OK);
        project.with(Listed.Hero.class).discard();
        Report again = project.answering(Map.of("narrow:hero.name", "yes"), Listed.Hero.class)
                .make("json");
        assertThat(again.changes()).isEqualTo(made.changes()).isNotEmpty();
    }
}
