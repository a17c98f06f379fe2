package dev.rxkit.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.OpenQuestion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static final OpenQuestion DROP =
            new OpenQuestion("drop:hero", "data_loss", "Drop table hero?", List.of("yes", "no"), "keep the class");
    private static final OpenQuestion BACKFILL =
            new OpenQuestion("backfill:hero.age", "backfill", "Which value do rows of hero get?", List.of(), "");

    private final List<String> prompts = new ArrayList<>();

    @Test
    void takesAnOptionCutShort() {
        assertThat(typing("Y").answer(DROP)).contains("yes");
        assertThat(prompts).containsExactly("Drop table hero?\n  (keep the class) [yes/no] ");
    }

    @Test
    void showsTheChangesOnceBeforeTheFirstQuestion() {
        TerminalQuestioner dialogue = typing("no", "no");
        dialogue.about(List.of("  - drop table hero"));
        dialogue.answer(DROP);
        dialogue.answer(DROP);
        assertThat(prompts.get(0)).startsWith("Changes:\n  - drop table hero\nDrop table hero?");
        assertThat(prompts.get(1)).startsWith("Drop table hero?");
    }

    @Test
    void asksAgainAfterAnAnswerThatIsNoOption() {
        assertThat(typing("perhaps", "", "no").answer(DROP)).contains("no");
        assertThat(prompts).hasSize(3);
        assertThat(prompts.get(1)).startsWith("\"perhaps\" is not an answer.\nDrop table hero?");
        assertThat(prompts.get(2)).startsWith("An answer is needed");
    }

    @Test
    void yesToARenameIsTheOldName() {
        OpenQuestion rename = new OpenQuestion(
                "rename:hero.title",
                "rename",
                "Is column hero.title the former name, renamed?",
                List.of("name", "no"),
                "@Column(renamedFrom = \"name\"), or \"rename:hero.title\": \"name\" in the answers file");
        assertThat(typing("yes").answer(rename)).contains("name");
        assertThat(typing("y").answer(rename)).contains("name");
        assertThat(typing("n", "na").answer(rename)).contains("name");
        assertThat(prompts.get(0)).contains("(@Column(renamedFrom = \"name\"))").doesNotContain("answers file");
    }

    @Test
    void givesUpAfterThreeAttempts() {
        assertThat(typing("a", "b", "c", "yes").answer(DROP)).isEmpty();
    }

    @Test
    void takesFreeTextAsItIs() {
        assertThat(typing(" 'none' ").answer(BACKFILL)).contains("'none'");
    }

    @Test
    void leavesTheQuestionOpenAtTheEndOfInput() {
        assertThat(typing().answer(BACKFILL)).isEqualTo(Optional.empty());
    }

    private TerminalQuestioner typing(String... lines) {
        Iterator<String> typed = List.of(lines).iterator();
        return new TerminalQuestioner(prompt -> {
            prompts.add(prompt);
            return typed.hasNext() ? typed.next() : null;
        });
    }
}
