package dev.rxkit.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which renames there are between two sets of names. */
final class Applying {

    private Applying() {}

    /**
     * Returns the declared renames that apply, and those of case alone; new name to old name.
     *
     * @param declared new name to old name
     * @param fold a name's text without its case
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
     * Returns the declared renames whose old name exists and whose new name is free, or becomes free by another of them.
     * The old name may be wanted again, for something new. Several may have one old name.
     */
    static <T extends Comparable<? super T>> TreeMap<T, T> possible(
            Map<T, T> declared, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        TreeMap<T, T> renames = new TreeMap<>(declared);
        renames.entrySet()
                .removeIf(rename -> !wanted.contains(rename.getKey())
                        || !old.contains(rename.getValue())
                        || rename.getKey().equals(rename.getValue()));
        while (renames.entrySet().removeIf(rename -> isTaken(rename, renames, old, wanted, fold))) {
            // A name that stays may have been the target of another rename.
        }
        return renames;
    }

    /** Whether something has the new name already, and keeps it. */
    private static <T> boolean isTaken(
            Map.Entry<T, T> rename, Map<T, T> renames, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        if (old.contains(rename.getKey())) {
            return !renames.containsValue(rename.getKey());
        }
        // Already renamed, if the database changed the case of the new name.
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
