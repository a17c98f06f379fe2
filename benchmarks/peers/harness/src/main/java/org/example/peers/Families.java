package org.example.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Parents and their children, for libraries that leave it to the user to put them together. */
public record Families<P, C>(List<P> parents, Map<Long, List<C>> children) {

    /** What a user writes: two lists by two queries become one map. */
    public static <P, C> Families<P, C> of(
            List<P> parents, ToLongFunction<P> id, Iterable<C> children, ToLongFunction<C> parent) {
        Map<Long, List<C>> byParent = new HashMap<>();
        for (P one : parents) {
            byParent.put(id.applyAsLong(one), new ArrayList<>());
        }
        for (C child : children) {
            byParent.get(parent.applyAsLong(child)).add(child);
        }
        return new Families<>(parents, byParent);
    }

    /** The ids of the parents, for the list of an IN. */
    public static <P> List<Long> ids(List<P> parents, ToLongFunction<P> id) {
        List<Long> ids = new ArrayList<>(parents.size());
        for (P parent : parents) {
            ids.add(id.applyAsLong(parent));
        }
        return ids;
    }

    /** The list of an IN with a question mark for each parent. */
    public static String marks(int count) {
        return "(" + "?, ".repeat(count - 1) + "?)";
    }

    public Map<PersonRow, List<OrderRow>> rows(Function<P, PersonRow> person, Function<C, OrderRow> order) {
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        parents.forEach(parent -> {
            PersonRow row = person.apply(parent);
            all.put(row, children.get(row.id()).stream().map(order).toList());
        });
        return all;
    }
}
