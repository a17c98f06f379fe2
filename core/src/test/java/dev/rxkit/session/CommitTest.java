package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.database.sqlite.Sqlite;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.SessionSettings;
import dev.rxkit.session.execution.Sessions;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that go wrong, by the real driver in a wrapper that loses connections. */
class CommitTest {

    private final AtomicReference<@Nullable SQLException> fault = new AtomicReference<>();
    private TestDatabase database;
    private HikariDataSource pool;
    private Sessions sessions;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        HikariConfig config = new HikariConfig();
        config.setDataSource(new Losing(database.pool.getJdbcUrl()));
        config.setMaximumPoolSize(2);
        pool = new HikariDataSource(config);
        Sqlite dialect = new Sqlite();
        sessions = new Sessions(
                Jdbi.create(pool),
                dialect,
                new Mappings(dialect::carrier, dialect::ordered),
                SessionSettings.of(2, false),
                connection -> {
                    pool.evictConnection(connection);
                    return true;
                },
                limit -> {});
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    @Test
    void connectionLostAtCommitIsUnknownAndNeverRetried() {
        fault.set(new SQLNonTransientConnectionException("the server went away", "08006"));
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> sessions.useTransaction(Retry.times(5), session -> {
                    runs.incrementAndGet();
                    session.insert(new Tag("a"));
                }))
                .isInstanceOf(CommitUnknownException.class)
                .hasMessageContaining("look at the data");
        assertThat(runs).hasValue(1);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void idsStayWhereTheCommitMayHaveHappened() {
        fault.set(new SQLNonTransientConnectionException("the server went away", "08006"));
        Hero hero = Hero.of("Dive", 3);
        try (Session session = sessions.session()) {
            session.add(hero);
            assertThatThrownBy(session::commit).isInstanceOf(CommitUnknownException.class);
        }
        assertThat(hero.id).isNotNull();
    }

    @Test
    void busyCommitIsRolledBackAndRetriedWhenAskedFor() {
        fault.set(new SQLException("database is locked", null, 5));
        List<Hero> tried = new ArrayList<>();
        sessions.useTransaction(Retry.times(3), session -> {
            tried.add(session.add(Hero.of("Dive", 3)));
            if (tried.size() == 2) {
                fault.set(null);
            }
        });
        assertThat(tried).hasSize(2);
        assertThat(tried.get(0).id).isNull();
        assertThat(database.count(Hero.class)).isEqualTo(1);
        fault.set(new SQLException("database is locked", null, 5));
        assertThatThrownBy(() -> sessions.useTransaction(session -> session.insert(new Tag("a"))))
                .isInstanceOf(DatabaseBusyException.class);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        fault.set(null);
        assertThat(database.count(Tag.class)).isZero();
    }

    /** Throws the fault wherever a transaction is committed, in whichever way the dialect does it. */
    private final class Losing implements DataSource {

        private final String url;

        Losing(String url) {
            this.url = url;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return losing(DriverManager.getConnection(url + "?busy_timeout=200&foreign_keys=on"));
        }

        /** The end of a transaction is the return to auto-commit; after a rollback it commits nothing. */
        private Connection losing(Connection real) {
            AtomicReference<String> last = new AtomicReference<>("");
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        boolean commits = method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(arguments[0]);
                        SQLException thrown = fault.get();
                        if (commits && thrown != null && !last.get().equals("rollback")) {
                            throw thrown;
                        }
                        last.set(method.getName());
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public @Nullable Logger getParentLogger() {
            return null;
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
