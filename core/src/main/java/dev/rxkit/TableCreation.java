package dev.rxkit;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.inspect.Inspector;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates the tables that are missing, without scripts: for tests and first tries. */
record TableCreation(Dialect dialect, String shown) {

    /** On a connection whose transaction may write from its start: two that do this at once wait for each other. */
    void create(Connection connection, Schema models) throws SQLException {
        if (FlywayHistory.present(connection)) {
            throw new DatabaseException("createTables() is not for " + shown
                    + ", which is kept by migrations: it has a " + FlywayHistory.TABLE
                    + " table. Run `mvn rx:makemigrations`, then `mvn rx:migrate`.");
        }
        Schema live = Inspector.of(dialect).inspect(connection);
        for (Table table : dialect.resolve(models).inDependencyOrder()) {
            if (live.table(table.name()).isEmpty()) {
                run(connection, dialect.create(table));
            }
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
