package dev.rxkit.startup;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates the missing tables without scripts: for tests and prototypes. */
record TableCreation(Dialect dialect, String shown) {

    /**
     * Creates the tables on a connection whose transaction may write from its start, so that two concurrent calls wait
     * for each other.
     */
    void create(Connection connection, Schema models) throws SQLException {
        run(connection, dialect.beforeCreate());
        if (FlywayHistory.present(connection)) {
            throw new DatabaseException("createTables() is not for " + shown
                    + ", which is kept by migrations: it has a " + FlywayHistory.TABLE
                    + " table. Run `mvn rx:makemigrations`, then `mvn rx:migrate`.");
        }
        Schema wanted = dialect.resolve(models);
        Schema live = dialect.inspector(wanted.namespaces()).inspect(connection);
        run(
                connection,
                dialect.create(wanted.only(table -> live.table(table.name()).isEmpty())));
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
