package dev.rxkit.session;

import dev.rxkit.error.RxException;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Binds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the kit's own statements straight on the handle's connection, in the handle's transaction, without the cost of
 * a Jdbi statement. For one thread.
 */
final class Lane {

    /** What to do with the rows. */
    @FunctionalInterface
    interface Reading<R extends @Nullable Object> {
        R read(ResultSet rows) throws SQLException;
    }

    private final Connection connection;
    private final Failures failures;
    private final Echo echo;

    Lane(Connection connection, Failures failures, Echo echo) {
        this.connection = connection;
        this.failures = failures;
        this.echo = echo;
    }

    /**
     * Runs a statement that gives rows.
     *
     * @param about the class it is about, for messages
     */
    <R extends @Nullable Object> R query(String sql, Binds binds, @Nullable TableMapping<?> about, Reading<R> reading) {
        long start = echo.start();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binds.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                R result = reading.read(rows);
                echo.done(start, sql, binds);
                return result;
            }
        } catch (SQLException failure) {
            throw failure(failure, about);
        }
    }

    /** Runs a statement that only writes; how many rows it reached. */
    long update(String sql, Binds binds, @Nullable TableMapping<?> about) {
        long start = echo.start();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binds.bind(statement);
            long count = statement.executeUpdate();
            echo.done(start, sql, binds);
            return count;
        } catch (SQLException failure) {
            throw failure(failure, about);
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    Echo echo() {
        return echo;
    }

    RxException failure(SQLException failure, @Nullable TableMapping<?> about) {
        return failures.of(failure, about);
    }
}
