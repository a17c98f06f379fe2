package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Questioner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Answers written down before: a JSON object of question ids and answers. Immutable. */
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
     * @throws ConfigException if it is not there or not of that form
     */
    public static AnswersFile read(Path file) {
        return new AnswersFile(file, Json.texts(file));
    }

    /** @throws ConfigException if the file's answer is none of the question's options */
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
