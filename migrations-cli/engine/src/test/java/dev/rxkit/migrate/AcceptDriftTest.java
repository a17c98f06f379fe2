package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handmade trigger on a table that the next script rebuilds. */
class AcceptDriftTest {
    private static final String TRIGGER =
            "CREATE TRIGGER by_hand AFTER UPDATE OF name ON hero BEGIN UPDATE hero SET name ="
                    + " 'it''s ' || new.name WHERE id = new.id; END";

    static final class First {
        @Table("hero")
        record Hero(@Nullable Long id, String name) {}
    }

    static final class Second {
        @Table("hero")
        record Hero(
                @Nullable Long id, @Column(unique = true) String name) {}
    }

    static final class Third {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(unique = true) String name,
                @Nullable String nick) {}
    }

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(root);
        project.with(First.Hero.class).init();
        project.with(First.Hero.class).migrate();
        project.sql(TRIGGER, "INSERT INTO hero (name) VALUES ('Ann')");
    }

    private Report accept(Class<?> model) {
        return Migrations.of(project.settings(model).withAcceptDrift(true)).make("");
    }

    @Test
    void theScriptPutsTheTriggerBack() {
        Report report = accept(Second.Hero.class);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Second.Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        project.sql("UPDATE hero SET name = 'Bo'");
        assertThat(project.rows("SELECT name FROM hero")).containsExactly("it's Bo");
        assertThat(project.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))
                .containsExactly(TRIGGER);
    }

    @Test
    void theScriptRunsFromEmptyToo() throws IOException {
        accept(Second.Hero.class);
        Files.delete(project.database);
        assertThat(project.with(Second.Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Second.Hero.class).make("").lines()).anyMatch(line -> line.startsWith("Nothing"));
    }

    @Test
    void aScriptThatOnlyAddsLeavesItAlone() {
        accept(Second.Hero.class);
        project.with(Second.Hero.class).migrate();
        assertThat(project.with(Third.Hero.class).make("").code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Third.Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))
                .containsExactly(TRIGGER);
    }

    @Test
    void aTriggerWithAMissingDependencyStopsTheScript() {
        project.sql(
                "CREATE TABLE log (line TEXT)",
                "CREATE TRIGGER logs AFTER INSERT ON hero BEGIN INSERT INTO log VALUES (new.name); END");
        Report report = accept(Second.Hero.class);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines())
                .anyMatch(line -> line.contains("trigger logs on hero cannot be created by a script")
                        && line.contains("no such table: main.log"));
        assertThatThrownBy(() -> project.with(Second.Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("table hero has trigger logs");
        project.sql("INSERT INTO hero (name) VALUES ('Bo')");
        assertThat(project.rows("SELECT line FROM log")).containsExactly("Bo");
    }
}
