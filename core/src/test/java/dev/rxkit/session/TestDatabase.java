package dev.rxkit.session;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.dialect.Sqlite;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Table;
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
import org.jdbi.v3.core.Jdbi;

/** A real SQLite file with the shop's tables, and its sessions. */
final class TestDatabase implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T10:20:30.123456789Z");

    final HikariDataSource pool;
    final Jdbi jdbi;
    final Mappings mappings;
    final Sqlite dialect = new Sqlite();
    final Sessions sessions;
    final List<Duration> pauses = new ArrayList<>();

    TestDatabase(Path folder, int poolSize, int busyTimeout) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        config.setMaximumPoolSize(poolSize);
        config.setConnectionTimeout(2000);
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("busy_timeout", String.valueOf(busyTimeout));
        config.addDataSourceProperty("jdbc.get_generated_keys", "false");
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
        mappings = new Mappings(dialect::carrier, dialect::ordered);
        SessionSettings settings = new SessionSettings(poolSize, false, Clock.fixed(NOW, ZoneOffset.UTC));
        sessions = new Sessions(jdbi, dialect, mappings, settings, pauses::add);
        createTables();
    }

    static TestDatabase in(Path folder) {
        return new TestDatabase(folder, 4, 200);
    }

    private void createTables() {
        List<TableMapping<?>> all = new ArrayList<>();
        for (Class<?> type : Shop.ALL) {
            all.add(mappings.of(type));
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (Table table : dialect.resolve(Mappings.schema(all)).inDependencyOrder()) {
                for (String sql : dialect.create(table)) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
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
