package dev.rxkit.mapping.json;

import org.jspecify.annotations.Nullable;

/** Finds constants by the text that earlier versions wrote. */
public final class EnumLabels {

    private EnumLabels() {}

    /** Returns the only constant of an enum with that {@code toString()} text; null if no constant has it, or several have. */
    public static @Nullable Object constant(Class<?> type, String text) {
        Object found = null;
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (text.equals(constant.toString())) {
                    if (found != null) {
                        return null;
                    }
                    found = constant;
                }
            }
        }
        return found;
    }
}
