package dev.rxkit.database;

import dev.rxkit.database.mariadb.MariaDbInspector;
import dev.rxkit.database.postgres.PostgresInspector;
import dev.rxkit.database.sqlite.SqliteInspector;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Reads the shape of a live database. Stateless and thread-safe. */
public interface Inspector {

    /** The inspector for a database. */
    static Inspector of(Dialect dialect) {
        return of(dialect, Set.of());
    }

    /**
     * The inspector for a database that looks into more than the default namespace.
     *
     * @param namespaces those to read as well, where the database has any; one that is not there has no tables
     */
    static Inspector of(Dialect dialect, Set<String> namespaces) {
        return switch (dialect.name()) {
            case "postgresql" -> new PostgresInspector(dialect, namespaces);
            case "sqlite" -> new SqliteInspector(dialect);
            case "mariadb" -> new MariaDbInspector(dialect, namespaces);
            default -> throw new IllegalArgumentException("no inspector for " + dialect.name());
        };
    }

    /**
     * The tables, views and triggers as they are now, by a number of queries that does not grow with the schema.
     * Leaves the connection and its transaction as they were. The history table of Flyway is left out.
     */
    Schema inspect(Connection connection) throws SQLException;
}
