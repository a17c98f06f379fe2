package dev.rxkit.startup;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.ProxyConnection;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.AbstractDataSource;
import dev.rxkit.session.transaction.TestTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The source of a database's connections: its pool, or the one connection of a test transaction.
 *
 * @param shown the name of the database, for messages
 * @param size the maximum number of connections
 * @param eviction evicts a connection; false if it must be closed instead
 */
record Connections(
        DataSource source,
        String shown,
        int size,
        BooleanSupplier closed,
        Runnable close,
        Predicate<Connection> eviction) {

    /** @param made creates the pool's connections */
    static Connections of(HikariDataSource pool, UrlDataSource made) {
        return new Connections(
                pool,
                made.toString(),
                pool.getMaximumPoolSize(),
                pool::isClosed,
                () -> close(pool, made),
                connection -> !made.restore(connection) && evict(pool, connection));
    }

    /**
     * The connections of a pool of the application, which closes it.
     *
     * @param shown the name of the database, for messages
     */
    static Connections of(DataSource source, String shown) {
        AtomicBoolean closed = new AtomicBoolean();
        HikariDataSource pool = pool(source);
        return new Connections(
                source,
                shown,
                pool == null ? Integer.MAX_VALUE : pool.getMaximumPoolSize(),
                closed::get,
                () -> closed.set(true),
                connection -> pool == null ? abort(connection) : evict(pool, connection));
    }

    private static @Nullable HikariDataSource pool(DataSource source) {
        try {
            return source.isWrapperFor(HikariDataSource.class) ? source.unwrap(HikariDataSource.class) : null;
        } catch (SQLException other) {
            return null;
        }
    }

    static Connections of(TestTransaction transaction, String shown) {
        return new Connections(
                new Views(transaction),
                shown,
                Integer.MAX_VALUE,
                transaction::closed,
                () -> close(transaction),
                connection -> false);
    }

    /**
     * Returns a connection.
     *
     * @throws SessionException if the database was closed, even while this call waited
     */
    Connection connection() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException failure) {
            if (closed.getAsBoolean()) {
                throw new SessionException(
                        "The database " + shown + " was closed, so it has no connection for another session. Open it"
                                + " again, or close it later.",
                        failure);
            }
            throw failure;
        }
    }

    /** Closes the pool and its source, which may still have the first connection: the pool takes that one later. */
    private static void close(HikariDataSource pool, UrlDataSource made) {
        pool.close();
        try {
            made.close();
        } catch (SQLException failure) {
            throw new DatabaseException("a connection could not be closed: " + failure.getMessage(), failure);
        }
    }

    /** Evicts a connection, so that it is not used again. */
    private static boolean evict(HikariDataSource pool, Connection connection) {
        if (connection instanceof ProxyConnection) {
            pool.evictConnection(connection);
            return true;
        }
        // A plugin has wrapped the pool's connection.
        abort(connection);
        pool.getHikariPoolMXBean().softEvictConnections();
        return false;
    }

    /** Closes the connection itself, so that its pool discards it when it is returned. */
    private static boolean abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // Expected: the connection is closed.
        }
        return false;
    }

    private static void close(TestTransaction transaction) {
        try {
            transaction.close();
        } catch (SQLException failure) {
            throw new DatabaseException(
                    "the test transaction could not be rolled back: " + failure.getMessage(), failure);
        }
    }

    /** Returns connections that are all views of the one connection. */
    private static final class Views extends AbstractDataSource {
        private final TestTransaction transaction;

        Views(TestTransaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return transaction.view();
        }
    }
}
