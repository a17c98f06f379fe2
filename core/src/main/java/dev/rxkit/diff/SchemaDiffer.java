package dev.rxkit.diff;

import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two resolved schemas, everything a {@link Table} says but the order of its columns. Pure and thread-safe.
 *
 * <p>The changes are in one order, so that the same input gives the same bytes: new and altered enum types by name;
 * renamed tables by new name; new tables,
 * each behind those it refers to; changed tables by name; new tables that refer to a column or key which a changed table
 * only then has; dropped tables, each before those it refers to; dropped enum
 * types by name. Within a
 * table: renamed columns, new columns and altered columns in the order of the new table, the primary key, dropped
 * checks, foreign keys, indexes and uniques by name, new uniques, indexes, foreign keys and checks in the order of the
 * new table, dropped columns in the order of the old one, options by name, the comment. An altered column's changes
 * are: type, nullability, default, generated, computed, collation, comment.
 *
 * <p>A constraint or index whose name was nobody's choice (it has none, or the one the kit makes) equals one of another
 * name that says the same. An option is compared where both sides state it. Views and triggers are not compared.
 */
public final class SchemaDiffer {

    private SchemaDiffer() {}

    /** What has to happen to {@code from} to become {@code to}; empty if nothing. */
    public static List<Change> diff(Schema from, Schema to, Renames renames) {
        Renaming renaming = new Renaming(from, to, renames);
        Map<TableName, Table> old = Renaming.byName(renaming.renamed());
        Map<TableName, Table> wanted = Renaming.byName(to);
        List<Change> changes = new ArrayList<>(enums(from, to));
        changes.addAll(renaming.tableChanges());
        List<Table> added = to.only(table -> !old.containsKey(table.name())).inDependencyOrder();
        Set<TableName> late = late(added, old);
        added.stream()
                .filter(table -> !late.contains(table.name()))
                .forEach(table -> changes.add(new Change.AddTable(table)));
        for (Table table : to.tables()) {
            Table before = old.get(table.name());
            if (before != null) {
                changes.addAll(renaming.columnChanges(table.name()));
                changes.addAll(TableDiffer.diff(before, table));
            }
        }
        added.stream()
                .filter(table -> late.contains(table.name()))
                .forEach(table -> changes.add(new Change.AddTable(table)));
        List<Table> dropped = new ArrayList<>(renaming.renamed()
                .only(table -> !wanted.containsKey(table.name()))
                .inDependencyOrder());
        for (int i = dropped.size() - 1; i >= 0; i--) {
            changes.add(new Change.DropTable(dropped.get(i)));
        }
        from.enums().stream()
                .filter(type -> to.enumType(type.name()).isEmpty())
                .forEach(type -> changes.add(new Change.DropEnum(type)));
        return List.copyOf(changes);
    }

    /** The new tables that refer to what an old one does not offer yet, and those that refer to such a table. */
    private static Set<TableName> late(List<Table> added, Map<TableName, Table> old) {
        Set<TableName> late = new HashSet<>();
        for (Table table : added) {
            for (ForeignKey key : table.foreignKeys()) {
                Table target = old.get(key.target());
                if (target == null ? late.contains(key.target()) : !offers(target, key.targetColumns())) {
                    late.add(table.name());
                }
            }
        }
        return late;
    }

    private static boolean offers(Table table, List<String> columns) {
        Set<String> wanted = new HashSet<>(columns);
        return columns.isEmpty()
                || wanted.equals(new HashSet<>(table.key()))
                || table.uniques().stream().anyMatch(unique -> wanted.equals(new HashSet<>(unique.columns())))
                || table.indexes().stream().anyMatch(index -> wanted.equals(new HashSet<>(index.columns())));
    }

    private static List<Change> enums(Schema from, Schema to) {
        List<Change> changes = new ArrayList<>();
        for (EnumType wanted : to.enums()) {
            Optional<EnumType> old = from.enumType(wanted.name());
            if (old.isEmpty()) {
                changes.add(new Change.AddEnum(wanted));
            } else if (!old.get().equals(wanted)) {
                changes.add(new Change.AlterEnum(old.get(), wanted));
            }
        }
        return changes;
    }
}
