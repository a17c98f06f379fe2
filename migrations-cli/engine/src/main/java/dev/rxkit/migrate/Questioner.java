package dev.rxkit.migrate;

import dev.rxkit.migrate.script.AnswersFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Receives once, before the first question, the changes that the questions are about, one in each line.
     *
     * @return whether a person sees them, so that the report need not list them again; false by default
     */
    default boolean about(List<String> changes) {
        return false;
    }

    /**
     * Receives once, after the last question about changes of the models, the ids of all questions that there could have
     * been, also on another database or with other answers. Does nothing by default.
     *
     * @throws dev.rxkit.error.ConfigException if there is an answer for another id
     */
    default void done(Set<String> ids) {}

    /** Returns a questioner without answers: every question stays open. */
    static Questioner none() {
        return question -> Optional.empty();
    }

    /**
     * Returns a questioner that reads a JSON file with an answer for each question id.
     *
     * @throws dev.rxkit.error.ConfigException if the file cannot be read or does not have this form; {@link #answer}
     *     throws it if the file's answer is not one of the question's options, {@link #done} if the file has an unknown
     *     id
     */
    static Questioner ofFile(Path file) {
        AnswersFile answers = AnswersFile.read(file);
        return new Questioner() {
            @Override
            public Optional<String> answer(OpenQuestion question) {
                return answers.answer(question.id(), question.accepted()).flatMap(question::option);
            }

            @Override
            public void done(Set<String> ids) {
                answers.requireKnown(ids);
            }
        };
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
            public boolean about(List<String> changes) {
                return first.about(changes) | other.about(changes);
            }

            @Override
            public void done(Set<String> ids) {
                first.done(ids);
                other.done(ids);
            }
        };
    }
}
