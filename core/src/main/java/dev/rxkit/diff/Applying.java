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
     * The renames told that apply, and those of case alone; new name to old name.
     *
     * @param told new name to old name
     * @param fold a name's text without its case
     */
    static <T extends Comparable<? super T>> Map<T, T> of(
            Map<T, T> told, Set<T> old, Set<T> wanted, Function<T, String> fold) {
        TreeMap<T, T> renames = new TreeMap<>();
        Set<T> sources = new HashSet<>();
        new TreeMap<>(told).forEach((name, oldName) -> {
            boolean known = wanted.contains(name) && old.contains(oldName) && !name.equals(oldName);
            if (known && sources.add(oldName)) {
                renames.put(name, oldName);
            }
        });
        while (renames.entrySet().removeIf(rename -> contradicted(rename, renames, old, wanted))) {
            // One that is out may have made room for another.
        }
        ofCase(renames, old, wanted, fold);
        return renames;
    }

    /** Whether the new name is taken by something that stays, or the old one is still wanted for itself. */
    private static <T> boolean contradicted(Map.Entry<T, T> rename, Map<T, T> renames, Set<T> old, Set<T> wanted) {
        boolean taken = old.contains(rename.getKey()) && !renames.containsValue(rename.getKey());
        boolean stays = wanted.contains(rename.getValue()) && !renames.containsKey(rename.getValue());
        return taken || stays;
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
