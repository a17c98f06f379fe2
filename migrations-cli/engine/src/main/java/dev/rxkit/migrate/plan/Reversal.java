package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes the changes that undo a script. If the script renamed something and then created another thing with the old
 * name, the new thing is renamed first and dropped later, so that the renamed thing gets its old name back with its
 * values.
 */
public final class Reversal {
    private static final String ASIDE = "rx_old_";

    private Reversal() {}

    /**
     * Returns the changes from {@code reached} to {@code from}.
     *
     * @param reached the schema after the script
     * @param from the schema before the script
     * @param done the renames of the script
     */
    public static List<Change> changes(Schema reached, Schema from, Renaming done) {
        List<Change> first = new ArrayList<>();
        Map<TableName, TableName> tables = new TreeMap<>();
        TreeSet<String> taken = GroupedChanges.names(reached);
        taken.addAll(GroupedChanges.names(from));
        for (TableName old : done.tables().keySet()) {
            if (reached.table(old).isPresent() && !done.tables().containsValue(old)) {
                TableName aside = old.renamed(RenameOrder.free(ASIDE + old.name(), taken));
                taken.add(aside.name());
                tables.put(old, aside);
                first.add(new Change.RenameTable(old, aside));
            }
        }
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        done.columns().forEach((oldTable, renamed) -> {
            TableName name = done.table(oldTable);
            Map<String, String> aside = reached.table(name)
                    .map(table -> aside(table, renamed, from.table(oldTable).orElse(table)))
                    .orElse(Map.of());
            if (!aside.isEmpty()) {
                columns.put(name, aside);
                aside.forEach((column, other) -> first.add(new Change.RenameColumn(oldTable, column, other)));
            }
        });
        Schema free = first.isEmpty() ? reached : reached.map(new Renaming(tables, columns)::of);
        first.addAll(SchemaDiffer.diff(free, from, done.back()));
        return first;
    }

    private static Map<String, String> aside(Table table, Map<String, String> renamed, Table before) {
        TreeSet<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        table.columns().forEach(column -> taken.add(column.name()));
        before.columns().forEach(column -> taken.add(column.name()));
        Map<String, String> aside = new TreeMap<>();
        for (String old : renamed.keySet()) {
            if (table.column(old).isPresent() && !renamed.containsValue(old)) {
                String name = RenameOrder.free(ASIDE + old, taken);
                taken.add(name);
                aside.put(old, name);
            }
        }
        return aside;
    }
}
