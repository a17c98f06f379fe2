package dev.rxkit.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which constraints of one kind are gone and which are new. A pair with one name is looked for first, then a pair that
 * says the same under another name; such a pair is equal where the name was nobody's choice, that is where one side has
 * none or has the name the kit makes itself.
 *
 * @param dropped in order of name, those without one last
 * @param added in the order of the model
 */
record Matching<T>(List<T> dropped, List<T> added) {

    /**
     * @param name the constraint's name
     * @param structure everything but the name
     * @param chosen whether a name was chosen by somebody, for a constraint
     */
    record Rules<T>(Function<T, @Nullable String> name, Function<T, Object> structure, BiPredicate<T, String> chosen) {

        boolean same(T from, T to) {
            return structure.apply(from).equals(structure.apply(to));
        }

        boolean twins(T from, T to) {
            String old = name.apply(from);
            return old != null && old.equals(name.apply(to));
        }

        boolean loose(T constraint) {
            String own = name.apply(constraint);
            return own == null || !chosen.test(constraint, own);
        }
    }

    static <T> Matching<T> of(List<T> from, List<T> to, Rules<T> rules) {
        List<T> old = new ArrayList<>(from);
        List<T> wanted = new ArrayList<>(to);
        pair(old, wanted, (a, b) -> rules.twins(a, b) && rules.same(a, b));
        List<T> reshaped = wanted.stream()
                .filter(b -> old.stream().anyMatch(a -> rules.twins(a, b)))
                .toList();
        List<T> free = new ArrayList<>(wanted);
        free.removeAll(reshaped);
        pair(
                old,
                free,
                (a, b) -> rules.same(a, b)
                        && (rules.loose(a) || rules.loose(b))
                        && reshaped.stream().noneMatch(c -> rules.twins(a, c)));
        List<T> added = wanted.stream()
                .filter(b -> reshaped.contains(b) || free.contains(b))
                .toList();
        old.sort(Comparator.comparing(rules.name(), Comparator.nullsLast(Comparator.naturalOrder())));
        return new Matching<>(List.copyOf(old), added);
    }

    /** Takes each pair that passes out of both lists. */
    private static <T> void pair(List<T> old, List<T> wanted, BiPredicate<T, T> equal) {
        wanted.removeIf(b -> {
            for (int i = 0; i < old.size(); i++) {
                if (equal.test(old.get(i), b)) {
                    old.remove(i);
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether the names differ and both were chosen. */
    static boolean renamed(@Nullable String from, @Nullable String to, String made) {
        return from != null && to != null && !Objects.equals(from, to) && !from.equals(made) && !to.equals(made);
    }
}
