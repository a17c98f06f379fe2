package dev.rxkit.servers;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A database of a {@link TestServer}.
 *
 * @param server the server
 * @param url the URL as users write it, with credentials
 */
public record TestSpace(TestServer server, String url) {

    public DatabaseUrl databaseUrl() {
        return DatabaseUrl.parse(url, null, null, Path.of(""));
    }

    public Dialect dialect() {
        return databaseUrl().dialect();
    }

    /** Opens a new connection, outside any pool. */
    public Connection connect() throws SQLException {
        return databaseUrl().connect(TestSpace.class.getClassLoader(), Map.of());
    }

    /** Runs statements on a new connection. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
