package dev.rxkit.migrate.script;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers from a file: a JSON object with an answer for each question id. Immutable and thread-safe. */
public final class AnswersFile {
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
        return new AnswersFile(file, JsonRecords.texts(file));
    }

    /**
     * Returns the answer of the file; empty if it has none.
     *
     * @param id the id of the question
     * @param options the accepted answers; empty for free text
     * @throws ConfigException if the answer is not one of the question's options
     */
    public Optional<String> answer(String id, List<String> options) {
        String answer = answers.get(id);
        if (answer == null) {
            return Optional.empty();
        }
        if (!options.isEmpty() && !options.contains(answer)) {
            throw new ConfigException(file + ": \"" + answer + "\" does not answer \"" + id + "\". Write one of: "
                    + String.join(", ", options) + ".");
        }
        return Optional.of(answer);
    }

    /**
     * Checks that the file answers only these questions.
     *
     * @throws ConfigException if it has another id
     */
    public void requireKnown(Set<String> ids) {
        for (String id : answers.keySet()) {
            if (!ids.contains(id)) {
                throw new ConfigException(file + ": no question has the id \"" + id + "\"."
                        + DidYouMean.sentence(id, ids)
                        + (ids.isEmpty() ? "" : " The ids are: " + String.join(", ", ids) + "."));
            }
        }
    }
}
