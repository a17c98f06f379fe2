package dev.rxkit.diff;

import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The renames that the model declares or the user confirmed; the differ never guesses. Names may be exchanged ({@code
 * a} for {@code b} and {@code b} for {@code a}) or form a chain. A declared exchange must be removed from the model
 * once it is done, because the schemas alone do not show whether it was.
 *
 * @param tables new name to old name
 * @param columns table (by its new name) to new column name to old column name
 */
public record Renames(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {

    /** Copies the maps. */
    public Renames {
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
    }

    /**
     * Returns the declared renames that apply, new name to old name: the old name exists, and the new one is free or
     * becomes free by another of these renames. A rename that has been done already is left out.
     *
     * @param declared new name to old name
     * @param old the existing names
     * @param wanted the wanted names
     */
    public static <T extends Comparable<? super T>> Map<T, T> applying(Map<T, T> declared, Set<T> old, Set<T> wanted) {
        return Applying.possible(declared, old, wanted, Renames::fold);
    }

    /**
     * Returns the new names whose rename cannot be decided from names alone: either names are exchanged, which may have
     * been done already, or several new names have the same old name.
     *
     * @param applying the result of {@link #applying}
     */
    public static <T extends Comparable<? super T>> List<T> undecided(Map<T, T> applying) {
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

    /** Returns an instance without renames. */
    public static Renames none() {
        return new Renames(Map.of(), Map.of());
    }
}
