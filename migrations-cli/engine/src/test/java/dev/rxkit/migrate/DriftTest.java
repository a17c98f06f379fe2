package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What was changed by hand in a database is listed object by object. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#withPostgresql")
class DriftTest {
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

    @BeforeEach
    void start() throws Exception {
        space = server.space(DriftTest.class);
        project = new Project(root, space.url());
        project.with(Hero.class).init();
        Project.write(
                project.folder.resolve("V20260501100001__view.sql"), "CREATE VIEW old AS SELECT name FROM hero;\n");
        project.with(Hero.class).accept();
        project.with(Hero.class).migrate();
    }

    @Test
    void listsEveryDifferenceAndTheStatementsThatUndoIt() throws SQLException {
        Report same = project.with(Hero.class).drift(true);
        assertThat(same.code()).as(String.join("\n", same.lines())).isEqualTo(ExitCode.OK);
        space.run(
                "DROP VIEW old",
                "ALTER TABLE hero DROP COLUMN age",
                "ALTER TABLE hero ADD COLUMN extra INTEGER",
                "CREATE INDEX by_hand ON hero (extra)",
                "CREATE TABLE stranger (x INTEGER)");
        Report report = project.with(Hero.class).drift(true);
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("  - drop column hero.age"))
                .anyMatch(line -> line.startsWith("  + add column hero.extra"))
                .anyMatch(line -> line.contains("+ add index") && line.contains("by_hand"))
                .anyMatch(line -> line.startsWith("  + add table stranger"))
                .anyMatch(line -> line.startsWith("  - drop view old"));
        assertThat(report.changes()).hasSize(4);
        assertThat(report.objects()).hasSize(1);
        assertThat(report.statements()).isNotEmpty();
        assertThat(project.with(Hero.class).make("").code()).isEqualTo(ExitCode.DRIFT);
        for (Report.ScriptStatement statement : report.statements()) {
            assertThat(statement.sql()).isNotBlank();
        }
    }

    @Test
    void scriptsThatWereNotAppliedAreNoDrift() {
        Project.write(project.folder.resolve("V20260501100002__later.sql"), "CREATE TABLE later (x INTEGER);\n");
        project.with(Hero.class).accept();
        assertThat(project.with(Hero.class).drift(false).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aScriptThatWasEditedAndNotAcceptedIsNotApplied() throws Exception {
        Path later = project.folder.resolve("V20260501100002__later.sql");
        Project.write(later, "CREATE TABLE later (x INTEGER);\n");
        project.with(Hero.class).accept();
        Files.writeString(later, "DROP TABLE hero;\n");
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.DRIFT))
                .hasMessageContaining("V20260501100002__later.sql was edited since proved. Nothing was applied.");
        space.run("INSERT INTO hero (name) VALUES ('kept')");
    }
}
