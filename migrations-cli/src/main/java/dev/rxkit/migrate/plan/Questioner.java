package dev.rxkit.migrate.plan;

import java.util.List;
import java.util.Optional;

/** Answers questions: a terminal, a file, or nobody. */
@FunctionalInterface
public interface Questioner {

    /** The answer as text, one of the question's options where it has some; empty if there is none to be had. */
    Optional<String> answer(Question question);

    /** Hears once, before the first question, what all of them are about: the changes, one a line. */
    default void about(List<String> changes) {}

    /** Knows no answer: every question stays open. */
    static Questioner none() {
        return question -> Optional.empty();
    }

    /** Asks this one first, then the other. */
    default Questioner or(Questioner other) {
        Questioner first = this;
        return new Questioner() {
            @Override
            public Optional<String> answer(Question question) {
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
