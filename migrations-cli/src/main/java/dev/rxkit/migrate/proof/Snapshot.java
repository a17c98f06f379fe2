package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows of a database as far as a plan must not touch them, and how many of them refer to nothing.
 *
 * @param rows by the table's new name, each row as text, in order
 * @param dangling rows that break a foreign key
 */
record Snapshot(Map<TableName, List<String>> rows, int dangling) {
    long count() {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    int tables() {
        return (int) rows.values().stream().filter(r -> !r.isEmpty()).count();
    }

    /** What is there before the plan, in the columns that come out of it as they are. */
    static Snapshot before(MigrationDialect migrations, Connection scratch, Schema from, Schema to, Renaming renaming)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table old : from.tables()) {
            Table now = to.table(renaming.table(old.name())).orElse(null);
            if (now != null) {
                List<String> columns =
                        kept(old, now, renaming).stream().map(Column::name).toList();
                rows.put(now.name(), rows(migrations, scratch, old.name(), columns));
            }
        }
        return new Snapshot(rows, dangling(migrations, scratch));
    }

    /** The same rows after it. */
    static Snapshot after(MigrationDialect migrations, Connection scratch, Schema from, Schema to, Renaming renaming)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table old : from.tables()) {
            Table now = to.table(renaming.table(old.name())).orElse(null);
            if (now != null) {
                List<String> columns = kept(old, now, renaming).stream()
                        .map(c -> renaming.column(old.name(), c.name()))
                        .toList();
                rows.put(now.name(), rows(migrations, scratch, now.name(), columns));
            }
        }
        return new Snapshot(rows, dangling(migrations, scratch));
    }

    private static List<Column> kept(Table old, Table now, Renaming renaming) {
        return old.columns().stream()
                .filter(column -> {
                    Optional<Column> after = now.column(renaming.column(old.name(), column.name()));
                    return after.filter(c -> c.type().equals(column.type())
                                    && c.computed() == null
                                    && column.computed() == null
                                    && (c.nullable() || !column.nullable()))
                            .isPresent();
                })
                .toList();
    }

    private static List<String> rows(
            MigrationDialect migrations, Connection scratch, TableName table, List<String> columns)
            throws SQLException {
        String values = columns.isEmpty()
                ? "''"
                : columns.stream()
                        .map(migrations.dialect()::quote)
                        .map(migrations::exactly)
                        .collect(Collectors.joining(", "));
        return strings(
                scratch, "SELECT " + values + " FROM " + migrations.dialect().quote(table));
    }

    /** Servers let no such row in. */
    private static int dangling(MigrationDialect migrations, Connection scratch) throws SQLException {
        Optional<String> query = migrations.danglingRows();
        return query.isPresent() ? strings(scratch, query.get()).size() : 0;
    }

    /** Each row as one text, in the order of the texts. */
    private static List<String> strings(Connection scratch, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = scratch.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    String value = result.getString(i);
                    row.add(value == null ? "NULL" : "'" + value.replace("'", "''") + "'");
                }
                strings.add(String.join(", ", row));
            }
        }
        Collections.sort(strings);
        return strings;
    }
}
