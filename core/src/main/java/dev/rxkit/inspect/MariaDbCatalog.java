package dev.rxkit.inspect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the catalogue about the tables of the current database, read by six queries whatever the size of the
 * schema. Keys and their rules are put together here: the server would take a second for it.
 *
 * @param mysql whether the server is MySQL or TiDB, whose catalogue differs
 * @param columns by table, in its order
 * @param indexes by table, the parts of one index behind each other
 * @param keys by table, the columns of one foreign key behind each other
 * @param rules by table and foreign key
 * @param checks by table
 */
record MariaDbCatalog(
        boolean mysql,
        List<TableRow> tables,
        Map<String, List<ColumnRow>> columns,
        Map<String, List<IndexRow>> indexes,
        Map<String, List<KeyRow>> keys,
        Map<String, Map<String, RuleRow>> rules,
        Map<String, List<CheckRow>> checks) {

    /** @param type BASE TABLE, SYSTEM VERSIONED, SEQUENCE, VIEW or TEMPORARY */
    record TableRow(
            String name,
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
            String comment) {}

    /** @param column null for an expression; @param order A, D, or null for an index without order */
    record IndexRow(
            String index,
            boolean unique,
            @Nullable String column,
            @Nullable String order,
            @Nullable String prefix,
            String method,
            @Nullable String expression) {}

    record KeyRow(String key, String column, @Nullable String targetDatabase, String target, String targetColumn) {}

    record RuleRow(String onUpdate, String onDelete) {}

    /** @param ofColumn whether it stands behind a column and has its name */
    record CheckRow(String name, boolean ofColumn, String condition) {}

    private static final String TABLES = "SELECT table_name, table_type, engine, row_format, table_collation,"
            + " create_options, table_comment FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " ORDER BY table_name";

    private static final String COLUMNS = "SELECT table_name, ordinal_position, column_name, column_default,"
            + " is_nullable, column_type, collation_name, extra, generation_expression, column_comment"
            + " FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position";

    private static final String INDEXES = "SELECT table_name, index_name, non_unique, column_name, collation,"
            + " sub_part, index_type, %s FROM information_schema.statistics WHERE table_schema = DATABASE()"
            + " ORDER BY table_name, index_name, seq_in_index";

    private static final String KEYS = "SELECT table_name, constraint_name, column_name, referenced_table_schema,"
            + " referenced_table_name, referenced_column_name FROM information_schema.key_column_usage"
            + " WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL"
            + " ORDER BY table_name, constraint_name, ordinal_position";

    private static final String RULES = "SELECT table_name, constraint_name, update_rule, delete_rule"
            + " FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()";

    private static final String CHECKS = "SELECT table_name, constraint_name, level, check_clause"
            + " FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()"
            + " ORDER BY table_name, constraint_name";

    private static final String MYSQL_CHECKS = "SELECT t.table_name, c.constraint_name, 'Table', c.check_clause"
            + " FROM information_schema.table_constraints t JOIN information_schema.check_constraints c"
            + " ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name"
            + " WHERE t.table_schema = DATABASE() AND t.constraint_type = 'CHECK' ORDER BY 1, 2";

    static MariaDbCatalog read(Connection connection) throws SQLException {
        boolean mysql = !connection.getMetaData().getDatabaseProductName().contains("MariaDB")
                && !connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        MariaDbCatalog catalog = new MariaDbCatalog(
                mysql,
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        try (Statement statement = connection.createStatement()) {
            each(statement, TABLES, row -> catalog.tables.add(table(row)));
            each(statement, COLUMNS, row -> under(catalog.columns, row).add(column(row)));
            each(
                    statement,
                    INDEXES.formatted(mysql ? "expression" : "NULL"),
                    row -> under(catalog.indexes, row).add(index(row)));
            each(statement, KEYS, row -> under(catalog.keys, row).add(key(row)));
            each(
                    statement,
                    RULES,
                    row -> catalog.rules
                            .computeIfAbsent(row.getString(1), name -> new LinkedHashMap<>())
                            .put(row.getString(2), new RuleRow(row.getString(3), row.getString(4))));
            each(
                    statement,
                    mysql ? MYSQL_CHECKS : CHECKS,
                    row -> under(catalog.checks, row)
                            .add(new CheckRow(row.getString(2), "Column".equals(row.getString(3)), row.getString(4))));
        }
        return catalog;
    }

    /** What to do with a row. */
    interface RowSink {
        void accept(ResultSet row) throws SQLException;
    }

    static void each(Statement statement, String sql, RowSink sink) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sink.accept(rows);
            }
        }
    }

    private static <T> List<T> under(Map<String, List<T>> map, ResultSet row) throws SQLException {
        return map.computeIfAbsent(row.getString(1), name -> new ArrayList<>());
    }

    private static TableRow table(ResultSet row) throws SQLException {
        return new TableRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Objects.requireNonNullElse(row.getString(6), ""),
                Objects.requireNonNullElse(row.getString(7), ""));
    }

    private static ColumnRow column(ResultSet row) throws SQLException {
        return new ColumnRow(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                "YES".equals(row.getString(5)),
                row.getString(6),
                row.getString(7),
                Objects.requireNonNullElse(row.getString(8), ""),
                row.getString(9),
                Objects.requireNonNullElse(row.getString(10), ""));
    }

    private static IndexRow index(ResultSet row) throws SQLException {
        return new IndexRow(
                row.getString(2),
                row.getInt(3) == 0,
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    private static KeyRow key(ResultSet row) throws SQLException {
        return new KeyRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6));
    }
}
