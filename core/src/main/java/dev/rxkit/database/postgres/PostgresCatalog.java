package dev.rxkit.database.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries PostgreSQL's catalogue inside a transaction. An instance is used for one inspection. */
final class PostgresCatalog {

    private static final String DENIED = "42501";

    /** Converts a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Array namespaces;
    private final List<String> refused = new ArrayList<>();

    PostgresCatalog(Connection connection, Collection<String> namespaces) throws SQLException {
        this.connection = connection;
        this.namespaces = connection.createArrayOf("text", namespaces.toArray());
    }

    /** Returns the rows of a query whose one parameter is the list of namespaces. */
    <T> List<T> rows(String sql, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, namespaces);
            statement.setFetchSize(0);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
        }
        return rows;
    }

    /**
     * Returns the rows of a query for which the user may have no privilege. In that case returns no rows and adds the
     * part to {@link #refused()}.
     *
     * @param what the part's name, for messages
     */
    <T> List<T> rowsIfAllowed(String what, String sql, RowReader<T> reader) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            List<T> rows = rows(sql, reader);
            connection.releaseSavepoint(before);
            return rows;
        } catch (SQLException failure) {
            if (!DENIED.equals(failure.getSQLState())) {
                throw failure;
            }
            connection.rollback(before);
            refused.add(what + " (not allowed to read them)");
            return List.of();
        }
    }

    /** Returns the parts that could not be read. */
    List<String> refused() {
        return refused;
    }

    static @Nullable Long number(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : (Long) value;
    }
}
