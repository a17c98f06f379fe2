package dev.rxkit.migrate.plan;

import java.util.Optional;

/** Answers questions: a terminal, a file, or nobody. */
@FunctionalInterface
public interface Questioner {

    /** The answer as text, one of the question's options where it has some; empty if there is none to be had. */
    Optional<String> answer(Question question);

    /** Knows no answer: every question stays open. */
    static Questioner none() {
        return question -> Optional.empty();
    }

    /** Asks this one first, then the other. */
    default Questioner or(Questioner other) {
        return question -> answer(question).or(() -> other.answer(question));
    }
}
