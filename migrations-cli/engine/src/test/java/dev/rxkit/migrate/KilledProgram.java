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
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A program that runs the first statements of a script as Flyway does, and is killed then. Its arguments: the URL, the
 * user, the password, the dialect's URL, the script, the number of statements.
 */
final class KilledProgram {
    private KilledProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path script = Path.of(arguments[4]);
        Dialect dialect =
                DatabaseUrl.parse(arguments[3], null, null, Path.of("")).dialect();
        Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        String file = script.getFileName().toString();
        List<StatementParser.Parsed> statements = StatementParser.parse(connection, file, Files.readString(script));
        Optional<ServerStatements> server = MigrationDialects.of(dialect).server();
        if (server.isPresent()) {
            RunningScript.set(connection, server.get(), file);
        }
        connection.setAutoCommit(false);
        // Not closed: a connection that is closed is not killed.
        Statement statement = connection.createStatement();
        int count = Integer.parseInt(arguments[5]);
        for (int i = 0; i < count && i < statements.size(); i++) {
            statement.execute(statements.get(i).sql());
        }
        Runtime.getRuntime().halt(9);
    }
}
