package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.RxConfig;
import dev.rxkit.migrate.command.Engine;
import dev.rxkit.migrate.verb.VerbOption;
import dev.rxkit.servers.WithoutDrivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes of users: the message says what, where and what to do next, the exit code is right, and nothing is written
 * or lost.
 */
class BadInputTest {
    private static final String GOOD =
            "db_url=sqlite:///app.db?busy_timeout=20\nmodels=dev.rxkit.migrate.badinput.good\n";

    @TempDir
    Path root;

    private Project project;

    /** The exit code and the reason. */
    private record Run(int code, List<String> errors) {}

    @BeforeEach
    void place() {
        project = new Project(root);
        config(GOOD);
    }

    @Test
    void unknownConfigKey() throws IOException {
        config("dburl=sqlite:///app.db\n");
        refused("init", 1, "dburl", "rxconfig.properties line 1", "db_url");
    }

    @Test
    void unparsableUrl() throws IOException {
        config("db_url=nonsense\n");
        refused("init", 1, "rxconfig.properties line 1", "does not begin with a scheme", "sqlite:///app.db");
    }

    @Test
    void missingDriver() {
        RxConfig config = RxConfig.of("postgresql://u:secret@h/db");
        assertThatThrownBy(() -> WithoutDrivers.call(() -> Migrations.of(config).init()))
                .hasMessageContainingAll("add org.postgresql:postgresql:", "to the POM")
                .hasMessageNotContaining("secret");
    }

    @Test
    void noModelClassFound() throws IOException {
        config("db_url=sqlite:///app.db\nmodels=nobody.here\n");
        refused("init", 1, "No model class found", "nobody.here", "Compile the project, or set `models`");
    }

    @Test
    void classWithNoKey() throws IOException {
        config("db_url=sqlite:///app.db\nmodels=dev.rxkit.migrate.badinput.nokey\n");
        refused("init", 1, "badinput.nokey.Keyless has no primary key", "@Id");
    }

    @Test
    void unmappableType() throws IOException {
        config("db_url=sqlite:///app.db\nmodels=dev.rxkit.migrate.badinput.unmappable\n");
        refused("init", 1, "unmappable.Holder.thread", "java.lang.Thread", "@Ignored");
    }

    @Test
    void migrationFolderNotWritable() throws IOException {
        Project.write(root.resolve("src/main/resources/db"), "a file where the folder belongs");
        refused("init", 1, "The migrations folder cannot be written: ", "src/main/resources/db", "set `migrations`");
    }

    @Test
    void databaseLocked() throws IOException, SQLException {
        assertThat(run("init").code()).isZero();
        assertThat(run("migrate").code()).isZero();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + project.database);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            refused("migrate", 1, "app.db is locked by another program", "run the command again");
            refused("status", 1, "app.db is locked by another program", "run the command again");
        }
    }

    @Test
    void scriptEditedAfterItWasApplied() throws IOException {
        assertThat(run("init").code()).isZero();
        assertThat(run("migrate").code()).isZero();
        Path script = project.folder.resolve(project.scripts().get(0));
        Files.writeString(script, Files.readString(script) + "SELECT 1;\n");
        for (String verb : List.of("migrate", "makemigrations", "accept")) {
            refused(verb, 4, "__initial.sql was edited after it was applied", "app.db", "Restore the file");
        }
        List<String> lines = new ArrayList<>();
        assertThat(run("status", lines).code()).isZero();
        assertThat(String.join("\n", lines))
                .contains("[!] " + script.getFileName() + " edited", "Restore the file")
                .doesNotContain("rx:accept");
    }

    @Test
    void corruptDatabaseFile() throws IOException {
        assertThat(run("init").code()).isZero();
        Project.write(project.database, "this is no database, but a text of some length. ".repeat(50));
        for (String verb : List.of("migrate", "makemigrations", "status")) {
            refused(verb, 1, "app.db is not an SQLite database, or it is damaged", "Restore it from a backup");
        }
    }

    @Test
    void databaseFileWithDamagedPages() throws IOException {
        assertThat(run("init").code()).isZero();
        assertThat(run("migrate").code()).isZero();
        byte[] bytes = Files.readAllBytes(project.database);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0xff);
        Files.write(project.database, bytes);
        refused("migrate", 1, "app.db", "Restore it from a backup");
    }

    @Test
    void messageWithPathSeparatorsAndSql() {
        Map<String, String> request = request("init");
        assertThat(run(request, new ArrayList<>()).code()).isZero();
        config(GOOD.replace("badinput.good", "badinput.good,dev.rxkit.migrate.seedpage"));
        request.put(Engine.VERB, "makemigrations");
        request.put(VerbOption.MESSAGE.key(), "../../etc/x'; DROP TABLE hero; --\n\u2028${user}");
        assertThat(run(request, new ArrayList<>()).code()).isZero();
        assertThat(project.scripts().get(1)).matches("V\\d{14}__etc_x_drop_table_hero_user\\.sql");
        assertThat(project.script(1).lines().findFirst().orElseThrow()).startsWith("-- ../../etc/x'; DROP");
    }

    private void config(String text) {
        Project.write(root.resolve("rxconfig.properties"), text);
    }

    /** Runs a command that must be refused, and returns the reason. */
    private String refused(String verb, int code, String... says) throws IOException {
        Map<String, String> before = files();
        Run run = run(verb);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.errors().get(0)).contains(says).hasLineCount(1);
        assertThat(run.code()).isEqualTo(code);
        assertThat(files()).isEqualTo(before);
        return run.errors().get(0);
    }

    private Map<String, String> request(String verb) {
        return new TreeMap<>(Map.of(Engine.VERB, verb, Engine.BASE, root.toString()));
    }

    private Run run(String verb) {
        return run(verb, new ArrayList<>());
    }

    private Run run(String verb, List<String> lines) {
        return run(request(verb), lines);
    }

    private static Run run(Map<String, String> request, List<String> lines) {
        List<String> errors = new ArrayList<>();
        int code = Engine.run(
                request,
                (kind, text) -> {
                    if (kind.equals(Engine.ERROR)) {
                        errors.add(text);
                    } else if (kind.equals(Engine.INFO)) {
                        lines.add(text);
                    }
                },
                prompt -> null);
        return new Run(code, errors);
    }

    /** Returns all files. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.toList()) {
                files.put(
                        root.relativize(file).toString(),
                        Files.isDirectory(file) ? "" : Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
