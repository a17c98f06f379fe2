package dev.rxkit.migrate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersFileTest {
    private static final String DROP = "drop:hero";

    private static final List<String> OPTIONS = List.of("yes", "no");

    @TempDir
    Path folder;

    @Test
    void answersByTheQuestionsId() throws IOException {
        assertThat(reading("{\"drop:hero\": \"yes\"}").answer(DROP, OPTIONS)).contains("yes");
        assertThat(reading("{\"drop:team\": \"yes\"}").answer(DROP, OPTIONS)).isEmpty();
    }

    @Test
    void refusesAnAnswerThatIsNoOption() throws IOException {
        AnswersFile answers = reading("{\"drop:hero\": \"maybe\"}");
        assertThatThrownBy(() -> answers.answer(DROP, OPTIONS))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("\"maybe\" does not answer \"drop:hero\". Write one of: yes, no.");
    }

    @Test
    void refusesAFileThatIsNotAnObjectOfStrings() {
        assertThatThrownBy(() -> reading("[1]")).hasMessageContaining("does not contain a JSON object");
        assertThatThrownBy(() -> reading("{\"drop:hero\": true}"))
                .hasMessageContaining("\"drop:hero\" is not a string");
        assertThatThrownBy(() -> reading("{\"drop")).hasMessageContaining("is not valid JSON");
    }

    @Test
    void reportsAMissingFile() {
        assertThatThrownBy(() -> AnswersFile.read(folder.resolve("none.json")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.json cannot be read");
    }

    private AnswersFile reading(String text) throws IOException {
        return AnswersFile.read(Files.writeString(folder.resolve("answers.json"), text));
    }
}
