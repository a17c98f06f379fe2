package dev.rxkit.mapping.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Orders the elements of sets, so that equal sets have the same text. */
public final class JsonSets {

    private JsonSets() {}

    /** Returns the elements in their natural order, null first; the set itself if they cannot be compared. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Object ordered(Object value) {
        if (!(value instanceof Set<?> set)
                || set.size() < 2
                || set instanceof SortedSet<?>
                || set instanceof EnumSet<?>) {
            return value;
        }
        for (Object element : set) {
            if (element != null && !(element instanceof Comparable<?>)) {
                return value;
            }
        }
        List<@Nullable Object> elements = new ArrayList<>(set);
        try {
            elements.sort((Comparator) Comparator.nullsFirst(Comparator.naturalOrder()));
        } catch (ClassCastException mixed) {
            return value;
        }
        return new LinkedHashSet<>(elements);
    }
}
