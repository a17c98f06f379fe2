package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Questioner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Answers from a file: a JSON object with an answer for each question id. Immutable and thread-safe. */
public final class AnswersFile implements Questioner {
    private final Path file;
    private final Map<String, String> answers;

    private AnswersFile(Path file, Map<String, String> answers) {
        this.file = file;
        this.answers = answers;
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException if the file cannot be read or does not have this form
     */
    public static AnswersFile read(Path file) {
        return new AnswersFile(file, Json.texts(file));
    }

    /**
     * Returns the answer of the file; empty if it has none.
     *
     * @throws ConfigException if the answer is not one of the question's options
     */
    @Override
    public Optional<String> answer(Question question) {
        String answer = answers.get(question.id());
        if (answer == null) {
            return Optional.empty();
        }
        if (!question.options().isEmpty() && !question.options().contains(answer)) {
            throw new ConfigException(file + ": \"" + answer + "\" does not answer \"" + question.id()
                    + "\". Write one of: " + String.join(", ", question.options()) + ".");
        }
        return Optional.of(answer);
    }
}
