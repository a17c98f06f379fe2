package dev.rxkit.migrate.flyway;

import dev.rxkit.internal.AbstractDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** The data source that Flyway gets its connections from. */
final class ConnectionDataSource extends AbstractDataSource {
    private final ConnectionFactory connections;

    private ConnectionDataSource(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * Returns a data source that opens a new connection each time: Flyway locks with one and runs scripts on another.
     */
    static ConnectionDataSource each(ConnectionFactory connections) {
        return new ConnectionDataSource(connections);
    }

    /**
     * Returns a data source that always returns the same connection and keeps it open, because an in-memory database is
     * lost when Flyway closes its connection.
     */
    static ConnectionDataSource one(Connection connection) {
        Connection shared = (Connection) Proxy.newProxyInstance(
                ConnectionDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
        return new ConnectionDataSource(() -> shared);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connections.open();
    }
}
