package dev.rxkit.diff;

import dev.rxkit.diff.rename.ApplicableRenames;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The old schema with the names of the new one, so that both can be compared by name. A rename applies if the old name
 * is in the old schema, the new name is in the new one, and no other object keeps the new name; other renames (already
 * done) are ignored. The new schema may use the old name again, for a new object. A name of which only the case changes
 * is renamed without a declaration: databases that fold case have one object there, and dropping it would lose its
 * data.
 */
final class RenamedSchema {

    private final List<Change> tableChanges = new ArrayList<>();
    private final Map<TableName, List<Change>> columnChanges = new HashMap<>();

    /** Old table name to new. */
    private final Map<TableName, TableName> tables = new HashMap<>();

    /** New table name to its columns' old and new names. */
    private final Map<TableName, Map<String, String>> columns = new HashMap<>();

    private final Schema renamed;

    RenamedSchema(Schema from, Schema to, Renames renames) {
        Map<TableName, Table> old = byName(from);
        Map<TableName, Table> wanted = byName(to);
        ApplicableRenames.of(renames.tables(), old.keySet(), wanted.keySet()).forEach((name, oldName) -> {
            tables.put(oldName, name);
            tableChanges.add(new Change.RenameTable(oldName, name));
        });
        old.values().forEach(table -> {
            TableName name = name(table.name());
            Table target = wanted.get(name);
            if (target != null) {
                columns(table, target, renames.columns().getOrDefault(name, Map.of()));
            }
        });
        renamed = tables.isEmpty() && columnChanges.isEmpty() ? from : from.map(this::table);
    }

    static Map<TableName, Table> byName(Schema schema) {
        Map<TableName, Table> tables = new HashMap<>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        return tables;
    }

    /** Returns the old schema with the new names. */
    Schema renamed() {
        return renamed;
    }

    /** Returns the renames of tables, ordered by new name. */
    List<Change> tableChanges() {
        return tableChanges;
    }

    /** Returns the renames of the table's columns, ordered by new name. */
    List<Change> columnChanges(TableName table) {
        return columnChanges.getOrDefault(table, List.of());
    }

    private void columns(Table old, Table wanted, Map<String, String> renames) {
        ApplicableRenames.of(renames, names(old), names(wanted)).forEach((name, oldName) -> {
            columns.computeIfAbsent(wanted.name(), table -> new HashMap<>()).put(oldName, name);
            columnChanges
                    .computeIfAbsent(wanted.name(), table -> new ArrayList<>())
                    .add(new Change.RenameColumn(wanted.name(), oldName, name));
        });
    }

    private static Set<String> names(Table table) {
        Set<String> names = new LinkedHashSet<>();
        table.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private TableName name(TableName old) {
        return tables.getOrDefault(old, old);
    }

    private Table table(Table old) {
        TableName name = name(old.name());
        Map<String, String> names = columns.getOrDefault(name, Map.of());
        PrimaryKey key = old.primaryKey();
        return new Table(
                name,
                old.columns().stream().map(column -> column.renamed(names)).toList(),
                key == null ? null : new PrimaryKey(key.name(), all(key.columns(), names)),
                old.uniques().stream()
                        .map(unique -> unique.map(column -> renamed(column, names)))
                        .toList(),
                old.indexes().stream().map(index -> index.renamed(names)).toList(),
                old.foreignKeys().stream().map(foreign -> key(foreign, names)).toList(),
                old.checks().stream().map(check -> check.renamed(names)).toList(),
                old.options(),
                old.comment());
    }

    private ForeignKey key(ForeignKey key, Map<String, String> names) {
        Map<String, String> theirs = columns.getOrDefault(name(key.target()), Map.of());
        return key.map(column -> renamed(column, names), this::name, column -> renamed(column, theirs));
    }

    private static String renamed(String column, Map<String, String> names) {
        return names.getOrDefault(column, column);
    }

    private static List<String> all(List<String> columns, Map<String, String> names) {
        return columns.stream()
                .map(column -> names.getOrDefault(column, column))
                .toList();
    }
}
