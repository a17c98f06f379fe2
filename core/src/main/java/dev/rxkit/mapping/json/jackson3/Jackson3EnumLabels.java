package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.EnumLabels;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Reads a constant of an enum that does not have the name by the text that earlier versions wrote. */
final class Jackson3EnumLabels extends DeserializationProblemHandler {

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String text, String problem) {
        Object constant = EnumLabels.constant(type, text);
        return constant == null ? NOT_HANDLED : constant;
    }

    @Override
    public @Nullable Object handleWeirdKey(DeserializationContext context, Class<?> type, String text, String problem) {
        return handleWeirdStringValue(context, type, text, problem);
    }
}
