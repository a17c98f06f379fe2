package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked, in which rounds, and what the report says again. */
class QuestionRoundsTest {
    static final class Before {
        @Table("hero")
        record Hero(@Nullable Long id, String name) {}
    }

    static final class Aged {
        @Table("hero")
        record Hero(@Nullable Long id, String name, int age) {}
    }

    static final class Titled {
        @Table("hero")
        record Hero(@Nullable Long id, String title, int age) {}
    }

    /** A person who types these lines, and sees the changes first. */
    private static final class Person implements Questioner {
        private final Iterator<String> lines;
        private final List<String> seen = new ArrayList<>();

        Person(String... lines) {
            this.lines = List.of(lines).iterator();
        }

        @Override
        public Optional<String> answer(OpenQuestion question) {
            seen.add(question.text());
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        }

        @Override
        public boolean about(List<String> changes) {
            seen.addAll(changes);
            return true;
        }
    }

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void begin() {
        project = new Project(root);
        project.with(Before.Hero.class).init();
    }

    private Report make(Questioner questioner, Class<?> model) {
        return Migrations.of(project.settings(model).withQuestioner(questioner)).make("age");
    }

    @Test
    void aWrongExpressionIsAskedAgainWithItsError() {
        Person person = new Person("lower(", "nme", "nme", "length(name)");
        assertThat(make(person, Aged.Hero.class).code()).isEqualTo(ExitCode.OK);
        assertThat(person.seen).hasSize(5);
        assertThat(person.seen.get(2)).startsWith("\"lower(\" does not work: ").contains("no single SQL expression");
        assertThat(person.seen.get(3))
                .startsWith("\"nme\" does not work: ")
                .contains("no such column: nme", "hero.age");
        assertThat(project.script(1)).contains("length(name)");
    }

    @Test
    void aWrongExpressionOfAFileEndsTheRunWithItsError() {
        assertThatThrownBy(() -> project.answering(Map.of("backfill:hero.age", "nme"), Aged.Hero.class)
                        .make("age"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("The answer to backfill:hero.age does not work: ")
                .hasMessageContaining("no such column: nme");
        assertThat(project.scripts()).hasSize(1);
    }

    @Test
    void allQuestionsComeInOneRoundAlsoThoseThatARenameDecides() {
        Report report = project.with(Titled.Hero.class).make("title");
        Map<String, String> texts = new TreeMap<>();
        report.questions().forEach(question -> texts.put(question.id(), question.text()));
        assertThat(texts)
                .containsOnlyKeys("rename:hero.title", "drop:hero.name", "backfill:hero.title", "backfill:hero.age");
        String condition = "(counts only if rename:hero.title is answered \"no\")";
        assertThat(texts.get("drop:hero.name")).endsWith(condition);
        assertThat(texts.get("backfill:hero.title")).endsWith(condition);
        assertThat(texts.get("backfill:hero.age")).doesNotContain("counts only");

        Map<String, String> all = new TreeMap<>(texts);
        all.replaceAll((id, text) -> id.startsWith("rename") ? "yes" : id.startsWith("drop") ? "no" : "1");
        assertThat(project.answering(all, Titled.Hero.class).make("title").code())
                .isEqualTo(ExitCode.OK);
        assertThat(project.script(1)).contains("rename column hero.name to title");
    }

    @Test
    void anAnswerToAnUnknownQuestionIsRefusedWithTheNearestId() {
        assertThatThrownBy(() -> project.answering(
                                Map.of("backfill:hero.age", "0", "backfil:hero.age", "0"), Aged.Hero.class)
                        .make("age"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no question has the id \"backfil:hero.age\"")
                .hasMessageContaining("Did you mean backfill:hero.age?");
        assertThat(project.scripts()).hasSize(1);
    }

    @Test
    void changesThatWereSeenWithTheQuestionsAreNotListedAgain() {
        Person person = new Person("0");
        Report seen = make(person, Aged.Hero.class);
        assertThat(person.seen.get(0)).isEqualTo("  + add column hero.age (INTEGER NOT NULL)");
        assertThat(String.join("\n", seen.lines())).doesNotContain("Changes:", "add column");
        assertThat(seen.changes()).hasSize(1);
        project.with(Before.Hero.class).discard();
        Report listed = project.answering(Map.of("backfill:hero.age", "0"), Aged.Hero.class)
                .make("age");
        assertThat(listed.lines()).contains("Changes:", "  + add column hero.age (INTEGER NOT NULL)");
    }
}
