package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.mapping.members.Embedding;
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
        List<String> parts =
                known.stream().filter(one -> one.startsWith(name + ".")).toList();
        return new MappingException(
                parts.isEmpty()
                        ? type.getName() + " has no property '" + name + "'" + DidYouMean.clause(name, known)
                        : type.getName() + "." + name + " is embedded and has no column of its own: name one of its"
                                + " properties, " + String.join(" or ", parts));
    }

    /** Returns whether the property of that name holds an embedded object. */
    public static boolean embeds(TableMapping<?> mapping, String name) {
        return mapping.properties().stream()
                .map(PropertyMapping::embedding)
                .anyMatch(object -> object != null && object.name().equals(name));
    }

    /** Returns the call of a record's accessor, or the name of a field. */
    private static String read(Class<?> type, String property) {
        return property + (type.isRecord() ? "()" : "");
    }

    /**
     * Returns a property as a query in Java names it: {@code Hero::name}, or {@code (Hero h) -> h.name} if the class
     * has only a field.
     */
    public static String reference(PropertyMapping property, Class<?> type) {
        String simple = type.getSimpleName();
        String row = simple.substring(0, 1).toLowerCase(Locale.ROOT);
        Embedding object = property.embedding();
        if (object != null) {
            return "(" + simple + " " + row + ") -> " + row + "." + read(type, object.name()) + "."
                    + read(object.type(), property.simpleName());
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && property.readBy(method.getName()))
                .map(method -> simple + "::" + method.getName())
                .min(Comparator.naturalOrder())
                .orElse("(" + simple + " " + row + ") -> " + row + "." + property.name());
    }
}
