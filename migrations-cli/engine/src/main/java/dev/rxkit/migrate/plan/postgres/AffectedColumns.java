package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.ComputedColumns;
import dev.rxkit.migrate.plan.GroupedChanges;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns that cannot be changed while another object depends on them, by table and by their names after all
 * renaming.
 *
 * @param retyped columns that get another type or collation
 * @param rebuilt columns that are dropped and added again, with everything that depends on them
 * @param dropped columns that are dropped
 */
record AffectedColumns(
        Map<TableName, Set<String>> retyped, Map<TableName, Set<String>> rebuilt, Map<TableName, Set<String>> dropped) {

    static AffectedColumns of(GroupedChanges sheet, PostgresEnums enums) {
        AffectedColumns touched = new AffectedColumns(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (AlterTable alteration : sheet.altered()) {
            TableName name = alteration.to().name();
            TableChanges own = alteration.changes();
            own.altered().values().forEach(change -> touched.add(name, change));
            own.columns().dropped().forEach(column -> put(touched.dropped, name, column.name()));
        }
        for (Table table : sheet.to().tables()) {
            Table now = sheet.now().table(table.name()).orElse(null);
            if (now != null) {
                table.columns().stream()
                        .filter(column -> enums.replaces(column)
                                && now.column(column.name())
                                        .filter(c -> c.computed() == null)
                                        .isPresent())
                        .forEach(column -> put(touched.retyped, table.name(), column.name()));
                touched.addComputed(now, table);
            }
        }
        return touched;
    }

    private void add(TableName table, ColumnChange change) {
        if (change.has(Part.COMPUTED) && !ComputedColumns.keepsValues(change.from(), change.to())) {
            put(rebuilt, table, change.to().name());
        }
        if (change.has(Part.TYPE) || change.has(Part.COLLATION)) {
            put(retyped, table, change.to().name());
        }
    }

    /** Adds the generated columns that are computed from a changed column, and so are computed again. */
    private void addComputed(Table now, Table to) {
        for (Column column : to.columns()) {
            Column.Computed computed = column.computed();
            if (computed != null
                    && now.column(column.name()).isPresent()
                    && (in(retyped, to.name()).contains(column.name()) || uses(computed.expression(), to.name()))) {
                put(rebuilt, to.name(), column.name());
            }
        }
        Set<String> again = in(rebuilt, to.name());
        retyped.getOrDefault(to.name(), new TreeSet<>()).removeAll(again);
    }

    private static void put(Map<TableName, Set<String>> map, TableName table, String column) {
        map.computeIfAbsent(table, t -> new TreeSet<>()).add(column);
    }

    private static Set<String> in(Map<TableName, Set<String>> map, TableName table) {
        return map.getOrDefault(table, Set.of());
    }

    boolean isRetyped(TableName table, String column) {
        return in(retyped, table).contains(column);
    }

    boolean isRebuilt(TableName table, String column) {
        return in(rebuilt, table).contains(column);
    }

    /** Returns whether the column changes or is dropped. */
    boolean has(TableName table, String column) {
        return isRetyped(table, column) || isRebuilt(table, column);
    }

    /** Returns whether the text mentions a column that changes or is dropped. */
    boolean uses(String sql, TableName table) {
        return in(retyped, table).stream().anyMatch(name -> SqlWords.mentions(sql, name))
                || in(rebuilt, table).stream().anyMatch(name -> SqlWords.mentions(sql, name));
    }

    /**
     * Returns whether the text of a view or trigger mentions a column that changes or is dropped, or a table that is
     * dropped.
     */
    boolean underneath(String sql, Schema now, Schema to) {
        for (Table table : now.tables()) {
            if (SqlWords.mentions(sql, table.name().name())) {
                boolean gone = to.table(table.name()).isEmpty();
                boolean column = uses(sql, table.name())
                        || in(dropped, table.name()).stream().anyMatch(name -> SqlWords.mentions(sql, name));
                if (gone || column) {
                    return true;
                }
            }
        }
        return false;
    }
}
