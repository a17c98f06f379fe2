package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.JsonFailures;
import dev.rxkit.mapping.json.JsonFailures.Step;
import dev.rxkit.mapping.json.JsonTypeRefusal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes exceptions of Jackson. */
final class Jackson3Failures {

    private Jackson3Failures() {}

    /** Returns the reason as the end of a sentence; empty if Jackson gives no reason. */
    static String reason(RuntimeException failure) {
        JsonTypeRefusal refusal = JsonTypeRefusal.in(failure);
        if (refusal != null) {
            return JsonFailures.refused(refusal);
        }
        if (failure instanceof StreamConstraintsException
                || failure.getCause() instanceof StreamConstraintsException
                || failure.getCause() instanceof StackOverflowError) {
            return JsonFailures.tooDeep();
        }
        if (failure instanceof JacksonException read && JsonFailures.isTwice(read.getOriginalMessage())) {
            return JsonFailures.twice();
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return JsonFailures.unknown(unknown.getReferringClass(), unknown.getPropertyName());
        }
        List<Step> path = failure instanceof DatabindException place
                ? place.getPath().stream()
                        .map(step -> new Step(step.from(), step.getPropertyName(), step.getIndex()))
                        .toList()
                : List.of();
        return failure instanceof InvalidNullException || missing(failure)
                ? JsonFailures.missing(path)
                : JsonFailures.at(path);
    }

    private static boolean missing(RuntimeException failure) {
        return failure instanceof MismatchedInputException mismatch
                && mismatch.getOriginalMessage().startsWith("Missing required creator property");
    }
}
