package dev.rxkit.session;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.DataType;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.StatementKind;
import dev.rxkit.sql.StatementText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the plans of classes, and looks up the types of a class's columns before its first statement: on the
 * session's own connection, as another one may not be there, or may not see the table. For one thread.
 */
final class ColumnLookup {

    /** MariaDB's SQLSTATE of a table that is not there. */
    private static final String NO_TABLE = "42S02";

    /** PostgreSQL's SQLSTATE of a statement in a transaction in which another one failed. */
    private static final String ABORTED = "25P02";

    private final SessionContext session;
    private final Connection connection;

    /** @param connection of the session, as the pool gave it */
    ColumnLookup(SessionContext session, Connection connection) {
        this.session = session;
        this.connection = connection;
    }

    <T> TablePlan<T> plan(Class<T> type) {
        return known(session.sessions().plan(type));
    }

    <T> TablePlan<T> planOf(@Nullable T row) {
        return known(session.sessions().planOf(row));
    }

    private <T> TablePlan<T> known(TablePlan<T> plan) {
        Mappings mappings = session.sessions().mappings();
        if (!mappings.knowsColumns(plan.mapping())) {
            session.call(() -> {
                lookUp(mappings, plan.mapping());
                return plan;
            });
        }
        return plan;
    }

    private void lookUp(Mappings mappings, TableMapping<?> mapping) {
        Dialect dialect = session.sessions().dialect();
        TableName table = mapping.table().name();
        int number = mappings.lookUp();
        try {
            if (!mappings.knowsTypes(mapping)) {
                mappings.meet(mapping, types(mappings, mapping, dialect), number, dialect.typesValues());
            }
            for (PropertyMapping property : Mappings.askedForms(mapping)) {
                ColumnType.Kind kind = property.declaredType().kind();
                mappings.formed(
                        mapping,
                        property,
                        dialect.inOneForm(connection, table, property.column().name(), kind));
            }
        } catch (SQLException unreadable) {
            // Of a missing table, and in a transaction that has failed, the statement itself says what is wrong.
            if (NO_TABLE.equals(unreadable.getSQLState())) {
                mappings.meet(mapping, Map.of(), number, false);
            } else if (!ABORTED.equals(unreadable.getSQLState())) {
                throw session.lane().failure(unreadable, mapping);
            }
        }
    }

    private Map<String, DataType> types(Mappings mappings, TableMapping<?> mapping, Dialect dialect)
            throws SQLException {
        TableName table = mapping.table().name();
        Map<String, DataType> types = new HashMap<>(dialect.columnTypes(connection, table));
        List<String> open = mappings.decidedByValue(mapping, types);
        if (!open.isEmpty()) {
            dialect.storedTypes(connection, table, open)
                    .forEach((column, stored) -> types.computeIfPresent(column, (name, type) -> type.of(stored)));
        }
        return types;
    }

    /** SQL of the user's is about to run: it may change the types of columns, or write times in other forms. */
    void running(StatementText text) {
        Mappings mappings = session.sessions().mappings();
        if (text.kinds().stream().anyMatch(kind -> kind != StatementKind.READ)) {
            mappings.written(name -> text.tokens().stream()
                    .anyMatch(token -> token.text().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))));
        }
        if (text.kinds().contains(StatementKind.DDL)) {
            mappings.forgetColumns();
        }
    }
}
