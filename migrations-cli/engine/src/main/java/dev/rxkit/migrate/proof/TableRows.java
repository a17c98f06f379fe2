package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the rows of tables as text, exactly: two rows have the same text only if their values are the same. */
public final class TableRows {
    private TableRows() {}

    /** Returns the rows of all tables, each as one text, sorted, by table. */
    public static Map<TableName, List<String>> of(MigrationDialect migrations, Connection connection, Schema schema)
            throws SQLException {
        Map<TableName, List<String>> rows = new TreeMap<>();
        for (Table table : schema.tables()) {
            List<String> columns = table.columns().stream().map(Column::name).toList();
            rows.put(table.name(), of(migrations, connection, table.name(), columns));
        }
        return rows;
    }

    /** Returns the rows of a table in these columns, each as one text, sorted. */
    static List<String> of(MigrationDialect migrations, Connection connection, TableName table, List<String> columns)
            throws SQLException {
        String values = columns.isEmpty()
                ? "''"
                : columns.stream()
                        .map(migrations.dialect()::quote)
                        .map(migrations::exactly)
                        .collect(Collectors.joining(", "));
        return strings(
                connection, "SELECT " + values + " FROM " + migrations.dialect().quote(table));
    }

    /** Returns each row as one text, sorted. */
    static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    String value = result.getString(i);
                    row.add(value == null ? "NULL" : SqlText.literal(value));
                }
                strings.add(String.join(", ", row));
            }
        }
        Collections.sort(strings);
        return strings;
    }
}
