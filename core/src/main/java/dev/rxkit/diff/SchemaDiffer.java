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
 * Compares two resolved schemas: everything in a {@link Table} except the order of its columns. Pure and thread-safe.
 *
 * <p>The order of the changes is fixed, so that the same input gives the same output: new and altered enum types by
 * name; renamed tables by new name; new tables, each after those it refers to; changed tables by name; new tables that
 * refer to a column or key that is added to a changed table; dropped tables, each before those it refers to; dropped
 * enum types by name. Within a table: renamed columns, new columns and altered columns in the order of the new table,
 * the primary key, dropped checks, foreign keys, indexes and uniques by name, new uniques, indexes, foreign keys and
 * checks in the order of the new table, dropped columns in the order of the old one, options by name, the comment. An
 * altered column's changes are: type, nullability, default, generated, computed, collation, comment.
 *
 * <p>A constraint or index whose name the user did not choose (it has none, or a generated one) equals one with the
 * same structure and another name. An option is compared only if both sides state it. Views and triggers are not
 * compared.
 */
public final class SchemaDiffer {

    private SchemaDiffer() {}

    /**
     * Returns the changes that turn {@code from} into {@code to}; an empty list if they are equal.
     *
     * @param renames the renames that the model declares or the user confirmed
     */
    public static List<Change> diff(Schema from, Schema to, Renames renames) {
        RenamedSchema renaming = new RenamedSchema(from, to, renames);
        Map<TableName, Table> old = RenamedSchema.byName(renaming.renamed());
        Map<TableName, Table> wanted = RenamedSchema.byName(to);
        List<Change> changes = new ArrayList<>(enums(from, to));
        changes.addAll(renaming.tableChanges());
        List<Table> added = to.only(table -> !old.containsKey(table.name())).inDependencyOrder();
        Set<TableName> late = addedLast(added, old);
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

    /**
     * Returns the new tables that refer to columns or a key missing in an old table, and the tables that refer to
     * those.
     */
    private static Set<TableName> addedLast(List<Table> added, Map<TableName, Table> old) {
        Set<TableName> late = new HashSet<>();
        for (Table table : added) {
            for (ForeignKey key : table.foreignKeys()) {
                Table target = old.get(key.target());
                if (target == null ? late.contains(key.target()) : !hasKey(target, key.targetColumns())) {
                    late.add(table.name());
                }
            }
        }
        return late;
    }

    private static boolean hasKey(Table table, List<String> columns) {
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
