package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rxkit.annotation.Table;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @Table("team")
    record Team(Long id, String name) {}

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    @Test
    void requiresInit() {
        assertThatThrownBy(() -> project.with(Hero.class).status())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Run `mvn rx:init` first");
    }

    @Test
    void showsTheAbsolutePathAndCreatesNoDatabase() {
        project.with(Hero.class).init();
        Report report = project.with(Hero.class).status();
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines().get(0)).contains(project.database.toString()).contains("does not exist yet");
        assertThat(report.scripts()).extracting(Report.ScriptState::state).containsExactly("pending");
        assertThat(report.next()).containsExactly("mvn rx:migrate");
        assertThat(project.database).doesNotExist();
    }

    @Test
    void showsAnUnknownVersionAsMissingAndNeverTheRestAsApplied() {
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        project.with(Hero.class, Team.class).make("team");
        project.sql(
                "UPDATE flyway_schema_history SET version = '30000101000000', script = 'V30000101000000__gone.sql'");
        Report report = project.with(Hero.class, Team.class).status();
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.scripts())
                .extracting(Report.ScriptState::file, Report.ScriptState::state)
                .containsExactly(
                        tuple("V20260501100000__initial.sql", "pending"),
                        tuple("V20260501100001__team.sql", "pending"),
                        tuple("V30000101000000__gone.sql", "missing"));
    }

    static final class Hidden {
        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.CLASS)
        @interface Nullable {}
    }

    @Table("city")
    record City(Long id, @Hidden.Nullable String name) {}

    @Test
    void warnsOfANullableThatRunTimeCannotSee() {
        Report init = project.with(City.class).init();
        Report status = project.with(City.class).status();
        for (Report report : java.util.List.of(init, status)) {
            assertThat(report.lines())
                    .anyMatch(line -> line.startsWith("WARN: ")
                            && line.contains("Hidden$Nullable")
                            && line.contains("StatusTest$City"));
        }
        assertThat(project.with(Hero.class).status().lines()).noneMatch(line -> line.startsWith("WARN"));
    }

    @Test
    void listsWhatTheModelsWantBeyondTheScripts() {
        project.with(Hero.class).init();
        Report report = project.with(Hero.class, Team.class).status();
        assertThat(report.changes()).hasSize(1);
        assertThat(report.lines()).anyMatch(line -> line.contains("add table team"));
        assertThat(report.next()).contains("mvn rx:makemigrations");
    }
}
