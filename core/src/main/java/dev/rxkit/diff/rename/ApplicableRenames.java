package dev.rxkit.diff.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Determines which renames apply between two sets of names. Names that differ only in case are one name. */
public final class ApplicableRenames {

    private ApplicableRenames() {}

    /**
     * Returns the declared renames that apply, and the renames that change only the case of a name; new name to old
     * name.
     *
     * @param declared new name to old name
     * @param old the existing names
     * @param wanted the wanted names
     */
    public static <T extends Comparable<? super T>> Map<T, T> of(Map<T, T> declared, Set<T> old, Set<T> wanted) {
        Map<T, T> renames = possible(declared, old, wanted);
        Set<T> sources = new HashSet<>();
        renames.entrySet().removeIf(rename -> !sources.add(rename.getValue()));
        ofCase(renames, old, wanted);
        return renames;
    }

    /**
     * Returns the declared renames whose old name exists and whose new name is free, or becomes free by another of
     * these renames. The old name may be wanted again, for a new object. Several renames may have the same old name.
     */
    static <T extends Comparable<? super T>> TreeMap<T, T> possible(Map<T, T> declared, Set<T> old, Set<T> wanted) {
        TreeMap<T, T> renames = new TreeMap<>(declared);
        renames.entrySet()
                .removeIf(rename -> !wanted.contains(rename.getKey())
                        || !old.contains(rename.getValue())
                        || rename.getKey().equals(rename.getValue()));
        while (renames.entrySet().removeIf(rename -> isTaken(rename, renames, old, wanted))) {
            // Repeat: a name that is kept may be the new name of another rename.
        }
        return renames;
    }

    /** Returns whether an existing object has the new name and keeps it. */
    private static <T> boolean isTaken(Map.Entry<T, T> rename, Map<T, T> renames, Set<T> old, Set<T> wanted) {
        if (old.contains(rename.getKey())) {
            return !renames.containsValue(rename.getKey());
        }
        // The rename has been done already if the database changed the case of the new name.
        String name = fold(rename.getKey());
        return wanted.contains(rename.getValue())
                && old.stream()
                        .anyMatch(other ->
                                fold(other).equals(name) && !wanted.contains(other) && !renames.containsValue(other));
    }

    private static <T extends Comparable<? super T>> void ofCase(Map<T, T> renames, Set<T> old, Set<T> wanted) {
        Map<String, T> leaving = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (T name : old) {
            if (!wanted.contains(name) && !renames.containsValue(name)) {
                T other = leaving.put(fold(name), name);
                if (other != null) {
                    several.add(fold(name));
                }
            }
        }
        for (T name : wanted) {
            T oldName = leaving.get(fold(name));
            if (oldName != null && !several.contains(fold(name)) && !old.contains(name)) {
                leaving.remove(fold(name));
                renames.putIfAbsent(name, oldName);
            }
        }
    }

    /**
     * Returns the new names whose rename cannot be decided from names alone: either names are exchanged, which may have
     * been done already, or several new names have the same old name.
     *
     * @param applying the result of {@link #possible}
     */
    static <T extends Comparable<? super T>> List<T> undecided(Map<T, T> applying) {
        List<T> names = new ArrayList<>();
        new TreeMap<>(applying).forEach((name, old) -> {
            boolean shared = applying.values().stream().filter(old::equals).count() > 1;
            T last = old;
            for (int i = 0; i < applying.size() && !last.equals(name); i++) {
                last = applying.getOrDefault(last, last);
            }
            if (shared || last.equals(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private static String fold(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
