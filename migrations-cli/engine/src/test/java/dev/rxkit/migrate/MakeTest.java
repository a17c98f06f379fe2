package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @Table("hero")
    record Aged(Long id, String name, int age) {}

    static final class Next {
        @Table("hero")
        record Hero(Long id, String secretName) {}

        @Table("team")
        record Team(Long id, String name) {}
    }

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    private void start() {
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        project.sql("INSERT INTO hero (name) VALUES ('Deadpond')");
    }

    private MigrationException refused(Migrations migrations) {
        List<String> before = project.scripts();
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> migrations.make("x"))
                .isInstanceOf(MigrationException.class)
                .satisfies(e -> thrown[0] = e);
        assertThat(project.scripts()).isEqualTo(before);
        assertThat(thrown[0].getMessage()).doesNotContain("\n");
        return (MigrationException) thrown[0];
    }

    @Test
    void requiresInit() {
        assertThat(refused(project.with(Hero.class))).hasMessageContaining("Run `mvn rx:init` first");
    }

    @Test
    void leavesQuestionsOpenAndWritesNothing() {
        start();
        Report report = project.with(Next.Hero.class).make("");
        assertThat(report.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(report.questions())
                .extracting("id")
                .containsExactly("rename:hero.secret_name", "backfill:hero.secret_name", "drop:hero.name");
        assertThat(report.files()).isEmpty();
        assertThat(project.scripts()).hasSize(1);
    }

    @Test
    void aNewNotNullColumnIsAskedAboutThoughTheTableIsEmptyHere() {
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        Report report = project.with(Aged.class).make("");
        assertThat(report.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(report.questions()).extracting("id").containsExactly("backfill:hero.age");
        assertThat(project.scripts()).hasSize(1);
    }

    @Test
    void renamesWhenTheAnswerSaysSoAndKeepsTheRows() {
        start();
        Report report = project.answering(Map.of("rename:hero.secret_name", "name"), Next.Hero.class)
                .make("Secret names");
        assertThat(report.code()).as("%s", report.lines()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).contains("V20260501100001__secret_names.sql");
        assertThat(project.script(1)).contains("rename:hero.secret_name = name");
        project.with(Next.Hero.class).migrate();
        assertThat(project.rows("SELECT secret_name FROM hero")).containsExactly("Deadpond");
    }

    @Test
    void acceptsNoAsAnAnswer() {
        project.with(Hero.class, Twin.class).init();
        MigrationException refused = refused(project.answering(Map.of("drop:twin", "no"), Hero.class));
        assertThat(refused.code()).isEqualTo(ExitCode.HAZARDS);
    }

    @Table("twin")
    record Twin(Long id, byte[] picture) {}

    @Test
    void makesASlugOfAnyMessage() {
        start();
        Report report = project.with(Hero.class, Twin.class).make("../../x'; DROP TABLE hero;--");
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).contains("V20260501100001__x_drop_table_hero.sql");
        assertThat(root.resolve("x")).doesNotExist();
    }

    @Test
    void listsDriftAndWritesNothingUnlessItIsAccepted() {
        start();
        project.sql("ALTER TABLE hero RENAME COLUMN name TO title", "ALTER TABLE hero ADD COLUMN extra TEXT");
        Report report = project.with(Hero.class, Twin.class).make("");
        assertThat(report.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(report.changes()).hasSize(1);
        assertThat(report.lines())
                .anyMatch(line -> line.contains("- drop column hero.name"))
                .anyMatch(line -> line.contains("hero.extra"));
        assertThat(project.scripts()).hasSize(1);
        Report accepted = Migrations.of(project.settings(Hero.class, Twin.class).withAcceptDrift(true))
                .make("");
        assertThat(accepted.code()).isEqualTo(ExitCode.OK);
        assertThat(project.scripts()).hasSize(2);
    }

    @Test
    void namesWhatWasMadeByHandAndLeavesItAlone() {
        start();
        project.sql(
                "CREATE TRIGGER by_hand AFTER INSERT ON hero BEGIN SELECT 1; END",
                "CREATE INDEX ix_by_hand ON hero (name)",
                "ALTER TABLE hero ADD COLUMN extra TEXT");
        Report report = project.with(Hero.class, Twin.class).make("");
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("Made by hand in "))
                .anyMatch(line -> line.contains("trigger by_hand"))
                .anyMatch(line -> line.contains("ix_by_hand"))
                .anyMatch(line -> line.contains("hero.extra"));
        assertThat(project.with(Hero.class, Twin.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.rows("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%by_hand'"))
                .containsExactly("2");
    }

    @Test
    void ignoresUnmappedTables() {
        start();
        project.sql("CREATE TABLE stranger (x TEXT)");
        assertThat(project.with(Hero.class).make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
    }

    @Test
    void comparesWithTheScriptsWhenTheDatabaseIsBehindOrAbsent() {
        project.with(Hero.class).init();
        assertThat(project.with(Hero.class, Twin.class).make("").code()).isEqualTo(ExitCode.OK);
        assertThat(project.database).doesNotExist();
        project.with(Hero.class, Twin.class).migrate();
        project.with(Hero.class, Twin.class, Other.class).make("other");
        Class<?>[] all = {Hero.class, Twin.class, Other.class, Next.Team.class};
        Report report = project.with(all).make("");
        assertThat(report.lines()).anyMatch(line -> line.contains("is behind by 1 script;"));
        assertThat(project.scripts()).hasSize(4);
        assertThat(project.with(all).migrate().code()).isEqualTo(ExitCode.OK);
    }

    @Table("other")
    record Other(Long id) {}

    @Test
    void namesAScriptThatWasEditedAfterItWasApplied() throws Exception {
        start();
        Path file = project.folder.resolve(project.scripts().get(0));
        Files.writeString(file, Files.readString(file).replace("\"name\"", "\"title\""));
        MigrationException refused = refused(project.with(Hero.class, Twin.class));
        assertThat(refused.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(refused)
                .hasMessageContaining("V20260501100000__initial.sql was edited after it was applied")
                .hasMessageContaining("Restore the file")
                .hasMessageContaining("delete the database");
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("was edited after it was applied");
        assertThat(project.rows("SELECT name FROM hero")).containsExactly("Deadpond");
    }

    @Test
    void refusesToBuildOnAScriptTheLockDoesNotList() {
        start();
        Project.write(project.folder.resolve("V20270101000000__mine.sql"), "CREATE TABLE mine (x);");
        MigrationException refused = refused(project.with(Hero.class, Twin.class));
        assertThat(refused.code()).isEqualTo(ExitCode.DRIFT);
        assertThat(refused).hasMessageContaining("V20270101000000__mine.sql").hasMessageContaining("by hand");
    }

    @Test
    void refusesToBuildOnAHistoryWithUnknownVersions() {
        start();
        project.sql("UPDATE flyway_schema_history SET version = '9', script = 'V9__gone.sql'");
        assertThat(refused(project.with(Hero.class, Twin.class)).code()).isEqualTo(ExitCode.DRIFT);
    }

    @Test
    void saysInOneLineThatTheFolderCannotBeWritten() throws Exception {
        start();
        Path undo = project.folder.resolveSibling("undo");
        Files.move(undo, root.resolve("elsewhere"));
        Files.writeString(undo, "in the way");
        assertThat(refused(project.with(Hero.class, Twin.class)))
                .hasMessageStartingWith("The migrations folder cannot be written: ");
        assertThat(project.with(Hero.class).make("").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
    }
}
