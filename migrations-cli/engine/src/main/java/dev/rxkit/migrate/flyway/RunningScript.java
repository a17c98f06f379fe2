package dev.rxkit.migrate.flyway;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.migrate.plan.ServerStatements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * The script that a migration is running, kept as the comment of the history table, on a server that does not roll back
 * DDL: if the program is killed between two statements, the history says nothing of that script.
 */
public final class RunningScript implements Callback {
    private static final String MARK = "rx is running ";

    private final ServerStatements server;

    RunningScript(ServerStatements server) {
        this.server = server;
    }

    /** Returns the script that was running when a migration ended without clearing it; empty if no script was. */
    public static Optional<String> read(Connection connection, ServerStatements server) throws SQLException {
        Optional<String> query = server.description(FlywayHistory.TABLE);
        if (query.isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.get())) {
            return Optional.ofNullable(row.next() ? row.getString(1) : null)
                    .filter(text -> text.startsWith(MARK))
                    .map(text -> text.substring(MARK.length()));
        }
    }

    /** Records that a script is running. */
    public static void set(Connection connection, ServerStatements server, String file) throws SQLException {
        describe(connection, server, MARK + file);
    }

    /** Records that no script is running. */
    public static void clear(Connection connection, ServerStatements server) throws SQLException {
        if (read(connection, server).isPresent()) {
            describe(connection, server, "");
        }
    }

    private static void describe(Connection connection, ServerStatements server, String text) throws SQLException {
        Optional<String> sql = server.describe(FlywayHistory.TABLE, text);
        if (sql.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.get());
            }
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String file = context.getMigrationInfo().getScript();
        try {
            set(context.getConnection(), server, file);
        } catch (SQLException e) {
            throw new FlywayException("The history table cannot be changed before " + file + ".", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "rx-running-script";
    }
}
