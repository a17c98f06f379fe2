package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.error.RxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    static final class Next {
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

    @Test
    void reportsEachScriptAndThenThatThereIsNothingToDo() {
        project.with(Hero.class).init();
        List<String> progress = new ArrayList<>();
        Report first = project.with(Hero.class).listening(progress::add).migrate();
        assertThat(progress).containsExactly("applying V20260501100000__initial.sql (1 of 1)");
        assertThat(first.lines()).anyMatch(line -> line.startsWith("Applied 1 script to "));
        Report second = project.with(Hero.class).migrate();
        assertThat(second.lines()).anyMatch(line -> line.endsWith("is up to date; nothing to do."));
        assertThat(second.scripts()).extracting(Report.ScriptState::state).containsExactly("applied");
    }

    @Test
    void namesChangesTheModelsWantBeyondTheScripts() {
        project.with(Hero.class).init();
        Report report = project.with(Hero.class, Next.Team.class).migrate();
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.changes()).isNotEmpty();
        assertThat(report.lines()).anyMatch(line -> line.startsWith("Detected database schema changes."));
    }

    @Test
    void runsScriptsOfTheClassPathWithoutAFolder(@TempDir Path elsewhere) throws Exception {
        project.with(Hero.class).init();
        Path resources = root.resolve("src/main/resources");
        Project running = new Project(elsewhere);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {resources.toUri().toURL()}, MigrateTest.class.getClassLoader())) {
            Report report = Migrations.of(running.settings(Hero.class).withLoader(loader))
                    .migrate();
            assertThat(report.code()).isEqualTo(ExitCode.OK);
        }
        assertThat(running.rows("SELECT count(*) FROM hero")).containsExactly("0");
        assertThat(running.folder).doesNotExist();
    }

    @Test
    void aJarRunsWhatTheFolderRuns(@TempDir Path elsewhere) throws Exception {
        project.with(Hero.class).init();
        Project.write(
                project.folder.resolve("R__view.sql"), "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT 7 AS x;\n");
        Project.write(project.folder.resolve("V20270101000000__byhand.sql"), "CREATE TABLE byhand (x INTEGER);\n");
        Path jar = elsewhere.resolve("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(project.folder)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry("db/migration/" + file.getFileName()));
                out.write(Files.readAllBytes(file));
            }
        }
        Project running = new Project(elsewhere);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, MigrateTest.class.getClassLoader())) {
            Report report = Migrations.of(running.settings(Hero.class).withLoader(loader))
                    .migrate();
            assertThat(report.lines())
                    .anyMatch(line ->
                            line.startsWith("Not in migrations.lock, so not proved: V20270101000000__byhand.sql"));
        }
        assertThat(running.rows("SELECT x, (SELECT count(*) FROM byhand) FROM v"))
                .containsExactly("7,0");
    }

    @Test
    void requiresScripts() {
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Run `mvn rx:init` first");
        assertThat(project.database).doesNotExist();
    }

    @Test
    void losesNothingWhenAScriptFails() {
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        project.sql("INSERT INTO hero (name) VALUES ('kept')");
        Project.write(
                project.folder.resolve("V20270101000000__mine.sql"),
                "DELETE FROM hero;\nINSERT INTO nowhere VALUES (1);");
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V20270101000000__mine.sql, line 2 failed")
                .hasMessageContaining("Nothing of it was applied");
        assertThat(project.rows("SELECT name FROM hero")).containsExactly("kept");
    }

    @Test
    void refusesTablesWithoutAHistory() {
        project.with(Hero.class).init();
        project.sql("CREATE TABLE hero (id INTEGER PRIMARY KEY)");
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("no migration history");
    }

    @Test
    void saysThatTheDatabaseIsLocked() throws Exception {
        Project busy = new Project(root, "sqlite:///app.db?busy_timeout=20");
        busy.with(Hero.class).init();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + busy.database);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE flyway_schema_history (x)");
            statement.execute("DROP TABLE flyway_schema_history");
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> busy.with(Hero.class).migrate())
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("is locked by another program")
                    .hasMessageNotContaining("\n");
            statement.execute("ROLLBACK");
            statement.execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> busy.with(Hero.class).status())
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("is locked by another program");
        }
        assertThat(busy.with(Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void saysThatTheFileIsNoDatabase() throws Exception {
        project.with(Hero.class).init();
        Files.writeString(project.database, "this is no database, but a text of some length. ".repeat(50));
        byte[] before = Files.readAllBytes(project.database);
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOf(RxException.class)
                .hasMessageContaining("app.db")
                .hasMessageNotContaining("\n");
        assertThat(Files.readAllBytes(project.database)).isEqualTo(before);
    }

    @Test
    void refusesADatabaseInMemory() {
        assertThatThrownBy(() -> new Project(root, "sqlite://").with(Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("createTables()");
    }

    @Test
    void runsEachScriptOnceWhenManyMigrateAtOnce() throws Exception {
        project.with(Hero.class).init();
        Project.write(
                project.folder.resolve("V20270101000000__mine.sql"),
                "CREATE TABLE once (x INTEGER);\nINSERT INTO once VALUES (1);");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Report>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(() -> project.with(Hero.class).migrate()));
            }
            for (Future<Report> one : all) {
                assertThat(one.get().code()).isEqualTo(ExitCode.OK);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(project.rows("SELECT count(*) FROM once")).containsExactly("1");
        assertThat(project.rows("SELECT count(*) FROM flyway_schema_history WHERE success"))
                .containsExactly("2");
    }
}
