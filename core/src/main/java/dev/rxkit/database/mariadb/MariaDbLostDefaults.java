package dev.rxkit.database.mariadb;

import dev.rxkit.database.mariadb.MariaDbCatalog.ColumnRow;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the default values that neither the catalogue nor {@code SHOW CREATE TABLE} can show: of characters of four
 * bytes and of bytes that are no text they show question marks. The server returns them where a table has a row or the
 * column is nullable.
 */
final class MariaDbLostDefaults {
    private static final Pattern LOST = Pattern.compile("'.*[?\\x{FFFD}].*'", Pattern.DOTALL);

    private MariaDbLostDefaults() {}

    /**
     * Puts the values into the catalogue.
     *
     * @return the columns by table whose defaults remain unknown
     */
    static Map<TableName, Set<String>> restore(Connection connection, MariaDbCatalog catalog) throws SQLException {
        Map<TableName, Set<String>> unknown = new HashMap<>();
        for (Map.Entry<TableName, List<ColumnRow>> table : catalog.columns().entrySet()) {
            List<ColumnRow> lost = table.getValue().stream()
                    .filter(row ->
                            row.value() != null && LOST.matcher(row.value()).matches())
                    .toList();
            if (!lost.isEmpty()) {
                Map<String, String> found = read(connection, table.getKey(), lost);
                table.getValue()
                        .replaceAll(row -> found.containsKey(row.name()) ? row.withValue(found.get(row.name())) : row);
                Set<String> names = lost.stream().map(ColumnRow::name).collect(Collectors.toCollection(HashSet::new));
                names.removeAll(found.keySet());
                unknown.put(table.getKey(), names);
            }
        }
        return unknown;
    }

    private static Map<String, String> read(Connection connection, TableName table, List<ColumnRow> columns)
            throws SQLException {
        Map<String, String> found = new HashMap<>();
        String values = columns.stream()
                .map(row -> "DEFAULT(" + MariaDbSyntax.quote(row.name()) + ")")
                .map(value -> "IF(CHARSET(" + value + ") = 'binary', CONCAT('x', HEX(" + value + ")), CONCAT('t', "
                        + value + "))")
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + values + " FROM (SELECT 1) AS one LEFT JOIN " + MariaDbSyntax.quote(table)
                + " ON TRUE LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    String value = row.getString(i + 1);
                    if (value != null) {
                        String text = value.substring(1);
                        found.put(
                                columns.get(i).name(),
                                value.startsWith("x") ? "x'" + text + "'" : MariaDbText.literal(text));
                    }
                }
            }
        } catch (SQLException denied) {
            found.clear();
        }
        return found;
    }
}
