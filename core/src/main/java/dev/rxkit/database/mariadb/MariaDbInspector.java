package dev.rxkit.database.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Inspector;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the current database of a MariaDB or MySQL server, and of others their tables. A table of which something cannot be represented, or is
 * hidden from this user, carries the option {@code unmodelled}; the rest is read all the same.
 */
public final class MariaDbInspector implements Inspector {

    private final Dialect dialect;

    private final Set<String> namespaces;

    public MariaDbInspector(Dialect dialect, Set<String> namespaces) {
        this.dialect = dialect;
        this.namespaces = namespaces;
    }

    @Override
    public Schema inspect(Connection connection) throws SQLException {
        String database = connection.getCatalog();
        MariaDbCatalog catalog = MariaDbCatalog.read(connection, namespaces);
        List<Table> tables = new ArrayList<>();
        for (MariaDbCatalog.TableRow row : catalog.tables()) {
            boolean table = row.type().equals("BASE TABLE") || row.type().equals("SYSTEM VERSIONED");
            if (table && !row.name().name().equalsIgnoreCase("flyway_schema_history")) {
                tables.add(new MariaDbTable(dialect, catalog, database, row).read());
            }
        }
        return new Schema(tables, MariaDbObjects.read(connection, catalog, database));
    }
}
