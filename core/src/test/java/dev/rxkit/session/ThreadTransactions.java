package dev.rxkit.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Database;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A framework with transactions bound to a thread, as Spring and JTA have them, on the connections of a pool. Statements
 * run by {@link #run} use the connection of the transaction, as those of a JdbcTemplate do.
 */
final class ThreadTransactions implements TransactionSource, AutoCloseable {

    /** Thrown when a transaction that was marked for rollback should have been committed. */
    static final class MarkedForRollback extends RuntimeException {
        private static final long serialVersionUID = 1;

        MarkedForRollback() {
            super("the transaction was marked for rollback");
        }
    }

    private final class Bound implements ManagedTransaction {
        private final Connection connection;
        private final boolean readOnly;
        private final List<Runnable> rollbacks = new ArrayList<>();
        private boolean marked;

        Bound(boolean readOnly, int isolation) throws SQLException {
            connection = pool.getConnection();
            this.readOnly = readOnly;
            if (isolation != Connection.TRANSACTION_NONE) {
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(false);
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public boolean readOnly() {
            return readOnly;
        }

        @Override
        public boolean savepoints() {
            return savepoints;
        }

        @Override
        public void setRollbackOnly() {
            marked = true;
        }

        @Override
        public void afterRollback(Runnable work) {
            rollbacks.add(0, work);
        }

        void end(boolean commit) throws SQLException {
            try (Connection ending = connection) {
                if (ending.getAutoCommit() || ending.isClosed()) {
                    throw new AssertionError("the connection of the framework was changed");
                }
                if (commit && !marked) {
                    ending.commit();
                } else {
                    ending.rollback();
                    rollbacks.forEach(Runnable::run);
                }
                ending.setAutoCommit(true);
            }
            if (commit && marked) {
                throw new MarkedForRollback();
            }
        }
    }

    private final HikariDataSource pool;
    private final ThreadLocal<Deque<Bound>> bound = ThreadLocal.withInitial(ArrayDeque::new);
    boolean savepoints = true;

    /** @param properties driver properties in addition to those of the URL */
    ThreadTransactions(TestSpace space, boolean properties) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(space.databaseUrl().jdbcUrl());
        config.setUsername(space.databaseUrl().user());
        config.setPassword(space.databaseUrl().password());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        if (properties) {
            Database.driverProperties(space.url()).forEach(config::addDataSourceProperty);
        }
        pool = new HikariDataSource(config);
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public @Nullable ManagedTransaction current() {
        return bound.get().peek();
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T requiresNew(
            @Nullable Isolation isolation, Work<T, X> work) throws X {
        return run(false, isolation == null ? Connection.TRANSACTION_NONE : Connection.TRANSACTION_SERIALIZABLE, work);
    }

    /** Runs work in a new transaction, which is rolled back if it throws. */
    <X extends Exception> void use(Action<X> work) throws X {
        run(false, Connection.TRANSACTION_NONE, () -> {
            work.run();
            return this;
        });
    }

    /** What a transaction does. */
    interface Action<X extends Exception> {
        void run() throws X;
    }

    <T extends @Nullable Object, X extends Exception> T run(boolean readOnly, int isolation, Work<T, X> work) throws X {
        Bound begun;
        try {
            begun = new Bound(readOnly, isolation);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        bound.get().push(begun);
        boolean done = false;
        try {
            T result = work.run();
            done = true;
            return result;
        } finally {
            bound.get().pop();
            try {
                begun.end(done);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** Runs a statement on the connection of the transaction. */
    void run(String sql) {
        ManagedTransaction current = current();
        if (current == null) {
            throw new IllegalStateException("no transaction");
        }
        try (Statement statement = current.connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns the first column of all rows, read by another connection. */
    List<String> rows(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
