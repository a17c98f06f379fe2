package dev.rxkit.database.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of SQLite's catalogue, read by four queries whatever the size of the schema.
 *
 * @param objects tables, indexes, views and triggers in the order of their creation
 * @param columns the columns by table
 * @param indexes the parts of indexes by table; the parts of one index are consecutive
 * @param keys the foreign keys by table, in the order of their declaration
 */
record SqliteCatalog(
        List<Entry> objects,
        Map<String, List<ColumnRow>> columns,
        Map<String, List<IndexRow>> indexes,
        Map<String, List<KeyRow>> keys) {

    record Entry(
            String type,
            String name,
            String table,
            @Nullable String sql) {}

    /**
     * A column.
     *
     * @param hidden 0 for an ordinary column, 2 for a virtual generated column, 3 for a stored generated column
     */
    record ColumnRow(
            boolean withoutRowid,
            boolean strict,
            String name,
            String type,
            boolean notNull,
            @Nullable String value,
            int key,
            int hidden) {}

    /**
     * A part of an index.
     *
     * @param origin c for CREATE INDEX, u for UNIQUE, pk for PRIMARY KEY
     * @param column the column's name, or null for an expression
     */
    record IndexRow(
            String index,
            boolean unique,
            String origin,
            @Nullable String column,
            boolean descending,
            @Nullable String collation) {}

    record KeyRow(
            int id, String target, String from, @Nullable String to, String onUpdate, String onDelete) {}

    private static final String TABLES = " WHERE l.schema = 'main' AND l.type = 'table'"
            + " AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND l.name <> 'flyway_schema_history'";

    private static final String OBJECTS = "SELECT type, name, tbl_name, sql FROM main.sqlite_master"
            + " WHERE tbl_name <> 'flyway_schema_history' AND sql IS NOT NULL ORDER BY rowid";

    private static final String COLUMNS = "SELECT l.name, l.wr, l.strict, x.name, x.type, x.\"notnull\", x.dflt_value,"
            + " x.pk, x.hidden FROM pragma_table_list l JOIN pragma_table_xinfo(l.name, 'main') x"
            + TABLES + " ORDER BY l.name, x.cid";

    private static final String INDEXES = "SELECT l.name, i.name, i.\"unique\", i.origin, x.name, x.\"desc\", x.coll"
            + " FROM pragma_table_list l JOIN pragma_index_list(l.name, 'main') i"
            + " JOIN pragma_index_xinfo(i.name, 'main') x"
            + TABLES + " AND x.key = 1 ORDER BY l.name, i.name, x.seqno";

    private static final String KEYS = "SELECT l.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_update,"
            + " f.on_delete FROM pragma_table_list l JOIN pragma_foreign_key_list(l.name, 'main') f"
            + TABLES + " ORDER BY l.name, f.id DESC, f.seq";

    private interface RowSink {
        void accept(ResultSet row) throws SQLException;
    }

    static SqliteCatalog read(Connection connection) throws SQLException {
        List<Entry> objects = new ArrayList<>();
        Map<String, List<ColumnRow>> columns = new LinkedHashMap<>();
        Map<String, List<IndexRow>> indexes = new LinkedHashMap<>();
        Map<String, List<KeyRow>> keys = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            each(statement, OBJECTS, row -> objects.add(entry(row)));
            each(statement, COLUMNS, row -> rowsOf(columns, row).add(column(row)));
            each(statement, INDEXES, row -> rowsOf(indexes, row).add(index(row)));
            each(statement, KEYS, row -> rowsOf(keys, row).add(key(row)));
        }
        return new SqliteCatalog(objects, columns, indexes, keys);
    }

    private static void each(Statement statement, String sql, RowSink sink) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sink.accept(rows);
            }
        }
    }

    private static <T> List<T> rowsOf(Map<String, List<T>> map, ResultSet row) throws SQLException {
        return map.computeIfAbsent(row.getString(1), name -> new ArrayList<>());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private static ColumnRow column(ResultSet row) throws SQLException {
        return new ColumnRow(
                row.getBoolean(2),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7),
                row.getInt(8),
                row.getInt(9));
    }

    private static IndexRow index(ResultSet row) throws SQLException {
        return new IndexRow(
                row.getString(2),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6),
                row.getString(7));
    }

    private static KeyRow key(ResultSet row) throws SQLException {
        return new KeyRow(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
