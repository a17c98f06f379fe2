package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The nearest known name to one that is not known: the "did you mean" of messages. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The known name nearest to {@code name}: one that differs only in case and separators, else by at most a third of
     * its letters. Ties go to the first by alphabet.
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = bare(name);
        int most = Math.max(1, wanted.length() / 3);
        return known.stream()
                .sorted(Comparator.<String>comparingInt(candidate -> distance(wanted, bare(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .findFirst()
                .filter(candidate -> distance(wanted, bare(candidate)) <= most);
    }

    /** The end of a message: {@code "; did you mean 'age'?"}, or the list of what is known. */
    public static String hint(String name, Collection<String> known) {
        return nearest(name, known)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElseGet(() -> known.isEmpty() ? "" : "; there is " + String.join(", ", known));
    }

    static MappingException unknownProperty(TableMapping<?> mapping, String name) {
        return unknownProperty(
                mapping.type(),
                name,
                mapping.properties().stream().map(PropertyMapping::name).toList());
    }

    static MappingException unknownProperty(Class<?> type, String name, List<String> known) {
        return new MappingException(type.getName() + " has no property '" + name + "'" + hint(name, known));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
    }

    /** Edits (insert, delete, replace, swap of neighbours) from one to the other. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    /** How a query in Java names a property: {@code Hero::name}, or {@code (Hero h) -> h.name} where there is but a field. */
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
