package dev.rxkit.migrate.proof;

import dev.rxkit.history.LockNames;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values that a plan must preserve, and the number of rows with a dangling foreign key.
 *
 * @param rows each row as text, sorted, by the table's new name
 * @param dangling the number of rows that violate a foreign key
 */
record Snapshot(Map<TableName, List<String>> rows, int dangling) {
    long count() {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    int tables() {
        return (int) rows.values().stream().filter(r -> !r.isEmpty()).count();
    }

    /** Reads the rows before the plan runs, in the columns that it leaves unchanged. */
    static Snapshot before(
            MigrationDialect migrations,
            Connection scratch,
            Schema from,
            Schema to,
            Renaming renaming,
            Set<String> corrected)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table old : from.tables()) {
            Table now = to.table(renaming.table(old.name())).orElse(null);
            if (now != null) {
                List<String> columns = kept(old, now, renaming, corrected).stream()
                        .map(Column::name)
                        .toList();
                rows.put(now.name(), TableRows.of(migrations, scratch, old.name(), columns));
            }
        }
        return new Snapshot(rows, dangling(migrations, scratch));
    }

    /** Reads the same columns after the plan has run. */
    static Snapshot after(
            MigrationDialect migrations,
            Connection scratch,
            Schema from,
            Schema to,
            Renaming renaming,
            Set<String> corrected)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table old : from.tables()) {
            Table now = to.table(renaming.table(old.name())).orElse(null);
            if (now != null) {
                List<String> columns = kept(old, now, renaming, corrected).stream()
                        .map(c -> renaming.column(old.name(), c.name()))
                        .toList();
                rows.put(now.name(), TableRows.of(migrations, scratch, now.name(), columns));
            }
        }
        return new Snapshot(rows, dangling(migrations, scratch));
    }

    private static List<Column> kept(Table old, Table now, Renaming renaming, Set<String> corrected) {
        return old.columns().stream()
                .filter(column -> {
                    Optional<Column> after = now.column(renaming.column(old.name(), column.name()));
                    return after.filter(c -> !corrected.contains(LockNames.column(now.name(), c.name())))
                            .filter(c -> c.type().equals(column.type())
                                    && c.computed() == null
                                    && column.computed() == null
                                    && (c.nullable() || !column.nullable()))
                            .isPresent();
                })
                .toList();
    }

    /** Counts the rows that violate a foreign key; 0 on servers, which do not allow such rows. */
    private static int dangling(MigrationDialect migrations, Connection scratch) throws SQLException {
        Optional<String> query = migrations.danglingRows();
        return query.isPresent() ? TableRows.strings(scratch, query.get()).size() : 0;
    }
}
