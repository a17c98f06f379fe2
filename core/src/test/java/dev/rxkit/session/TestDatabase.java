package dev.rxkit.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.execution.SessionSettings;
import dev.rxkit.session.execution.Sessions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** A real database with the shop's tables, and its sessions. */
final class TestDatabase implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T10:20:30.123456789Z");

    final DatabaseUrl url;
    final HikariDataSource pool;
    final Jdbi jdbi;
    final Mappings mappings;
    final Dialect dialect;
    final Sessions sessions;
    final List<Duration> pauses = new ArrayList<>();

    /** On an SQLite file. */
    TestDatabase(Path folder, int poolSize, int busyTimeout) {
        this(
                DatabaseUrl.parse("sqlite:///shop.db", null, null, folder),
                Map.of("busy_timeout", String.valueOf(busyTimeout)),
                poolSize);
    }

    private TestDatabase(DatabaseUrl url, Map<String, String> properties, int poolSize) {
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2000);
        url.runtimeProperties().forEach(config::addDataSourceProperty);
        properties.forEach(config::addDataSourceProperty);
        pool = new HikariDataSource(config);
        dialect = url.dialect();
        jdbi = Jdbi.create(pool);
        mappings = new Mappings(dialect::carrier, dialect::ordered);
        SessionSettings settings = new SessionSettings(poolSize, false, Clock.fixed(NOW, ZoneOffset.UTC));
        sessions = new Sessions(
                jdbi,
                dialect,
                mappings,
                settings,
                connection -> {
                    pool.evictConnection(connection);
                    return true;
                },
                pauses::add);
        createTables();
    }

    static TestDatabase in(Path folder) {
        return new TestDatabase(folder, 4, 200);
    }

    /** An empty shop on a server, the owner's own. */
    static TestDatabase on(TestServer server, Class<?> owner) {
        Map<String, String> properties = server == TestServer.SQLITE ? Map.of("busy_timeout", "200") : Map.of();
        return new TestDatabase(server.space(owner).databaseUrl(), properties, 4);
    }

    private void createTables() {
        List<TableMapping<?>> all = new ArrayList<>();
        for (Class<?> type : Shop.ALL) {
            all.add(mappings.of(type));
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : dialect.create(dialect.resolve(Mappings.schema(all)))) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** SQL with names in double quotes, as this database quotes them. */
    String quoted(String sql) {
        return sql.replace('"', dialect.quote("x").charAt(0));
    }

    /** How many rows of a table others see. */
    long count(Class<?> type) {
        try (Session session = sessions.session()) {
            return session.select(type).count();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
