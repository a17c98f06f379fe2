package dev.rxkit.database.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Inspector;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PostgreSQL database by a fixed number of catalogue queries in one snapshot: the default namespace of the
 * connection and the given ones. Partitions, child tables and objects of extensions are not read as tables. A table has
 * the option {@code unmodelled} if a part of it cannot be represented.
 */
final class PostgresInspector implements Inspector {

    private final Dialect dialect;
    private final Set<String> namespaces;

    PostgresInspector(Dialect dialect, Set<String> namespaces) {
        this.dialect = dialect;
        this.namespaces = Set.copyOf(namespaces);
    }

    @Override
    public Schema inspect(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            PostgresSession session = PostgresSession.begin(connection);
            Schema schema = read(connection, session);
            session.restore(connection);
            return schema;
        }
        dialect.begin(connection, false, Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return read(connection, PostgresSession.begin(connection));
        } finally {
            dialect.rollback(connection);
            dialect.leave(connection, false);
        }
    }

    @Override
    public Set<String> namespaces(Connection connection) throws SQLException {
        Set<String> found = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PostgresQueries.NAMESPACES)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Schema read(Connection connection, PostgresSession session) throws SQLException {
        Set<String> wanted = new LinkedHashSet<>(namespaces);
        wanted.add(session.namespace());
        Names names = new Names(session.namespace());
        PostgresCatalog catalog = new PostgresCatalog(connection, wanted);
        Map<Long, PostgresTable> tables = new LinkedHashMap<>();
        for (PostgresTable table : catalog.rows(PostgresQueries.TABLES, row -> PostgresTable.of(row, names))) {
            tables.put(table.id(), table);
        }
        catalog.rows(PostgresQueries.COLUMNS, row -> column(tables, row));
        catalog.rowsIfAllowed("constraints", PostgresQueries.CONSTRAINTS, row -> constraint(tables, row, names));
        catalog.rowsIfAllowed("indexes", PostgresQueries.indexes(session.version()), row -> index(tables, row));
        if (tables.values().stream().anyMatch(PostgresTable::hasReplicaIndex)) {
            catalog.rowsIfAllowed("replica identities", PostgresQueries.REPLICA_INDEXES, row -> replica(tables, row));
        }
        List<EnumType> enums = catalog.rowsIfAllowed("enum types", PostgresQueries.ENUMS, row -> enumType(row, names));
        List<StoredObject> objects = PostgresObjects.read(catalog, names);
        List<Table> read = new ArrayList<>();
        for (PostgresTable table : tables.values()) {
            catalog.refused().forEach(table::unmodelled);
            read.add(table.read(dialect));
        }
        return new Schema(read, objects, enums);
    }

    private static boolean column(Map<Long, PostgresTable> tables, ResultSet row) throws SQLException {
        PostgresTable table = tables.get(row.getLong(1));
        if (table != null) {
            table.column(row);
        }
        return true;
    }

    private static boolean constraint(Map<Long, PostgresTable> tables, ResultSet row, Names names) throws SQLException {
        PostgresTable table = tables.get(row.getLong(1));
        if (table != null) {
            table.constraint(row, names);
        }
        return true;
    }

    private static boolean index(Map<Long, PostgresTable> tables, ResultSet row) throws SQLException {
        PostgresTable table = tables.get(row.getLong(1));
        if (table != null) {
            table.index(row);
        }
        return true;
    }

    private static boolean replica(Map<Long, PostgresTable> tables, ResultSet row) throws SQLException {
        PostgresTable table = tables.get(row.getLong(1));
        if (table != null) {
            table.replicaIndex(row.getString(2));
        }
        return true;
    }

    private static EnumType enumType(ResultSet row, Names names) throws SQLException {
        return new EnumType(names.of(row.getString(1), row.getString(2)), strings(row, 3));
    }

    static List<String> strings(ResultSet row, int index) throws SQLException {
        java.sql.Array array = row.getArray(index);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /**
     * Names relative to a default namespace.
     *
     * @param namespace the namespace that is left out
     */
    record Names(String namespace) {
        TableName of(@Nullable String space, String name) {
            return new TableName(namespace.equals(space) ? null : space, name);
        }
    }
}
