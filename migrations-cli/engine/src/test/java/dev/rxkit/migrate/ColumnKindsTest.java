package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SQLite stores JSON and long decimals as text: a column that becomes one of them is a change of its type all the same.
 */
class ColumnKindsTest {
    static final class Text {
        @Table
        record Note(Long id, @Nullable String body) {}
    }

    static final class Short {
        @Table
        record Note(Long id, @Column(length = 40) @Nullable String body) {}
    }

    static final class Day {
        @Table
        record Note(Long id, java.time.@Nullable LocalDate body) {}
    }

    static final class Document {
        @Table
        record Note(Long id, @Json @Nullable Map<String, Integer> body) {}
    }

    static final class Amount {
        @Table
        record Note(
                Long id,
                @Column(precision = 30, scale = 2) @Nullable BigDecimal body) {}
    }

    static final class Renamed {
        @Table
        record Note(
                Long id,

                @Column(renamedFrom = "body") @Json @Nullable
                Map<String, Integer> content) {}
    }

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    private void start(Class<?> model, String... values) {
        project.with(model).init();
        project.with(model).migrate();
        for (String value : values) {
            project.sql("INSERT INTO note (body) VALUES (" + value + ")");
        }
    }

    private Path lock() {
        return project.folder.resolve("migrations.lock");
    }

    private List<String> kinds() throws IOException {
        return Files.readAllLines(lock()).stream()
                .filter(line -> line.startsWith("kind "))
                .toList();
    }

    static List<Arguments> narrower() {
        return List.of(
                Arguments.of(Text.Note.class, Document.Note.class, "'{\"a\": 1}'", "'plain'", "kind json note.body"),
                Arguments.of(Text.Note.class, Document.Note.class, "'{}'", "x'7B7D'", "kind json note.body"),
                Arguments.of(Short.Note.class, Document.Note.class, "'{}'", "'{a: 1}'", "kind json note.body"),
                Arguments.of(Amount.Note.class, Document.Note.class, "NULL", "'1.'", "kind json note.body"),
                Arguments.of(Text.Note.class, Amount.Note.class, "'-12.50'", "'12,50'", "kind decimal note.body"),
                Arguments.of(Short.Note.class, Amount.Note.class, "'0.5'", "'1.2.3'", "kind decimal note.body"),
                Arguments.of(Document.Note.class, Amount.Note.class, "'7'", "'{}'", "kind decimal note.body"),
                Arguments.of(Text.Note.class, Renamed.Note.class, "'{}'", "''", "kind json note.content"));
    }

    @ParameterizedTest
    @MethodSource("narrower")
    void aNarrowerKindIsAskedAboutAndGuarded(Class<?> text, Class<?> kind, String good, String bad, String line)
            throws IOException {
        start(text, good, bad);
        Report asked = project.with(kind).make("kind");
        assertThat(asked.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(asked.questions())
                .hasSize(1)
                .first()
                .satisfies(question -> assertThat(question.text()).contains("(1 value of "));
        project.sql("DELETE FROM note WHERE body IS " + bad);
        assertThat(project.with(kind).make("kind").code()).isEqualTo(ExitCode.OK);
        assertThat(kinds()).containsExactly(line);
        project.sql("INSERT INTO note (body) VALUES (" + bad + ")");
        assertThatThrownBy(() -> project.with(kind).migrate()).hasMessageContaining("has values that do not fit");
        assertThat(project.rows("SELECT count(*) FROM note WHERE body IS " + bad))
                .containsExactly("1");
        project.sql("DELETE FROM note WHERE body IS " + bad);
        assertThat(project.with(kind).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.rows("SELECT count(*) FROM note")).containsExactly("1");
        assertThat(project.with(kind).make("again").changes()).isEmpty();
        assertThat(project.scripts()).hasSize(2);
    }

    @Test
    void aChangeOfTypeIsGuardedByTheKind() throws IOException {
        start(Day.Note.class, "'2026-01-01'");
        assertThat(project.with(Document.Note.class).make("kind").questions()).hasSize(1);
        project.sql("DELETE FROM note");
        assertThat(project.with(Document.Note.class).make("kind").code()).isEqualTo(ExitCode.OK);
        assertThat(kinds()).containsExactly("kind json note.body");
    }

    @Test
    void backToTextNeedsNoScriptAndIsListed() throws IOException {
        start(Document.Note.class, "'{}'");
        assertThat(kinds()).containsExactly("kind json note.body");
        assertThat(project.with(Text.Note.class).make("text").code()).isEqualTo(ExitCode.OK);
        assertThat(kinds()).isEmpty();
        assertThat(project.scripts()).hasSize(1);
        project.sql("INSERT INTO note (body) VALUES ('plain')");
        assertThat(project.with(Document.Note.class).make("kind").code()).isEqualTo(ExitCode.QUESTIONS);
    }

    @Test
    void anUnchangedKindIsNoChange() throws IOException {
        start(Document.Note.class, "'{}'");
        String before = Files.readString(lock());
        Report report = project.with(Document.Note.class).make("none");
        assertThat(report.changes()).isEmpty();
        assertThat(Files.readString(lock())).isEqualTo(before);
    }

    @Test
    void aLockOfTheFirstFormatIsReadAndKnowsNoKinds() throws IOException {
        start(Document.Note.class, "'{}'");
        String older =
                Files.readString(lock()).replace("rx-lock 3", "rx-lock 1").replace("kind json note.body\n", "");
        Files.writeString(lock(), older);
        assertThat(project.with(Document.Note.class).make("none").changes()).isEmpty();
        assertThat(Files.readString(lock())).isEqualTo(older);
        assertThat(project.with(Renamed.Note.class).make("renamed").changes()).hasSize(1);
        assertThat(kinds()).containsExactly("kind json note.content");
    }

    @Test
    void statusNamesTheChange() {
        start(Text.Note.class);
        assertThat(project.with(Document.Note.class).status().changes()).hasSize(1);
    }
}
