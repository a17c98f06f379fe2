package dev.rxkit.migrate;

import dev.rxkit.diff.Renames;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the annotations of the classes say was renamed, as far as it was not done already. */
final class ToldRenames {
    private ToldRenames() {}

    /**
     * The renames to do.
     *
     * @param strict refuses what cannot be decided; without it that is left out
     * @throws MigrationException if names are exchanged, or two things are renamed from one, where it is strict
     */
    static Renames of(List<TableMapping<?>> mappings, Schema from, boolean strict) {
        Map<TableName, TableName> told = new TreeMap<>();
        Set<TableName> wanted = new TreeSet<>();
        for (TableMapping<?> mapping : mappings) {
            TableName name = mapping.table().name();
            wanted.add(name);
            if (mapping.renamedFrom() != null) {
                told.put(name, name.renamed(mapping.renamedFrom()));
            }
        }
        Set<TableName> present = from.tables().stream().map(Table::name).collect(Collectors.toCollection(TreeSet::new));
        Map<TableName, TableName> tables = Renames.applying(told, present, wanted);
        settle("table ", "@Table", tables, strict);
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        for (TableMapping<?> mapping : mappings) {
            TableName name = mapping.table().name();
            TableName before = tables.getOrDefault(name, name);
            boolean isNew = before.equals(name) && tables.containsValue(name);
            if (!isNew) {
                from.table(before).map(table -> columns(mapping, table)).ifPresent(renamed -> {
                    settle("column " + name + ".", "@Column", renamed, strict);
                    columns.put(name, renamed);
                });
            }
        }
        columns.values().removeIf(Map::isEmpty);
        return new Renames(tables, columns);
    }

    private static Map<String, String> columns(TableMapping<?> mapping, Table before) {
        Map<String, String> told = new TreeMap<>();
        for (PropertyMapping property : mapping.properties()) {
            if (property.renamedFrom() != null) {
                told.put(property.column().name(), property.renamedFrom());
            }
        }
        return Renames.applying(told, names(before), names(mapping.table()));
    }

    private static Set<String> names(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T extends Comparable<? super T>> void settle(
            String what, String annotation, Map<T, T> renames, boolean strict) {
        List<T> undecided = Renames.undecided(renames);
        if (strict && !undecided.isEmpty()) {
            throw refusal(what, annotation, renames, undecided);
        }
        renames.keySet().removeAll(undecided);
    }

    private static <T> MigrationException refusal(
            String what, String annotation, Map<T, T> renames, List<T> undecided) {
        T name = undecided.get(0);
        T old = Objects.requireNonNull(renames.get(name));
        for (T other : undecided) {
            if (!other.equals(name) && old.equals(renames.get(other))) {
                return new MigrationException(
                        ExitCode.FAILED,
                        what + name + " and " + what + other + " are both renamed from " + old
                                + ". Take renamedFrom out of one.");
            }
        }
        return new MigrationException(
                ExitCode.FAILED,
                what + name + " is renamed from " + old + ", and " + old + " from " + renames.get(old)
                        + ": names are exchanged, and the schema does not show whether that was done already. If it was,"
                        + " take renamedFrom out of them. If not, use a third name and two scripts: first " + annotation
                        + "(renamedFrom = \"" + name + "\") on the third name and " + annotation + "(renamedFrom = \""
                        + old + "\") on " + name + "; then " + annotation + "(renamedFrom = \"the third name\") on "
                        + old + ".");
    }
}
