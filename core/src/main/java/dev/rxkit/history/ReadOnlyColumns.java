package dev.rxkit.history;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database defines and a class does not state: the whole of a column that the model reads and never writes, which
 * has an expression, a trigger or a default, and the expression of any other column, as no class has one.
 */
public final class ReadOnlyColumns {

    private ReadOnlyColumns() {}

    /**
     * Returns the wanted schema with the present definition of each read-only column that exists, and the present
     * expression of each other one, so that no change of them is proposed.
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
        return to.map(table -> {
            TableName oldTable = tables.getOrDefault(table.name(), table.name());
            Map<String, String> oldNames = columns.getOrDefault(table.name(), Map.of());
            return table.mapColumns(column -> {
                Optional<Column> old = from.table(oldTable)
                        .flatMap(t -> t.column(oldNames.getOrDefault(column.name(), column.name())))
                        .map(present -> renamed(present, column.name(), oldNames));
                return readOnly.contains(LockNames.column(table.name(), column.name()))
                        ? old.orElse(column)
                        : old.map(present -> computed(column, present.computed()))
                                .orElse(column);
            });
        });
    }

    private static Column computed(Column column, Column.@Nullable Computed expression) {
        return expression == null || column.defaultSql() != null ? column : column.withComputed(expression);
    }

    private static Column renamed(Column present, String name, Map<String, String> oldNames) {
        Map<String, String> newNames = new HashMap<>();
        oldNames.forEach((now, old) -> newNames.put(old, now));
        Column.Computed computed = present.computed();
        return present.withName(name).withComputed(computed == null ? null : computed.renamed(newNames));
    }
}
