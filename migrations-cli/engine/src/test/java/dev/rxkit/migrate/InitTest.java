package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
    @Table("team")
    record Team(Long id, String name) {}

    @Table("hero")
    record Hero(
            Long id,
            String name,
            @Column(nullable = true) Integer age,

            @Nullable @Column(nullable = true) @References(Team.class)
            Long teamId) {}

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    private static void ok(Report report) {
        assertThat(report.code()).as("%s", report.lines()).isEqualTo(ExitCode.OK);
    }

    @Test
    void writesTheFirstScriptAndTheLockAndTouchesNoDatabase() {
        Report report = project.with(Team.class, Hero.class).init();
        ok(report);
        assertThat(project.scripts()).containsExactly("V20260501100000__initial.sql");
        assertThat(project.folder.resolve("migrations.lock")).isRegularFile();
        assertThat(project.database).doesNotExist();
        assertThat(report.lines()).anyMatch(line -> line.contains("2 models: ") && line.contains("InitTest$Hero"));
        assertThat(report.next()).containsExactly("mvn rx:migrate");
        assertThat(project.script(0)).contains("-- Proof:").contains("CREATE TABLE \"hero\"");
    }

    /** The goals do not read the settings of a framework, whose database may be another one. */
    @Test
    void saysThatTheScriptsAreForSqliteWhereNoUrlIsSet() {
        RxConfig unset = RxConfig.builder().migrations("scripts").build();
        Report report = Migrations.of(MigrationSettings.of(unset)
                        .withModels(List.of(Team.class))
                        .withBaseDirectory(root))
                .init();
        ok(report);
        assertThat(report.lines())
                .contains("For SQLite, because db_url is not set: rxconfig.properties names another database.");
        assertThat(project.with(Team.class).init().lines()).noneMatch(line -> line.contains("db_url"));
    }

    @Test
    void refusesToInitialiseTwice() {
        project.with(Team.class).init();
        assertThatThrownBy(() -> project.with(Team.class).init())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("makemigrations")
                .hasMessageContaining("migrate");
        assertThat(project.scripts()).hasSize(1);
    }

    @Test
    void saysWhereItLookedWhenThereIsNoModel() {
        ClassLoader empty = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        assertThatThrownBy(() ->
                        Migrations.of(project.settings().withLoader(empty)).init())
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("No model class found: no class with @Table in ");
        assertThat(project.folder).doesNotExist();
    }

    @Test
    void givesAFolderOfFlywayScriptsOnlyItsLock() {
        Project.write(project.folder.resolve("V1__old.sql"), "CREATE TABLE old (id INTEGER);\n");
        Report report = project.with(Team.class).init();
        ok(report);
        assertThat(report.next()).containsExactly("mvn rx:makemigrations");
        assertThat(project.scripts()).containsExactly("V1__old.sql");
        ok(project.with(Team.class).make("team"));
        assertThat(project.scripts()).containsExactly("V1__old.sql", "V20260501100000__team.sql");
        assertThat(project.script(1)).doesNotContain("DROP");
        ok(project.with(Team.class).migrate());
        assertThat(project.rows("SELECT name FROM sqlite_schema WHERE name IN ('old', 'team') ORDER BY 1"))
                .containsExactly("old", "team");
    }

    @Test
    void adoptsADatabaseThatMatchesTheModels() {
        project.sql("CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL)");
        project.sql("INSERT INTO team (name) VALUES ('a')");
        ok(project.with(Team.class).init());
        assertThat(project.scripts()).containsExactly("V20260501100000__baseline.sql");
        Report status = project.with(Team.class).status();
        assertThat(status.scripts()).extracting(Report.ScriptState::state).containsExactly("baseline");
        assertThat(status.changes()).isEmpty();
        ok(project.with(Team.class).migrate());
        ok(project.with(Team.class).make(""));
        assertThat(project.scripts()).hasSize(1);
        assertThat(project.rows("SELECT name FROM team")).containsExactly("a");
    }

    @Test
    void adoptsADatabaseThatDiffersWithASecondScriptAndDropsNothing(@TempDir Path clone) throws Exception {
        project.sql(
                "CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, colour TEXT)",
                "CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,"
                        + " team_id BIGINT REFERENCES team (id))",
                "CREATE INDEX by_hand ON hero (name)",
                "CREATE TABLE stranger (x TEXT)",
                "INSERT INTO team (name, colour) VALUES ('a', 'red')",
                "INSERT INTO hero (name, team_id) VALUES ('h', 1)");
        Report report = project.with(Team.class, Hero.class).init();
        ok(report);
        assertThat(report.lines()).anyMatch(line -> line.contains("stranger") && line.contains("left alone"));
        assertThat(project.scripts())
                .containsExactly("V20260501100000__baseline.sql", "V20260501100001__to_the_models.sql");
        assertThat(project.rows("SELECT count(*) FROM pragma_table_info('hero') WHERE name = 'age'"))
                .containsExactly("0");
        ok(project.with(Team.class, Hero.class).migrate());
        assertThat(project.rows("SELECT name, colour FROM team")).containsExactly("a,red");
        assertThat(project.rows("SELECT name, age, team_id FROM hero")).containsExactly("h,null,1");
        assertThat(project.rows("SELECT name FROM sqlite_schema WHERE name IN ('stranger', 'by_hand') ORDER BY 1"))
                .containsExactly("by_hand", "stranger");
        assertThat(project.with(Team.class, Hero.class).make("").lines())
                .anyMatch(line -> line.startsWith("Nothing changed"));

        Project other = new Project(clone);
        for (String script : project.scripts()) {
            Project.write(other.folder.resolve(script), Files.readString(project.folder.resolve(script)));
        }
        Project.write(
                other.folder.resolve("migrations.lock"), Files.readString(project.folder.resolve("migrations.lock")));
        ok(other.with(Team.class, Hero.class).migrate());
        assertThat(other.with(Team.class, Hero.class).status().changes()).isEmpty();
    }

    @Test
    void keepsUnmappedTablesAndCreatesThoseOfTheModels() {
        project.sql("CREATE TABLE stranger (x TEXT)", "INSERT INTO stranger VALUES ('kept')");
        ok(project.with(Team.class).init());
        assertThat(project.scripts()).containsExactly("V20260501100000__initial.sql");
        ok(project.with(Team.class).migrate());
        ok(project.with(Team.class).make(""));
        assertThat(project.scripts()).hasSize(1);
        assertThat(project.rows("SELECT x FROM stranger")).containsExactly("kept");
    }

    @Test
    void refusesADatabaseWhoseScriptsAreElsewhere() throws Exception {
        project.with(Team.class).init();
        project.with(Team.class).migrate();
        Files.move(root.resolve("src"), root.resolve("moved"));
        assertThatThrownBy(() -> project.with(Team.class).init())
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.DRIFT))
                .hasMessageContaining("Set `migrations`");
        assertThat(project.folder).doesNotExist();
    }
}
