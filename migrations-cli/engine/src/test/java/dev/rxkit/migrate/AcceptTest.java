package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @Table("team")
    record Team(Long id, String name) {}

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
}
