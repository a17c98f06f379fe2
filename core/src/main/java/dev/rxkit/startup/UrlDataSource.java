package dev.rxkit.startup;

import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.database.url.TimeLimits;
import dev.rxkit.internal.AbstractDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Creates the connections of a pool. The pool has this object instead of a URL, so nothing it logs or shows by JMX can
 * contain a password. Thread-safe.
 */
final class UrlDataSource extends AbstractDataSource {

    private final DatabaseUrl url;
    private final TimeLimits limits;
    private final ClassLoader drivers;
    private final AtomicReference<@Nullable Connection> waiting = new AtomicReference<>();
    /** What the server reported about itself; null before the first connection. */
    private volatile @Nullable Map<String, String> learned;

    private volatile boolean closed;

    UrlDataSource(DatabaseUrl url, TimeLimits limits, ClassLoader drivers) {
        this.url = url;
        this.limits = limits;
        this.drivers = drivers;
    }

    /**
     * Opens the first connection now and keeps it for the first request, so that a bad file fails here and not in the
     * pool.
     */
    void connectEagerly() throws SQLException {
        waiting.set(connect());
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException("the database was closed", "08003");
        }
        Connection first = waiting.getAndSet(null);
        return first == null ? connect() : first;
    }

    /** Closes the first connection if it was not taken, opens no more, and deregisters the driver from the JDK. */
    void close() throws SQLException {
        closed = true;
        url.releaseDriver(drivers);
        Connection first = waiting.getAndSet(null);
        if (first != null) {
            first.close();
        }
    }

    /** See {@link DatabaseUrl#restore}. */
    boolean restore(Connection connection) {
        return url.restore(connection, drivers);
    }

    private Connection connect() throws SQLException {
        Map<String, String> known = learned;
        Connection connection = url.connect(drivers, limits, known == null ? Map.of() : known);
        if (known != null) {
            return connection;
        }
        Map<String, String> found = learn(connection);
        learned = found;
        if (found.isEmpty()) {
            return connection;
        }
        connection.close();
        return url.connect(drivers, limits, found);
    }

    private Map<String, String> learn(Connection connection) throws SQLException {
        try {
            return url.learn(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public String toString() {
        return url.shown();
    }
}
