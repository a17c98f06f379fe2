package dev.rxkit.migrate.flyway;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/** Splits a script into the statements that Flyway would run. */
public final class StatementParser {
    private StatementParser() {}

    /**
     * A statement of a script.
     *
     * @param line the line it begins on, from 1
     * @param sql the SQL without the delimiter at its end
     * @param transactional whether it may run in a transaction
     */
    public record Parsed(int line, String sql, boolean transactional) {}

    /**
     * Returns the statements of a script in their order.
     *
     * @param connection the database that the script is for; not changed
     * @param file the name of the script, for messages
     * @throws RunException if the script cannot be parsed
     */
    public static List<Parsed> parse(Connection connection, String file, String text) {
        Configuration configuration = Flyway.configure(StatementParser.class.getClassLoader())
                .loggers(NoOpFlywayLog.class.getName())
                .dataSource(ConnectionDataSource.one(connection))
                .placeholderReplacement(false)
                .load()
                .getConfiguration();
        InMemoryResources resources = new InMemoryResources(Map.of(file, text));
        try {
            DatabaseType type = DatabaseTypeRegister.getDatabaseTypeForConnection(connection, configuration);
            List<Parsed> statements = new ArrayList<>();
            try (SqlStatementIterator parsed = type.createParser(configuration, resources, new ParsingContext())
                    .parse(resources.resource(file))) {
                while (parsed.hasNext()) {
                    SqlStatement statement = parsed.next();
                    statements.add(new Parsed(
                            statement.getLineNumber(), statement.getSql(), statement.canExecuteInTransaction()));
                }
            }
            return List.copyOf(statements);
        } catch (FlywayException e) {
            throw new RunException(file + " cannot be read as SQL: " + e.getMessage(), e);
        }
    }
}
