package dev.rxkit.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Begins transactions on servers. */
public final class ServerTransactions {

    private ServerTransactions() {}

    /**
     * Begins a transaction.
     *
     * @param settings the statements that run first in the transaction
     * @throws SQLException if it could not begin; the connection is then as before, or not in auto-commit mode
     */
    public static void begin(Connection connection, boolean write, String... settings) throws SQLException {
        try {
            if (!write) {
                connection.setReadOnly(true);
            }
            connection.setAutoCommit(false);
            if (settings.length > 0) {
                try (Statement statement = connection.createStatement()) {
                    for (String setting : settings) {
                        statement.execute(setting);
                    }
                }
            }
        } catch (SQLException failure) {
            reset(connection, write, failure);
            throw failure;
        }
    }

    /** The call that failed may have taken effect, so each is undone. Auto-commit comes last: it shows that all are. */
    private static void reset(Connection connection, boolean write, SQLException failure) {
        try {
            if (!TransactionDriver.inAutoCommit(connection)) {
                connection.rollback();
            }
            if (!write) {
                connection.setReadOnly(false);
            }
            connection.setAutoCommit(true);
        } catch (SQLException secondary) {
            failure.addSuppressed(secondary);
        }
    }
}
