package dev.rxkit.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server: an embedded one, or that of {@code RX_TEST_POSTGRESQL_URL}. */
final class PostgresServer {
    private final URI admin;

    PostgresServer(URI admin) {
        this.admin = admin;
    }

    static PostgresServer start() {
        String given = System.getenv("RX_TEST_POSTGRESQL_URL");
        if (given != null) {
            return new PostgresServer(URI.create(given));
        }
        try {
            EmbeddedPostgres server = settings(ServerFiles.data("postgresql"))
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            return new PostgresServer(
                    URI.create("postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings of a server that keeps committed changes even if its processes are killed. */
    static EmbeddedPostgres.Builder settings(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(ServerFiles.programs("postgresql").toFile())
                .setDataDirectory(data)
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                // The JIT compiler costs more time than the short queries of tests.
                .setServerConfig("jit", "off");
    }

    /** Returns a database without sessions that contains only an empty schema {@code public}. */
    TestSpace space(String name) {
        try {
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                if (list(statement, "SELECT datname FROM pg_database").contains(name)) {
                    statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name
                            + "' AND pid <> pg_backend_pid()");
                } else {
                    statement.execute("CREATE DATABASE \"" + name + "\"");
                }
            }
            try (Connection connection = connect(name);
                    Statement statement = connection.createStatement()) {
                for (String schema : list(
                        statement,
                        "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
                    statement.execute("DROP SCHEMA \"" + schema.replace("\"", "\"\"") + "\" CASCADE");
                }
                statement.execute("CREATE SCHEMA public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestSpace(
                TestServer.POSTGRESQL,
                "postgresql://" + admin.getUserInfo() + "@" + admin.getHost() + ":" + port() + "/" + name);
    }

    private Connection connect(String database) throws SQLException {
        String[] login = admin.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + admin.getHost() + ":" + port() + "/" + database,
                login[0],
                login.length > 1 ? login[1] : "");
    }

    private int port() {
        return admin.getPort() < 0 ? 5432 : admin.getPort();
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
