package dev.rxkit.database.sqlite;

import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.DataType.Family;
import dev.rxkit.schema.type.DataType.Trait;
import dev.rxkit.schema.type.JdbcType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the columns of a table in SQLite: the affinity of their declared types, and the types of the stored values.
 */
final class SqliteColumns {

    /** The types of values in SQLite's sort order, each with a condition that can use an index. */
    private static final Map<String, String> STORED =
            ordered("number", "%1$s < ''", "text", "%1$s >= '' AND %1$s < x''", "blob", "%1$s >= x''");

    private SqliteColumns() {}

    static Map<String, DataType> of(Connection connection, String table) throws SQLException {
        Map<String, DataType> types = new LinkedHashMap<>();
        // Only a key that is the rowid has no index; the database generates numbers for no other key.
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, type, pk > 0 AND dflt_value IS NULL AND max(pk) OVER () = 1"
                        + " AND EXISTS (SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk')"
                        + " FROM pragma_table_xinfo(?1)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String type = rows.getString(2) == null ? "" : rows.getString(2);
                    Set<Trait> traits =
                            rows.getBoolean(3) ? Set.of(Trait.BY_VALUE, Trait.UNNUMBERED) : Set.of(Trait.BY_VALUE);
                    types.put(
                            rows.getString(1),
                            new DataType(
                                    affinity(type.toUpperCase(Locale.ROOT)),
                                    type.isEmpty() ? "no type" : type,
                                    JdbcType.TEXT_BY_VALUE,
                                    null,
                                    null,
                                    List.of(),
                                    traits));
                }
            }
        }
        return types;
    }

    /** Returns the affinity by SQLite's rules, in their order. */
    private static Family affinity(String type) {
        if (type.contains("INT")) {
            return Family.INTEGER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return Family.VARCHAR;
        }
        if (type.isEmpty() || type.contains("BLOB")) {
            return Family.OTHER;
        }
        boolean floating = type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB");
        return floating ? Family.DOUBLE : Family.DECIMAL;
    }

    /** Reads rows, or an index, until a value of each type is found. */
    static Map<String, List<String>> stored(Connection connection, String table, Collection<String> columns)
            throws SQLException {
        String sql = columns.stream()
                .flatMap(column -> STORED.values().stream()
                        .map(found -> "EXISTS (SELECT 1 FROM " + table + " WHERE "
                                + String.format(Locale.ROOT, found, SqliteText.quote(column)) + ")"))
                .collect(Collectors.joining(", ", "SELECT ", ""));
        Map<String, List<String>> stored = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int place = 0;
            for (String column : columns) {
                List<String> found = new ArrayList<>();
                for (String type : STORED.keySet()) {
                    if (row.getBoolean(++place)) {
                        found.add(type);
                    }
                }
                stored.put(column, found);
            }
        }
        return stored;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
