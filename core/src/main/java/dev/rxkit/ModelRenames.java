package dev.rxkit;

import dev.rxkit.diff.Renames;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the models say was renamed, where the database still has the old name and not yet the new one. */
final class ModelRenames {

    private ModelRenames() {}

    static Renames of(List<TableMapping<?>> mapped, Schema live) {
        Map<TableName, TableName> tables = new HashMap<>();
        Map<TableName, Map<String, String>> columns = new HashMap<>();
        for (TableMapping<?> mapping : mapped) {
            TableName name = mapping.table().name();
            TableName now = former(mapping, live);
            if (!now.equals(name)) {
                tables.put(name, now);
            }
            live.table(now).ifPresent(table -> columns.put(name, columns(mapping, table)));
        }
        return new Renames(tables, columns);
    }

    private static TableName former(TableMapping<?> mapping, Schema live) {
        TableName name = mapping.table().name();
        return former(mapping.renamedFrom())
                .map(name::renamed)
                .filter(old -> live.table(name).isEmpty() && live.table(old).isPresent())
                .orElse(name);
    }

    private static Map<String, String> columns(TableMapping<?> mapping, Table live) {
        Map<String, String> renamed = new HashMap<>();
        for (PropertyMapping property : mapping.properties()) {
            String name = property.column().name();
            former(property.renamedFrom())
                    .filter(old ->
                            live.column(name).isEmpty() && live.column(old).isPresent())
                    .ifPresent(old -> renamed.put(name, old));
        }
        return renamed;
    }

    private static Optional<String> former(@Nullable String name) {
        return Optional.ofNullable(name).filter(text -> !text.isEmpty());
    }
}
