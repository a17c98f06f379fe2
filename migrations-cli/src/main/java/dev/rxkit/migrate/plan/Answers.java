package dev.rxkit.migrate.plan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was answered.
 *
 * @param byQuestionId the answer's text by the question's id
 */
public record Answers(Map<String, String> byQuestionId) {
    public Answers {
        byQuestionId = Map.copyOf(byQuestionId);
    }

    /** No answers. */
    public static Answers none() {
        return new Answers(Map.of());
    }

    /** These, and one more; a former answer to the same question is replaced. */
    public Answers with(String questionId, String answer) {
        Map<String, String> more = new TreeMap<>(byQuestionId);
        more.put(questionId, answer);
        return new Answers(more);
    }

    /** The answer, if there is one that is not blank. */
    public Optional<String> to(String questionId) {
        return Optional.ofNullable(byQuestionId.get(questionId)).filter(answer -> !answer.isBlank());
    }
}
