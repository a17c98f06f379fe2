package dev.rxkit.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Determines which renames apply between two sets of names. */
final class Applying {

    private Applying() {}

    /**
     * Returns the declared renames that apply, and the renames that change only the case of a name; new name to old
     * name.
     *
     * @param declared new name to old name
     * @param old the existing names
     * @param wanted the wanted names
     * @param fold returns a name's text in one case
     */
    static <T extends Comparable<? super T>> Map<T, T> of(
            Map<T, T> declared, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        Map<T, T> renames = possible(declared, old, wanted, fold);
        Set<T> sources = new HashSet<>();
        renames.entrySet().removeIf(rename -> !sources.add(rename.getValue()));
        ofCase(renames, old, wanted, fold);
        return renames;
    }

    /**
     * Returns the declared renames whose old name exists and whose new name is free, or becomes free by another of
     * these renames. The old name may be wanted again, for a new object. Several renames may have the same old name.
     */
    static <T extends Comparable<? super T>> TreeMap<T, T> possible(
            Map<T, T> declared, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        TreeMap<T, T> renames = new TreeMap<>(declared);
        renames.entrySet()
                .removeIf(rename -> !wanted.contains(rename.getKey())
                        || !old.contains(rename.getValue())
                        || rename.getKey().equals(rename.getValue()));
        while (renames.entrySet().removeIf(rename -> isTaken(rename, renames, old, wanted, fold))) {
            // Repeat: a name that is kept may be the new name of another rename.
        }
        return renames;
    }

    /** Returns whether an existing object has the new name and keeps it. */
    private static <T> boolean isTaken(
            Map.Entry<T, T> rename, Map<T, T> renames, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        if (old.contains(rename.getKey())) {
            return !renames.containsValue(rename.getKey());
        }
        // The rename has been done already if the database changed the case of the new name.
        String name = fold.apply(rename.getKey());
        return wanted.contains(rename.getValue())
                && old.stream()
                        .anyMatch(other -> fold.apply(other).equals(name)
                                && !wanted.contains(other)
                                && !renames.containsValue(other));
    }

    private static <T extends Comparable<? super T>> void ofCase(
            Map<T, T> renames, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        Map<String, T> leaving = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (T name : old) {
            if (!wanted.contains(name) && !renames.containsValue(name)) {
                T other = leaving.put(fold.apply(name), name);
                if (other != null) {
                    several.add(fold.apply(name));
                }
            }
        }
        for (T name : wanted) {
            T oldName = leaving.get(fold.apply(name));
            if (oldName != null && !several.contains(fold.apply(name)) && !old.contains(name)) {
                leaving.remove(fold.apply(name));
                renames.putIfAbsent(name, oldName);
            }
        }
    }
}
