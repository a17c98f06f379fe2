package dev.rxkit.migrate.plan;

import java.util.List;
import java.util.Optional;

/** Answers questions: from a terminal, from a file, or not at all. */
@FunctionalInterface
public interface Questioner {

    /** Returns the answer as text, one of the question's options if it has some; empty if there is no answer. */
    Optional<String> answer(Question question);

    /** Receives once, before the first question, the changes that the questions are about, one in each line. */
    default void about(List<String> changes) {}

    /** Returns a questioner without answers: every question stays open. */
    static Questioner none() {
        return question -> Optional.empty();
    }

    /** Returns a questioner that asks this one first, then the other. */
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
