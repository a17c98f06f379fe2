package dev.rxkit.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sorts tables so that each comes after those it refers to, in nearly linear time. An instance is used once. */
final class DependencyOrder {
    private final TreeMap<TableName, Table> waiting = new TreeMap<>();
    private final Map<TableName, TreeSet<TableName>> targets = new HashMap<>();
    private final Map<TableName, List<TableName>> referrers = new HashMap<>();
    private final TreeSet<TableName> ready = new TreeSet<>();
    private final List<Table> done = new ArrayList<>();

    DependencyOrder(List<Table> tables) {
        tables.forEach(table -> waiting.put(table.name(), table));
        for (Table table : tables) {
            TreeSet<TableName> needed = new TreeSet<>();
            for (ForeignKey key : table.foreignKeys()) {
                if (!key.target().equals(table.name())
                        && waiting.containsKey(key.target())
                        && needed.add(key.target())) {
                    referrers
                            .computeIfAbsent(key.target(), target -> new ArrayList<>())
                            .add(table.name());
                }
            }
            targets.put(table.name(), needed);
            if (needed.isEmpty()) {
                ready.add(table.name());
            }
        }
    }

    List<Table> tables() {
        while (!waiting.isEmpty()) {
            TableName next = ready.isEmpty() ? firstOfCycle() : Objects.requireNonNull(ready.pollFirst());
            done.add(Objects.requireNonNull(waiting.remove(next)));
            for (TableName referrer : referrers.getOrDefault(next, List.of())) {
                Set<TableName> needed = Objects.requireNonNull(targets.get(referrer));
                needed.remove(next);
                if (needed.isEmpty() && waiting.containsKey(referrer)) {
                    ready.add(referrer);
                }
            }
        }
        return List.copyOf(done);
    }

    /**
     * Returns the first table, by name, of a cycle. Every waiting table refers to another waiting one, so following the
     * references from any of them ends in a cycle.
     */
    private TableName firstOfCycle() {
        Set<TableName> seen = new HashSet<>();
        TableName at = waiting.firstKey();
        while (seen.add(at)) {
            at = Objects.requireNonNull(targets.get(at)).first();
        }
        Set<TableName> cycle = new LinkedHashSet<>();
        while (cycle.add(at)) {
            at = Objects.requireNonNull(targets.get(at)).first();
        }
        return new TreeSet<>(cycle).first();
    }
}
