package dev.rxkit.startup;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.ProxyConnection;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.AbstractDataSource;
import dev.rxkit.session.transaction.TestTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Where a database's connections come from: its pool, or the one connection of a rehearsal.
 *
 * @param shown the database, for messages
 * @param size how many there are at the most
 * @param eviction throws a connection away; false if it is to be closed instead
 */
record Connections(
        DataSource source,
        String shown,
        int size,
        BooleanSupplier closed,
        Runnable close,
        Predicate<Connection> eviction) {

    /** @param made makes the pool's connections */
    static Connections of(HikariDataSource pool, UrlDataSource made) {
        return new Connections(
                pool,
                made.toString(),
                pool.getMaximumPoolSize(),
                pool::isClosed,
                () -> close(pool, made),
                connection -> !made.restore(connection) && evict(pool, connection));
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
     * A connection.
     *
     * @throws SessionException if the database was closed, also while this call waited
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

    /** The pool takes a connection some time after it was opened, so the first one may still be here. */
    private static void close(HikariDataSource pool, UrlDataSource made) {
        pool.close();
        try {
            made.close();
        } catch (SQLException failure) {
            throw new DatabaseException("a connection could not be closed: " + failure.getMessage(), failure);
        }
    }

    /** Throws a connection away: it is not handed out again. */
    private static boolean evict(HikariDataSource pool, Connection connection) {
        if (connection instanceof ProxyConnection) {
            pool.evictConnection(connection);
            return true;
        }
        // A plugin has wrapped the pool's connection: without its driver it comes to nothing when it is given back.
        try {
            connection.abort(Runnable::run);
        } catch (SQLException closed) {
            // That is all that was wanted.
        }
        pool.getHikariPoolMXBean().softEvictConnections();
        return false;
    }

    private static void close(TestTransaction transaction) {
        try {
            transaction.close();
        } catch (SQLException failure) {
            throw new DatabaseException("the rehearsal could not be rolled back: " + failure.getMessage(), failure);
        }
    }

    /** Every connection is a view of the one. */
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
