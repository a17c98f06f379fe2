package dev.rxkit.database.mariadb;

import dev.rxkit.database.ServerTransactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Begins transactions on MariaDB. */
final class MariaDbTransactions {

    private MariaDbTransactions() {}

    /**
     * Begins a transaction. Its isolation is set for this transaction only: the isolation of the connection would have
     * to be put back, and if that fails the next user of the connection gets it.
     */
    static void begin(Connection connection, boolean write, int isolation) throws SQLException {
        if (write && isolation == Connection.TRANSACTION_NONE) {
            ServerTransactions.begin(connection, true);
            return;
        }
        ServerTransactions.begin(
                connection,
                write,
                "SET TRANSACTION ISOLATION LEVEL " + level(write, isolation),
                // Begun explicitly: if no statement followed, the settings would apply to the next transaction instead.
                "START TRANSACTION" + (write ? "" : " READ ONLY"));
    }

    /** Returns the isolation level. Reading uses one snapshot, whatever the server's default is. */
    private static String level(boolean write, int isolation) {
        return switch (isolation) {
            case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
            case Connection.TRANSACTION_READ_COMMITTED -> write ? "READ COMMITTED" : "REPEATABLE READ";
            case Connection.TRANSACTION_READ_UNCOMMITTED -> write ? "READ UNCOMMITTED" : "REPEATABLE READ";
            default -> "REPEATABLE READ";
        };
    }
}
