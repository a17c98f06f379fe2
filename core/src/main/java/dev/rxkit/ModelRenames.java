package dev.rxkit;

import dev.rxkit.diff.Renames;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the models say was renamed, as far as it was not done already. */
final class ModelRenames {

    private ModelRenames() {}

    static Renames of(List<TableMapping<?>> mapped, Schema live) {
        Map<TableName, TableName> told = new HashMap<>();
        Set<TableName> wanted = new HashSet<>();
        for (TableMapping<?> mapping : mapped) {
            TableName name = mapping.table().name();
            wanted.add(name);
            if (mapping.renamedFrom() != null) {
                told.put(name, name.renamed(mapping.renamedFrom()));
            }
        }
        Set<TableName> present = live.tables().stream().map(Table::name).collect(Collectors.toSet());
        Map<TableName, TableName> tables = decided(told, present, wanted);
        Map<TableName, Map<String, String>> columns = new HashMap<>();
        for (TableMapping<?> mapping : mapped) {
            TableName name = mapping.table().name();
            live.table(tables.getOrDefault(name, name)).ifPresent(table -> columns.put(name, columns(mapping, table)));
        }
        return new Renames(tables, columns);
    }

    private static Map<String, String> columns(TableMapping<?> mapping, Table live) {
        Map<String, String> told = new HashMap<>();
        for (PropertyMapping property : mapping.properties()) {
            if (property.renamedFrom() != null) {
                told.put(property.column().name(), property.renamedFrom());
            }
        }
        return decided(told, names(live), names(mapping.table()));
    }

    private static Set<String> names(Table table) {
        return table.columns().stream().map(Column::name).collect(Collectors.toSet());
    }

    /** What cannot be decided is refused when a script is to be made; here it is no difference. */
    private static <T extends Comparable<? super T>> Map<T, T> decided(Map<T, T> told, Set<T> live, Set<T> wanted) {
        Map<T, T> renames = Renames.applying(told, live, wanted);
        renames.keySet().removeAll(Renames.undecided(renames));
        return renames;
    }
}
