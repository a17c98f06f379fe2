package dev.rxkit.history;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that the models read and never write. The database defines them, by an expression, a trigger or a default,
 * which the class does not state.
 */
public final class ReadOnlyColumns {

    private ReadOnlyColumns() {}

    /**
     * Returns the wanted schema with the present definition of each read-only column that exists, so that no change of
     * it is proposed.
     *
     * @param from the current schema
     * @param to the wanted schema, resolved
     * @param readOnly the read-only columns, as {@link LockNames#column} names them
     * @param tables renamed tables, new name to old name
     * @param columns table by its new name, to new column name, to old column name
     */
    public static Schema kept(
            Schema from,
            Schema to,
            Set<String> readOnly,
            Map<TableName, TableName> tables,
            Map<TableName, Map<String, String>> columns) {
        if (readOnly.isEmpty()) {
            return to;
        }
        return to.map(table -> {
            TableName oldTable = tables.getOrDefault(table.name(), table.name());
            Map<String, String> oldNames = columns.getOrDefault(table.name(), Map.of());
            return table.mapColumns(column -> {
                if (!readOnly.contains(LockNames.column(table.name(), column.name()))) {
                    return column;
                }
                Optional<Column> old = from.table(oldTable)
                        .flatMap(t -> t.column(oldNames.getOrDefault(column.name(), column.name())));
                return old.map(present -> renamed(present, column.name(), oldNames))
                        .orElse(column);
            });
        });
    }

    private static Column renamed(Column present, String name, Map<String, String> oldNames) {
        Map<String, String> newNames = new HashMap<>();
        oldNames.forEach((now, old) -> newNames.put(old, now));
        Column.Computed computed = present.computed();
        return present.withName(name).withComputed(computed == null ? null : computed.renamed(newNames));
    }
}
