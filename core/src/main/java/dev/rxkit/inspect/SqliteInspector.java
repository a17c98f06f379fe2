package dev.rxkit.inspect;

import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads an SQLite database. */
final class SqliteInspector implements Inspector {
    @Override
    public Schema inspect(Connection connection) throws SQLException {
        throw new SQLException("not built yet");
    }
}
