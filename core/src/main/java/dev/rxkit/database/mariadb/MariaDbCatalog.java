package dev.rxkit.database.mariadb;

import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the catalogue about the tables of a database, read by six queries whatever the size of the schema. Keys
 * and their rules are joined here, because the server would take a second for it.
 *
 * @param mysql whether the server is MySQL or TiDB, whose catalogue differs
 * @param columns the columns by table, in the table's order
 * @param indexes the parts of indexes by table; the parts of one index are consecutive
 * @param keys the columns of foreign keys by table; the columns of one key are consecutive
 * @param rules the actions by table and foreign key
 * @param checks the checks by table
 */
record MariaDbCatalog(
        boolean mysql,
        List<TableRow> tables,
        Map<TableName, List<ColumnRow>> columns,
        Map<TableName, List<IndexRow>> indexes,
        Map<TableName, List<KeyRow>> keys,
        Map<TableName, Map<String, RuleRow>> rules,
        Map<TableName, List<CheckRow>> checks) {

    /**
     * A table.
     *
     * @param type BASE TABLE, SYSTEM VERSIONED, SEQUENCE, VIEW or TEMPORARY
     */
    record TableRow(
            TableName name,
            String type,
            @Nullable String engine,
            @Nullable String rowFormat,
            @Nullable String collation,
            String options,
            String comment) {}

    record ColumnRow(
            int position,
            String name,
            @Nullable String value,
            boolean nullable,
            String type,
            @Nullable String collation,
            String extra,
            @Nullable String expression,
            String comment) {
        ColumnRow withValue(@Nullable String other) {
            return new ColumnRow(position, name, other, nullable, type, collation, extra, expression, comment);
        }
    }

    /**
     * A part of an index.
     *
     * @param column the column's name, or null for an expression
     * @param order A, D, or null for an index without order
     */
    record IndexRow(
            String index,
            boolean unique,
            @Nullable String column,
            @Nullable String order,
            @Nullable String prefix,
            String method,
            @Nullable String expression,
            String comment,
            boolean ignored) {}

    record KeyRow(String key, String column, TableName target, String targetColumn) {}

    record RuleRow(String onUpdate, String onDelete) {}

    /**
     * A check.
     *
     * @param ofColumn whether it is part of a column's definition and has the column's name
     */
    record CheckRow(String name, boolean ofColumn, String condition) {}

    private static final String TABLES =
            "SELECT table_schema, table_name, table_type, engine, row_format, table_collation,"
                    + " create_options, table_comment FROM information_schema.tables WHERE table_schema %1$s"
                    + " ORDER BY 1, table_name";

    private static final String COLUMNS =
            "SELECT table_schema, table_name, ordinal_position, column_name, column_default,"
                    + " is_nullable, column_type, collation_name, extra, generation_expression, column_comment"
                    + " FROM information_schema.columns WHERE table_schema %1$s ORDER BY 1, table_name, ordinal_position";

    private static final String INDEXES =
            "SELECT table_schema, table_name, index_name, non_unique, column_name, collation,"
                    + " sub_part, index_type, %2$s, index_comment, %3$s FROM information_schema.statistics WHERE table_schema %1$s"
                    + " ORDER BY 1, table_name, index_name, seq_in_index";

    private static final String KEYS =
            "SELECT table_schema, table_name, constraint_name, column_name, referenced_table_schema,"
                    + " referenced_table_name, referenced_column_name FROM information_schema.key_column_usage"
                    + " WHERE table_schema %1$s AND referenced_table_name IS NOT NULL"
                    + " ORDER BY 1, table_name, constraint_name, ordinal_position";

    private static final String RULES =
            "SELECT constraint_schema, table_name, constraint_name, update_rule, delete_rule"
                    + " FROM information_schema.referential_constraints WHERE constraint_schema %1$s";

    private static final String CHECKS = "SELECT constraint_schema, table_name, constraint_name, level, check_clause"
            + " FROM information_schema.check_constraints WHERE constraint_schema %1$s"
            + " ORDER BY 1, table_name, constraint_name";

    private static final String MYSQL_CHECKS =
            "SELECT t.table_schema, t.table_name, c.constraint_name, 'Table', c.check_clause"
                    + " FROM information_schema.table_constraints t JOIN information_schema.check_constraints c"
                    + " ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name"
                    + " WHERE t.table_schema %1$s AND t.constraint_type = 'CHECK' ORDER BY 1, 2, 3";

    /**
     * Reads the catalogue.
     *
     * @param namespaces the databases to read in addition to the current one
     */
    static MariaDbCatalog read(Connection connection, Set<String> namespaces) throws SQLException {
        boolean mysql = !connection.getMetaData().getDatabaseProductName().contains("MariaDB")
                && !connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        return new Reading(connection, mysql, List.copyOf(namespaces)).catalog();
    }

    /** Processes a row. */
    interface RowSink {
        void accept(ResultSet row) throws SQLException;
    }

    /** The queries of one reading, on one connection. */
    private static final class Reading {
        private final Connection connection;
        private final List<String> namespaces;
        private final String current;
        private final MariaDbCatalog catalog;

        Reading(Connection connection, boolean mysql, List<String> namespaces) throws SQLException {
            this.connection = connection;
            this.namespaces = namespaces;
            this.current = String.valueOf(connection.getCatalog());
            this.catalog = new MariaDbCatalog(
                    mysql,
                    new ArrayList<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>(),
                    new HashMap<>());
        }

        MariaDbCatalog catalog() throws SQLException {
            each(TABLES, row -> catalog.tables.add(table(name(row), row)));
            each(COLUMNS, row -> rowsOf(catalog.columns, row).add(column(row)));
            each(INDEXES, row -> rowsOf(catalog.indexes, row).add(index(row)));
            each(KEYS, row -> rowsOf(catalog.keys, row).add(key(row, current)));
            each(
                    RULES,
                    row -> catalog.rules
                            .computeIfAbsent(name(row), name -> new HashMap<>())
                            .put(row.getString(3), new RuleRow(row.getString(4), row.getString(5))));
            each(
                    catalog.mysql ? MYSQL_CHECKS : CHECKS,
                    row -> rowsOf(catalog.checks, row)
                            .add(new CheckRow(row.getString(3), "Column".equals(row.getString(4)), row.getString(5))));
            return catalog;
        }

        private void each(String template, RowSink sink) throws SQLException {
            String filter =
                    namespaces.isEmpty() ? "= DATABASE()" : "IN (DATABASE()" + ", ?".repeat(namespaces.size()) + ")";
            String sql = template.formatted(
                    filter,
                    catalog.mysql ? "expression" : "NULL",
                    catalog.mysql ? "is_visible = 'NO'" : "ignored = 'YES'");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < namespaces.size(); i++) {
                    statement.setString(i + 1, namespaces.get(i));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sink.accept(rows);
                    }
                }
            }
        }

        private TableName name(ResultSet row) throws SQLException {
            String database = row.getString(1);
            return new TableName(database.equals(current) ? null : database, row.getString(2));
        }

        private <T> List<T> rowsOf(Map<TableName, List<T>> map, ResultSet row) throws SQLException {
            return map.computeIfAbsent(name(row), name -> new ArrayList<>());
        }
    }

    private static TableRow table(TableName name, ResultSet row) throws SQLException {
        return new TableRow(
                name,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                text(row, 7),
                text(row, 8));
    }

    private static ColumnRow column(ResultSet row) throws SQLException {
        return new ColumnRow(
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                "YES".equals(row.getString(6)),
                row.getString(7),
                row.getString(8),
                text(row, 9),
                row.getString(10),
                text(row, 11));
    }

    private static IndexRow index(ResultSet row) throws SQLException {
        return new IndexRow(
                row.getString(3),
                row.getInt(4) == 0,
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                text(row, 10),
                row.getBoolean(11));
    }

    private static KeyRow key(ResultSet row, String current) throws SQLException {
        String database = row.getString(5);
        return new KeyRow(
                row.getString(3),
                row.getString(4),
                new TableName(current.equals(database) ? null : database, row.getString(6)),
                row.getString(7));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
