package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.internal.DidYouMean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names properties of classes in messages. */
public final class PropertyNames {

    private PropertyNames() {}

    static MappingException unknown(TableMapping<?> mapping, String name) {
        return unknown(
                mapping.type(),
                name,
                mapping.properties().stream().map(PropertyMapping::name).toList());
    }

    static MappingException unknown(Class<?> type, String name, List<String> known) {
        return new MappingException(
                type.getName() + " has no property '" + name + "'" + DidYouMean.clause(name, known));
    }

    /**
     * Returns a property as a query in Java names it: {@code Hero::name}, or {@code (Hero h) -> h.name} if the class
     * has only a field.
     */
    public static String reference(PropertyMapping property, Class<?> type) {
        String simple = type.getSimpleName();
        String row = simple.substring(0, 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && property.readBy(method.getName()))
                .map(method -> simple + "::" + method.getName())
                .min(Comparator.naturalOrder())
                .orElse("(" + simple + " " + row + ") -> " + row + "." + property.name());
    }
}
