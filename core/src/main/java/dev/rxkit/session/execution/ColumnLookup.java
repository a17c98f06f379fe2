package dev.rxkit.session.execution;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.transaction.SessionCalls;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up the types of a class's columns before its first statement: on the session's own connection, as another one
 * may not be there, or may not see the table. Thread-safe.
 */
final class ColumnLookup {

    private static final Logger LOG = System.getLogger("dev.rxkit");

    /** MariaDB's SQLSTATE of a table that is not there. */
    private static final String NO_TABLE = "42S02";

    /** PostgreSQL's SQLSTATE of a statement in a transaction in which another one failed. */
    private static final String ABORTED = "25P02";

    private final Dialect dialect;
    private final Mappings mappings;

    ColumnLookup(Dialect dialect, Mappings mappings) {
        this.dialect = dialect;
        this.mappings = mappings;
    }

    /** Looks up what is not known of a class yet. */
    void lookUp(TableMapping<?> mapping, SessionCalls calls, StatementExecutor executor) {
        calls.call(() -> {
            lookUp(mapping, executor);
            return mapping;
        });
    }

    /**
     * Looks up a class again after a statement which compared values in another way than expected.
     *
     * @throws dev.rxkit.error.DatabaseException if a column has another type than the one by which the statement's values
     *     were bound
     */
    void lookUpAgain(TableMapping<?> mapping, StatementExecutor executor) {
        List<String> changes = lookUp(mapping, executor);
        if (!changes.isEmpty()) {
            throw executor.failure(
                    new SQLException("another program changed the table while the statement was made: "
                            + String.join(", ", changes)
                            + ". It was compared by the former type: roll back, and run it again"),
                    mapping);
        }
    }

    /** Returns the columns that have another type than before, with both types. */
    private List<String> lookUp(TableMapping<?> mapping, StatementExecutor executor) {
        Connection connection = executor.connection();
        int number = mappings.lookUp();
        try {
            Map<String, DataType> types = types(mapping, connection);
            List<String> changes = changes(mapping, types);
            mappings.meet(mapping, types, number, dialect.typesValues());
            if (!changes.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "the table {0} was changed by another program or statement: {1}. Statements since the last"
                                + " look-up, up to some seconds ago, used the former types: check what they wrote",
                        mapping.table().name(),
                        String.join(", ", changes));
            }
            return changes;
        } catch (SQLException unreadable) {
            // Of a missing table, and in a transaction that has failed, the statement itself says what is wrong.
            if (NO_TABLE.equals(unreadable.getSQLState())) {
                mappings.meet(mapping, Map.of(), number, false);
            } else if (!ABORTED.equals(unreadable.getSQLState())) {
                throw executor.failure(unreadable, mapping);
            }
            return List.of();
        }
    }

    private static List<String> changes(TableMapping<?> mapping, Map<String, DataType> types) {
        List<String> changes = new ArrayList<>();
        for (PropertyMapping property : mapping.properties()) {
            DataType before = property.columnType();
            DataType now = types.get(property.column().name());
            if (before != null && now != null && !before.sql().equals(now.sql())) {
                changes.add(property.column().name() + " is " + now.sql() + ", was " + before.sql());
            }
        }
        return changes;
    }

    private Map<String, DataType> types(TableMapping<?> mapping, Connection connection) throws SQLException {
        TableName table = mapping.table().name();
        Map<String, DataType> types = new HashMap<>(dialect.columnTypes(connection, table));
        List<String> open = mappings.decidedByValue(mapping, types);
        if (!open.isEmpty()) {
            dialect.storedTypes(connection, table, open)
                    .forEach((column, stored) -> types.computeIfPresent(column, (name, type) -> type.of(stored)));
        }
        return types;
    }
}
