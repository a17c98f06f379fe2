package dev.rxkit.database.postgres;

import dev.rxkit.database.ServerTransactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions with PostgreSQL's driver, which sends BEGIN together with the first statement. */
final class PostgresTransactions {

    /** The SQL state of a statement in a transaction that has failed. */
    static final String ABORTED = "25P02";

    private PostgresTransactions() {}

    static void begin(Connection connection, boolean write, int isolation) throws SQLException {
        if (write && isolation == Connection.TRANSACTION_NONE) {
            ServerTransactions.begin(connection, true);
            return;
        }
        ServerTransactions.begin(
                connection,
                write,
                "SET TRANSACTION ISOLATION LEVEL " + level(write, isolation) + (write ? "" : " READ ONLY"));
    }

    /**
     * Commits. The server answers the COMMIT of a failed transaction with a rollback and not with an error, so that
     * state is checked before.
     */
    static void commit(Connection connection) throws SQLException {
        if (PostgresStatus.of(connection).equals("FAILED")) {
            throw new SQLException(
                    "a statement of the transaction failed, so the server would roll back instead of committing",
                    ABORTED);
        }
        connection.commit();
    }

    /** Returns the isolation level. Reading uses one snapshot, which is more than the server's default. */
    private static String level(boolean write, int isolation) {
        return switch (isolation) {
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            case Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED ->
                write ? "READ COMMITTED" : "REPEATABLE READ";
            default -> "REPEATABLE READ";
        };
    }
}
