package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.RenameOrder;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables of a script by how they change, with free names for those that exist only while it runs.
 *
 * @param altered the tables that SQLite's own ALTER TABLE changes
 * @param rebuilt the tables that are rewritten, by name
 * @param asides the name to which a table is renamed before it is dropped, by its present name
 * @param copies the name under which a table is rewritten, by its present name
 * @param gone the name by which a table is dropped, by its present name
 */
record SqliteTables(
        List<AlterTable> altered,
        List<AlterTable> rebuilt,
        Map<String, String> asides,
        Map<String, String> copies,
        Map<String, String> gone) {

    static SqliteTables of(GroupedChanges sheet, SqliteChanges changes) {
        List<AlterTable> rebuilt = sheet.altered().stream()
                .filter(changes::rebuild)
                .sorted(Comparator.comparing(alteration -> alteration.to().name()))
                .toList();
        List<AlterTable> altered = sheet.altered().stream()
                .filter(alteration -> !rebuilt.contains(alteration))
                .toList();
        Set<String> taken = GroupedChanges.names(sheet.now());
        taken.addAll(GroupedChanges.names(sheet.to()));
        List<String> copied = rebuilt.stream().map(SqliteTables::name).toList();
        List<String> dropped = Stream.concat(
                        copied.stream(),
                        sheet.dropped().stream().map(table -> table.name().name()))
                .toList();
        return new SqliteTables(
                altered,
                rebuilt,
                free("rx_old_", dropped, taken),
                free("rx_new_", copied, taken),
                free("rx_gone_", dropped, taken));
    }

    private static Map<String, String> free(String prefix, List<String> names, Set<String> taken) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : names) {
            String free = RenameOrder.free(prefix + name, taken);
            taken.add(free);
            all.put(name, free);
        }
        return all;
    }

    private static String name(AlterTable alteration) {
        return alteration.to().name().name();
    }

    boolean isRebuilt(TableName table) {
        return copies.containsKey(table.name());
    }

    /** Returns the name under which a rewritten table has its rows before it takes its place. */
    String copy(Table table) {
        return String.valueOf(copies.get(table.name().name()));
    }

    /** Returns the name of a table that was rewritten and is about to be dropped. */
    String aside(Table table) {
        return String.valueOf(asides.get(table.name().name()));
    }
}
