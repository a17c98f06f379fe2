package dev.rxkit.diff.rename;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The renames that classes declare and that have not been done yet.
 *
 * @param renames the renames that can be decided
 * @param conflicts the renames that cannot be decided, which are not in {@code renames}: tables first, then columns, in
 *     the order of the entities
 */
public record DeclaredRenames(Renames renames, List<Conflict> conflicts) {

    /**
     * The renames that one class declares.
     *
     * @param table the wanted table
     * @param renamedFrom the table's former name, or null
     * @param columns new column name to former name
     */
    public record Entity(Table table, @Nullable String renamedFrom, Map<String, String> columns) {
        /** Copies the map. */
        public Entity {
            columns = Map.copyOf(columns);
        }
    }

    /**
     * A rename that cannot be decided from names alone.
     *
     * @param table the table of the column, by its new name; null for a table
     * @param name the new name
     * @param old the former name
     * @param other another new name with the same former name, or null if two objects exchange their names
     * @param before the former name of {@code old}; null if it has none
     */
    public record Conflict(
            @Nullable TableName table,
            String name,
            String old,
            @Nullable String other,
            @Nullable String before) {}

    /** Copies the list. */
    public DeclaredRenames {
        conflicts = List.copyOf(conflicts);
    }

    /** Returns the declared renames that have not been done in {@code live}. */
    public static DeclaredRenames of(List<Entity> entities, Schema live) {
        List<Conflict> conflicts = new ArrayList<>();
        Map<TableName, TableName> declared = new TreeMap<>();
        Set<TableName> wanted = new TreeSet<>();
        for (Entity entity : entities) {
            TableName name = entity.table().name();
            wanted.add(name);
            if (entity.renamedFrom() != null) {
                declared.put(name, name.renamed(entity.renamedFrom()));
            }
        }
        Set<TableName> present = live.tables().stream().map(Table::name).collect(Collectors.toCollection(TreeSet::new));
        Map<TableName, TableName> tables = ApplicableRenames.possible(declared, present, wanted);
        decide(null, tables, conflicts);
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        for (Entity entity : entities) {
            TableName name = entity.table().name();
            TableName before = tables.getOrDefault(name, name);
            // The table that has this name in the database is renamed to another name.
            boolean isNew = before.equals(name) && tables.containsValue(name);
            live.table(before).filter(table -> !isNew).ifPresent(table -> {
                Map<String, String> renamed =
                        ApplicableRenames.possible(entity.columns(), names(table), names(entity.table()));
                decide(name, renamed, conflicts);
                if (!renamed.isEmpty()) {
                    columns.put(name, renamed);
                }
            });
        }
        return new DeclaredRenames(new Renames(tables, columns), conflicts);
    }

    private static Set<String> names(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T extends Comparable<? super T>> void decide(
            @Nullable TableName table, Map<T, T> renames, List<Conflict> conflicts) {
        List<T> undecided = ApplicableRenames.undecided(renames);
        for (T name : undecided) {
            T old = Objects.requireNonNull(renames.get(name));
            String other = undecided.stream()
                    .filter(twin -> !twin.equals(name) && old.equals(renames.get(twin)))
                    .map(Object::toString)
                    .findFirst()
                    .orElse(null);
            T before = renames.get(old);
            conflicts.add(new Conflict(
                    table, name.toString(), old.toString(), other, before == null ? null : before.toString()));
        }
        renames.keySet().removeAll(undecided);
    }
}
