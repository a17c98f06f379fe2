package dev.rxkit.mapping.json;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes a failure of JSON without the values: the messages of Jackson quote them, and they may be secret. */
final class JsonProblem {

    private JsonProblem() {}

    /** Returns the reason as the end of a sentence; empty if there is none. */
    static String reason(RuntimeException failure) {
        JsonTypeRefusal refusal = JsonTypeRefusal.in(failure);
        if (refusal != null) {
            return ": " + refusal.getMessage();
        }
        if (failure instanceof StreamConstraintsException || deep(failure)) {
            return ": it is nested deeper than " + JsonRules.MAX_DEPTH + " levels";
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return ": " + unknown.getReferringClass().getSimpleName() + " has no member \"" + unknown.getPropertyName()
                    + "\"; add it to the class, or ignore such members by @Json(ignoreUnknown = true)";
        }
        if (failure instanceof InvalidNullException || missing(failure)) {
            return ": a member is null or missing that is not nullable" + at(failure)
                    + "; mark it @Nullable if it may be null";
        }
        return at(failure);
    }

    private static boolean deep(RuntimeException failure) {
        return failure.getCause() instanceof StreamConstraintsException
                || failure.getCause() instanceof StackOverflowError;
    }

    private static boolean missing(RuntimeException failure) {
        return failure instanceof MismatchedInputException mismatch
                && mismatch.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String at(RuntimeException failure) {
        if (!(failure instanceof DatabindException place) || place.getPath().isEmpty()) {
            return "";
        }
        return place.getPath().stream()
                .map(JsonProblem::step)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining(".", " at ", ""))
                .replace(".[", "[");
    }

    /** Returns a step of the path; keys of maps are left out, as they are values of the user. */
    private static String step(JacksonException.Reference step) {
        Object from = step.from();
        if (from instanceof Map<?, ?> || from == Map.class) {
            return "[key]";
        }
        return step.getPropertyName() != null
                ? step.getPropertyName()
                : from instanceof Collection<?> || step.getIndex() >= 0 ? "[" + step.getIndex() + "]" : "";
    }
}
