package dev.rxkit.migrate;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.migrate.flyway.RunningScript;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.ServerStatements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that runs the first statements of scripts, each on a database of its own, as Flyway does, and is killed
 * then. Its arguments, six for each: the URL, the user, the password, the dialect's URL, the script, the number of
 * statements; {@code 1.5} for one statement and half of the next, which builds an index.
 */
final class KilledProgram {
    private KilledProgram() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < arguments.length; i += 6) {
            run(Arrays.asList(arguments).subList(i, i + 6));
        }
        Runtime.getRuntime().halt(9);
    }

    // Not closed: a connection that is closed is not killed.
    private static void run(List<String> arguments) throws Exception {
        Path script = Path.of(arguments.get(4));
        Dialect dialect =
                DatabaseUrl.parse(arguments.get(3), null, null, Path.of("")).dialect();
        Connection connection = DriverManager.getConnection(arguments.get(0), arguments.get(1), arguments.get(2));
        String file = script.getFileName().toString();
        List<StatementParser.Parsed> statements = StatementParser.parse(connection, file, Files.readString(script));
        Optional<ServerStatements> server = MigrationDialects.of(dialect).server();
        if (server.isPresent()) {
            RunningScript.set(connection, server.get(), file);
        }
        connection.setAutoCommit(Files.readString(script).contains("INDEX CONCURRENTLY"));
        Statement statement = connection.createStatement();
        double count = Double.parseDouble(arguments.get(5));
        for (int i = 0; i < (int) count; i++) {
            statement.execute(statements.get(i).sql());
        }
        if (count != (int) count) {
            interrupt(statement, statements.get((int) count).sql(), arguments);
        }
    }

    /** Runs a statement that waits for the end of an older snapshot until it is cancelled. */
    private static void interrupt(Statement statement, String sql, List<String> arguments) throws SQLException {
        Connection other = DriverManager.getConnection(arguments.get(0), arguments.get(1), arguments.get(2));
        other.setAutoCommit(false);
        other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        other.createStatement().execute("SELECT count(*) FROM hero");
        statement.execute("SET statement_timeout = '200ms'");
        try {
            statement.execute(sql);
            throw new IllegalStateException("not interrupted: " + sql);
        } catch (SQLException cancelled) {
            other.rollback();
        }
    }
}
