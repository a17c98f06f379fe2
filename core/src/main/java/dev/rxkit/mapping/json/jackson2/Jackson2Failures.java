package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.rxkit.mapping.json.JsonFailures;
import dev.rxkit.mapping.json.JsonFailures.Step;
import dev.rxkit.mapping.json.JsonTypeRefusal;
import java.util.List;

/** Describes exceptions of Jackson. */
final class Jackson2Failures {

    private Jackson2Failures() {}

    /** Returns the reason as the end of a sentence; empty if Jackson gives no reason. */
    static String reason(Exception failure) {
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
        List<Step> path = failure instanceof JsonMappingException place
                ? place.getPath().stream()
                        .map(step -> new Step(step.getFrom(), step.getFieldName(), step.getIndex()))
                        .toList()
                : List.of();
        return failure instanceof InvalidNullException || missing(failure)
                ? JsonFailures.missing(path)
                : JsonFailures.at(path);
    }

    private static boolean missing(Exception failure) {
        return failure instanceof MismatchedInputException mismatch
                && mismatch.getOriginalMessage().startsWith("Missing required creator property");
    }
}
