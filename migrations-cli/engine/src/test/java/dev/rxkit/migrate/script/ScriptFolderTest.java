package dev.rxkit.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.history.Version;
import dev.rxkit.migrate.script.ScriptWriter.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFolderTest {
    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void place() {
        folder = root.resolve("db/migration");
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Draft draft(String version, String slug) {
        return new Draft(Script.of(new Version(version), slug, "SELECT 1;\n"), "SELECT 2;\n");
    }

    private List<Path> write(Draft draft) {
        return new ScriptWriter(new ScriptFolder(folder), root).write(List.of(draft), "lock");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> !Files.isDirectory(path))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void readsScriptsInVersionOrder() throws IOException {
        put("V10__ten.sql", "a");
        put("V9_1__nine.sql", "b");
        put("V9__nine.sql", "c");
        put("R__view.sql", "d");
        put("V9__nine.sql.conf", "executeInTransaction=false");
        put("README.md", "e");
        ScriptSet set = new ScriptFolder(folder).read();
        assertThat(set.versioned())
                .extracting(Script::file)
                .containsExactly("V9__nine.sql", "V9_1__nine.sql", "V10__ten.sql");
        assertThat(set.others()).containsOnlyKeys("R__view.sql", "V9__nine.sql.conf");
        assertThat(set.highest()).contains(new Version("10"));
    }

    @Test
    void aScriptWithoutDescriptionIsOneAsFlywayRunsIt() throws IOException {
        put("V1__one.sql", "a");
        put("V2.sql", "b");
        ScriptSet set = new ScriptFolder(folder).read();
        assertThat(set.versioned()).extracting(Script::file).containsExactly("V1__one.sql", "V2.sql");
        assertThat(set.highest()).contains(new Version("2"));
    }

    @Test
    void refusesTwoScriptsOfOneVersionNamingBoth() throws IOException {
        put("V1__one.sql", "a");
        put("V1.0__uno.sql", "b");
        assertThatThrownBy(() -> new ScriptFolder(folder).read())
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("V1__one.sql")
                .hasMessageContaining("V1.0__uno.sql");
    }

    @Test
    void isEmptyWithoutAFolder() {
        assertThat(new ScriptFolder(folder).read().isEmpty()).isTrue();
    }

    @Test
    void writesScriptUndoAndLock() throws IOException {
        assertThat(write(draft("1", "one")))
                .containsExactly(
                        folder.resolve("V1__one.sql"),
                        root.resolve("db/undo/U1__one.sql"),
                        folder.resolve("migrations.lock"));
        assertThat(files())
                .containsExactly("db/migration/V1__one.sql", "db/migration/migrations.lock", "db/undo/U1__one.sql");
    }

    @Test
    void overwritesNothingAndLeavesNothingWhenAFileIsThere() throws IOException {
        put("V1__one.sql", "mine");
        assertThatThrownBy(() -> write(draft("1", "one")))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("already exists");
        assertThat(files()).containsExactly("db/migration/V1__one.sql");
        assertThat(folder.resolve("V1__one.sql")).hasContent("mine");
        assertThat(root.resolve("db/undo")).doesNotExist();
    }

    @Test
    void saysInOneLineThatTheFolderCannotBeWritten() throws IOException {
        Files.writeString(root.resolve("db"), "a file where the folder should be");
        assertThatThrownBy(() -> write(draft("1", "one")))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("The migrations folder cannot be written: ")
                .hasMessageContaining(root.resolve("db").toString());
        assertThat(files()).containsExactly("db");
    }

    @Test
    void refusesAFolderThatIsALinkToOutside(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(root.resolve("db"));
        Files.createSymbolicLink(folder, elsewhere);
        assertThatThrownBy(() -> write(draft("1", "one")))
                .isInstanceOf(ScriptException.class)
                .hasMessageContaining("outside of");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void doesNotWriteThroughALinkOfTheScriptsName(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("V1__one.sql"), elsewhere.resolve("victim"));
        assertThatThrownBy(() -> write(draft("1", "one"))).isInstanceOf(ScriptException.class);
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(Files.isSymbolicLink(folder.resolve("V1__one.sql"))).isTrue();
    }
}
