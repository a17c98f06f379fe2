package dev.rxkit;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.session.SharedTransaction;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a database's connections come from: its pool, or the one connection of a rehearsal.
 *
 * @param eviction throws a connection away; false if it is to be closed instead
 */
record Connections(DataSource source, BooleanSupplier closed, Runnable close, Predicate<Connection> eviction) {

    static Connections of(HikariDataSource pool) {
        return new Connections(pool, pool::isClosed, pool::close, connection -> evict(pool, connection));
    }

    static Connections of(SharedTransaction transaction) {
        return new Connections(
                new Views(transaction), transaction::closed, () -> close(transaction), connection -> false);
    }

    /** Throws a connection away: nobody gets it again. */
    private static boolean evict(HikariDataSource pool, Connection connection) {
        pool.evictConnection(connection);
        return true;
    }

    private static void close(SharedTransaction transaction) {
        try {
            transaction.close();
        } catch (SQLException failure) {
            throw new DatabaseException("the rehearsal could not be rolled back: " + failure.getMessage(), failure);
        }
    }

    /** Every connection is a view of the one. */
    private record Views(SharedTransaction transaction) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return transaction.view();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException("credentials come from the configuration");
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {
            // Nothing is written here.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // The connection is there already.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            if (type.isInstance(this)) {
                return type.cast(this);
            }
            throw new SQLException("not a wrapper of " + type.getName());
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return type.isInstance(this);
        }
    }
}
