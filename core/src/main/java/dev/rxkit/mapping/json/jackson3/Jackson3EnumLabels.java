package dev.rxkit.mapping.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Reads a constant of an enum by its {@code toString()} text, if no constant has that name and only one has that
 * text: earlier versions wrote that text.
 */
final class EnumLabels extends DeserializationProblemHandler {

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String text, String problem) {
        return constant(type, text);
    }

    @Override
    public @Nullable Object handleWeirdKey(DeserializationContext context, Class<?> type, String text, String problem) {
        return constant(type, text);
    }

    private static Object constant(Class<?> type, String text) {
        Object found = NOT_HANDLED;
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (text.equals(constant.toString())) {
                    if (found != NOT_HANDLED) {
                        return NOT_HANDLED;
                    }
                    found = constant;
                }
            }
        }
        return found;
    }
}
