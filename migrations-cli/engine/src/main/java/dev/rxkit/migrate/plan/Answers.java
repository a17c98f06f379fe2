package dev.rxkit.migrate.plan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answers to questions.
 *
 * @param byQuestionId the text of the answer by the id of the question
 */
public record Answers(Map<String, String> byQuestionId) {
    public Answers {
        byQuestionId = Map.copyOf(byQuestionId);
    }

    /** No answers. */
    public static Answers none() {
        return new Answers(Map.of());
    }

    /** Returns these answers and one more, which replaces an earlier answer to the same question. */
    public Answers with(String questionId, String answer) {
        Map<String, String> more = new TreeMap<>(byQuestionId);
        more.put(questionId, answer);
        return new Answers(more);
    }

    /** Returns the answer; empty if the question has no answer, or a blank one. */
    public Optional<String> to(String questionId) {
        return Optional.ofNullable(byQuestionId.get(questionId)).filter(answer -> !answer.isBlank());
    }
}
