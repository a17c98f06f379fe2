package dev.rxkit.database.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Begins transactions on MariaDB. */
final class MariaDbTransactions {

    private MariaDbTransactions() {}

    /**
     * Begins a transaction. Its isolation is set for this transaction only: the isolation of the connection would have
     * to be put back, and if that fails the next user of the connection gets it.
     */
    static void begin(Connection connection, boolean write, int isolation) throws SQLException {
        if (!write) {
            connection.setReadOnly(true);
        }
        connection.setAutoCommit(false);
        if (write && isolation == Connection.TRANSACTION_NONE) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL " + level(write, isolation));
            // Begun explicitly: if no statement followed, the settings would apply to the next transaction instead.
            statement.execute("START TRANSACTION" + (write ? "" : " READ ONLY"));
        } catch (SQLException failure) {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            } catch (SQLException secondary) {
                failure.addSuppressed(secondary);
            }
            throw failure;
        }
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
