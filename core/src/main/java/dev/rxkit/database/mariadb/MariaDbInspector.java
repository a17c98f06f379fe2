package dev.rxkit.database.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Inspector;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tables and other objects of the current database of a MariaDB or MySQL server, and the tables of the other
 * given databases. A table has the option {@code unmodelled} if a part of it cannot be represented or is not visible to
 * this user; everything else of it is read.
 */
final class MariaDbInspector implements Inspector {

    private final Dialect dialect;

    private final Set<String> namespaces;

    MariaDbInspector(Dialect dialect, Set<String> namespaces) {
        this.dialect = dialect;
        this.namespaces = namespaces;
    }

    @Override
    public Schema inspect(Connection connection) throws SQLException {
        String database = connection.getCatalog();
        MariaDbCatalog catalog = MariaDbCatalog.read(connection, namespaces);
        List<MariaDbCatalog.TableRow> rows = catalog.tables().stream()
                .filter(row -> row.type().equals("BASE TABLE") || row.type().equals("SYSTEM VERSIONED"))
                .filter(row -> !row.name().name().equalsIgnoreCase("flyway_schema_history"))
                .toList();
        List<MariaDbOriginalTexts.Key> shown = catalog.mysql()
                ? List.of()
                : rows.stream()
                        .map(row -> new MariaDbOriginalTexts.Key("TABLE", row.name()))
                        .toList();
        Map<TableName, Set<String>> unknown =
                catalog.mysql() ? Map.of() : MariaDbLostDefaults.restore(connection, catalog);
        MariaDbOriginalTexts texts = MariaDbOriginalTexts.read(connection, shown, false);
        List<Table> tables = rows.stream()
                .map(row -> new MariaDbTable(
                                dialect,
                                catalog,
                                database,
                                row,
                                texts.table(row.name()),
                                unknown.getOrDefault(row.name(), Set.of()))
                        .read())
                .toList();
        return new Schema(tables, MariaDbObjects.read(connection, catalog, database));
    }
}
