package dev.rxkit.migrate.script;

import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Questioner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Answers from a JSON file: {@code {"rename:hero.name": "secret_name", "drop:villain": "yes"}}. */
public final class AnswerFile implements Questioner {
    private final Map<String, String> answers;

    private AnswerFile(Map<String, String> answers) {
        this.answers = Map.copyOf(answers);
    }

    /**
     * Reads the file.
     *
     * @throws ScriptException if it cannot be read or is not an object of texts
     */
    public static AnswerFile read(Path file) {
        try {
            return new AnswerFile(Json.texts(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw new ScriptException(
                    "The answers file " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + "). Check its path.",
                    e);
        }
    }

    /** Answers at hand. */
    public static AnswerFile of(Map<String, String> answers) {
        return new AnswerFile(answers);
    }

    @Override
    public Optional<String> answer(Question question) {
        return Optional.ofNullable(answers.get(question.id()));
    }
}
