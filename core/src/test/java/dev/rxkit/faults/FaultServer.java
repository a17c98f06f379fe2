package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Causes faults on the real connections of one database, and checks that a connection is clean. */
final class FaultServer {

    private final TestServer server;
    private final Connection admin;

    FaultServer(TestSpace space) throws SQLException {
        server = space.server();
        admin = space.connect();
    }

    void close() throws SQLException {
        admin.close();
    }

    boolean does(FaultKind kind) {
        return switch (kind) {
            case KILLED -> server != TestServer.SQLITE;
            case ENDED_SILENTLY -> server == TestServer.POSTGRESQL;
            default -> true;
        };
    }

    /** Returns a failure of an unknown kind. */
    SQLException failure(String what) {
        return new SQLException("injected: " + what, "HY000");
    }

    /** Returns what the driver throws when it finds the connection lost. */
    SQLException lost() {
        return switch (server) {
            case SQLITE -> new SQLException("database connection closed");
            case POSTGRESQL -> new SQLException("An I/O error occurred while sending to the backend.", "08006");
            case MARIADB -> new SQLNonTransientConnectionException("Socket error", "08000", 1927);
        };
    }

    /** Ends the connection on the client's side. */
    void cut(Connection real) throws SQLException {
        if (server == TestServer.SQLITE) {
            real.close();
        } else {
            real.abort(Runnable::run);
        }
    }

    /** Ends the connection on the server's side, and waits until it is gone. */
    void kill(Connection real) throws SQLException {
        if (real.isClosed()) {
            return;
        }
        if (server == TestServer.POSTGRESQL) {
            int id = real.unwrap(BaseConnection.class).getBackendPID();
            run("select pg_terminate_backend(" + id + ")");
            gone("select count(*) from pg_stat_activity where pid = " + id);
        } else {
            long id = real.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
            run("kill " + id);
            gone("select count(*) from information_schema.processlist where id = " + id);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private void gone(String count) throws SQLException {
        while (number(admin, count) > 0) {
            Thread.onSpinWait();
        }
    }

    /** Makes the database roll back or end the transaction, and returns the exception that reports it. */
    SQLException end(Connection real) throws SQLException {
        switch (server) {
            case POSTGRESQL -> {
                try (Statement statement = real.createStatement()) {
                    statement.execute("select 1 / 0");
                } catch (SQLException failure) {
                    return failure;
                }
                throw new IllegalStateException("1 / 0 has a value");
            }
            case MARIADB -> {
                rollback(real);
                return new SQLTransactionRollbackException(
                        "Deadlock found when trying to get lock; try restarting transaction", "40001", 1213);
            }
            case SQLITE -> {
                try {
                    rollback(real);
                } catch (SQLException none) {
                    // In auto-commit mode there is nothing to roll back.
                }
                return new SQLiteException(
                        "[SQLITE_FULL]  Insertion failed because database is full (database or disk is full)",
                        SQLiteErrorCode.SQLITE_FULL);
            }
        }
        throw new IllegalStateException();
    }

    private static void rollback(Connection real) throws SQLException {
        try (Statement statement = real.createStatement()) {
            statement.executeUpdate("rollback");
        }
    }

    /** Fails unless the connection is like a new one: without a transaction, a lock, or changed settings. */
    void requireClean(Connection connection) throws SQLException {
        assertThat(connection.getAutoCommit()).as("auto-commit").isTrue();
        switch (server) {
            case SQLITE -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("begin immediate");
                    statement.execute("rollback");
                }
                assertThat(number(connection, "pragma foreign_keys")).isOne();
            }
            case POSTGRESQL -> {
                assertThat(connection.unwrap(BaseConnection.class).getTransactionState())
                        .isEqualTo(TransactionState.IDLE);
                assertThat(number(
                                connection,
                                "select case when current_setting('transaction_isolation') = 'read committed' and"
                                        + " current_setting('transaction_read_only') = 'off' then 1 else 0 end"))
                        .as("settings")
                        .isOne();
            }
            case MARIADB ->
                assertThat(number(
                                connection,
                                "select @@in_transaction = 0 and @@autocommit = 1 and @@foreign_key_checks = 1 and"
                                        + " @@tx_isolation = 'REPEATABLE-READ' and @@tx_read_only = 0"))
                        .as("settings")
                        .isOne();
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
