package dev.rxkit.migrate.proof;

import dev.rxkit.dialect.Dialect;
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
    static Snapshot before(Dialect dialect, Connection scratch, Schema from, Schema to, Renaming renaming)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table old : from.tables()) {
            Table now = to.table(renaming.table(old.name())).orElse(null);
            if (now != null) {
                List<String> columns =
                        kept(old, now, renaming).stream().map(Column::name).toList();
                rows.put(now.name(), rows(dialect, scratch, old.name(), columns));
            }
        }
        return new Snapshot(rows, dangling(scratch));
    }

    /** The same rows after it. */
    static Snapshot after(Dialect dialect, Connection scratch, Schema from, Schema to, Renaming renaming)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table old : from.tables()) {
            Table now = to.table(renaming.table(old.name())).orElse(null);
            if (now != null) {
                List<String> columns = kept(old, now, renaming).stream()
                        .map(c -> renaming.column(old.name(), c.name()))
                        .toList();
                rows.put(now.name(), rows(dialect, scratch, now.name(), columns));
            }
        }
        return new Snapshot(rows, dangling(scratch));
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

    private static List<String> rows(Dialect dialect, Connection scratch, TableName table, List<String> columns)
            throws SQLException {
        String values = columns.isEmpty()
                ? "''"
                : columns.stream()
                        .map(c -> "quote(" + dialect.quote(c) + ")")
                        .collect(Collectors.joining(" || ', ' || "));
        return strings(scratch, "SELECT " + values + " FROM " + dialect.quote(table) + " ORDER BY 1");
    }

    private static int dangling(Connection scratch) throws SQLException {
        return strings(scratch, "SELECT \"table\" FROM pragma_foreign_key_check")
                .size();
    }

    private static List<String> strings(Connection scratch, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = scratch.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                strings.add(result.getString(1));
            }
        }
        return strings;
    }
}
