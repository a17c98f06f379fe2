package dev.rxkit.migrate.flyway;

import dev.rxkit.database.Dialect;
import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.migrate.plan.ServerStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Runs undo scripts and records them in Flyway's history: a row of type {@code DELETE}, which Flyway writes itself for
 * a version that is not applied any more, so that the script is pending again. Not thread-safe.
 */
public final class UndoRunner {
    private final Connection connection;
    private final Dialect dialect;
    private final Optional<ServerStatements> server;

    /**
     * Creates an instance.
     *
     * @param connection the database, in autocommit
     * @param server the statements of a server that does not roll back DDL, which keeps the script that is running;
     *     empty if DDL is rolled back with its transaction
     */
    public UndoRunner(Connection connection, Dialect dialect, Optional<ServerStatements> server) {
        this.connection = connection;
        this.dialect = dialect;
        this.server = server;
    }

    /**
     * Runs an undo script, in one transaction with its record where the database can roll it back.
     *
     * @param row the row of the script to undo
     * @param file the name of the undo script
     * @throws RunException if a statement fails
     */
    public void undo(Applied row, String file, String text) throws SQLException {
        List<StatementParser.Parsed> statements = StatementParser.parse(connection, file, text);
        boolean whole = server.isEmpty() && statements.stream().allMatch(StatementParser.Parsed::transactional);
        long begin = System.nanoTime();
        connection.setAutoCommit(!whole);
        boolean done = false;
        try {
            if (server.isPresent()) {
                RunningScript.set(connection, server.get(), file);
            }
            run(file, statements, whole);
            new HistoryWriter(connection, dialect).undone(row, file, (int) ((System.nanoTime() - begin) / 1_000_000));
            if (whole) {
                connection.commit();
            }
            done = true;
            if (server.isPresent()) {
                RunningScript.clear(connection, server.get());
            }
        } finally {
            if (whole) {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private void run(String file, List<StatementParser.Parsed> statements, boolean whole) {
        for (StatementParser.Parsed statement : statements) {
            try (Statement running = connection.createStatement()) {
                running.execute(statement.sql());
            } catch (SQLException e) {
                throw new RunException(
                        file + ", line " + statement.line() + " failed: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("") + ". "
                                + LockWaits.advice(e)
                                        .map(advice -> advice + " ")
                                        .orElse("")
                                + (whole
                                        ? "Nothing of it was applied."
                                        : "The statements before that line remain applied."
                                                + (server.isEmpty()
                                                        ? ""
                                                        : " Correct the data, then run `mvn rx:repair`, which goes on"
                                                                + " from there.")),
                        e);
            }
        }
    }
}
