package dev.rxkit.migrate;

import dev.rxkit.migrate.script.AnswersFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Answers the questions of a command: from a terminal, from a file, from code, or not at all. Implementations need not
 * be thread-safe: a command asks on the thread that runs it.
 *
 * <pre>{@code
 * Migrations.of(MigrationSettings.of(config).withQuestioner(question -> Optional.of("yes"))).make("drop the old table");
 * }</pre>
 */
@FunctionalInterface
public interface Questioner {

    /**
     * Returns the answer as text, one of the question's options if it has some; empty if there is no answer.
     *
     * @param question the question, not null
     */
    Optional<String> answer(OpenQuestion question);

    /** Receives once, before the first question, the changes that the questions are about, one in each line. */
    default void about(List<String> changes) {}

    /** Returns a questioner without answers: every question stays open. */
    static Questioner none() {
        return question -> Optional.empty();
    }

    /**
     * Returns a questioner that reads a JSON file with an answer for each question id.
     *
     * @throws dev.rxkit.error.ConfigException if the file cannot be read or does not have this form; {@link #answer}
     *     throws it if the file's answer is not one of the question's options
     */
    static Questioner ofFile(Path file) {
        AnswersFile answers = AnswersFile.read(file);
        return question -> answers.answer(question.id(), question.accepted()).flatMap(question::option);
    }

    /** Returns a questioner that asks this one first, then the other. */
    default Questioner or(Questioner other) {
        Questioner first = this;
        return new Questioner() {
            @Override
            public Optional<String> answer(OpenQuestion question) {
                return first.answer(question).or(() -> other.answer(question));
            }

            @Override
            public void about(List<String> changes) {
                first.about(changes);
                other.about(changes);
            }
        };
    }
}
