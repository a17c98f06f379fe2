package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.SessionSettings;
import dev.rxkit.session.execution.Sessions;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A connection that fails where a transaction ends is thrown away, and nothing half done stays. */
@OnEveryDatabase
class ConnectionFaultsTest {

    @Parameter
    TestServer server;

    private final AtomicInteger opened = new AtomicInteger();
    private volatile BiPredicate<Method, Object[]> failing = (method, arguments) -> false;
    private TestDatabase database;
    private HikariDataSource pool;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, ConnectionFaultsTest.class);
        HikariConfig config = new HikariConfig();
        config.setDataSource(new Failing(database.url));
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        Dialect dialect = database.dialect;
        sessions = new Sessions(
                Jdbi.create(pool),
                dialect,
                new Mappings(dialect::carrier, dialect::ordered),
                SessionSettings.of(1, false),
                connection -> {
                    pool.evictConnection(connection);
                    return true;
                },
                limit -> {});
        sessions.useTransaction(session -> session.insert(new Tag("there")));
        opened.set(0);
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    private void fail(BiPredicate<Method, Object[]> where) {
        failing = where;
    }

    private void assertWorksOnAnotherConnection() {
        failing = (method, arguments) -> false;
        sessions.useTransaction(session -> session.insert(new Tag("new")));
        assertThat(opened).hasValueGreaterThan(0);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(sessions.<Long, RuntimeException>readOnly(session ->
                        session.select(Tag.class).where(Tag::code).eq("gone").count()))
                .isZero();
    }

    private static boolean rollback(Method method, Object @Nullable [] arguments) {
        return method.getName().equals("rollback") && arguments == null;
    }

    @Test
    void aRollbackThatFailsInABlockCommitsNothing() {
        fail(ConnectionFaultsTest::rollback);
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("gone"));
                    throw new IllegalStateException("the user's own");
                }))
                .hasMessage("the user's own")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .isInstanceOf(RxException.class)
                        .asString()
                        .contains("thrown away"));
        assertWorksOnAnotherConnection();
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void aRollbackOfASessionThatFailsCommitsNothing() {
        fail(ConnectionFaultsTest::rollback);
        try (Session session = sessions.session()) {
            session.insert(new Tag("gone"));
            assertThatThrownBy(session::rollback).isInstanceOf(RxException.class);
            assertThatThrownBy(() -> session.insert(new Tag("gone")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("open another one");
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
        }
        assertWorksOnAnotherConnection();
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void aRollbackThatFailsWhenTheSessionIsClosedCommitsNothing() {
        fail(ConnectionFaultsTest::rollback);
        try (Session session = sessions.session()) {
            session.insert(new Tag("gone"));
        }
        assertWorksOnAnotherConnection();
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void aRollbackToASavepointThatFailsFailsTheWhole() {
        fail((method, arguments) -> method.getName().equals("rollback") && arguments != null);
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("gone"));
                    assertThatThrownBy(() -> session.useTransaction(nested -> {
                                nested.insert(new Tag("gone too"));
                                throw new IllegalStateException("the user's own");
                            }))
                            .hasMessage("the user's own");
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("only rollback()");
        assertThat(database.count(Tag.class)).isOne();
    }

    @Test
    void afterACommitNothingMakesTheTransactionFailAndItIsNotRunAgain() {
        AtomicInteger runs = new AtomicInteger();
        // SQLite's driver commits when it goes back to auto-commit; there a setting that is put back comes last.
        fail((method, arguments) ->
                server != TestServer.SQLITE && method.getName().equals("setAutoCommit") && arguments[0].equals(true));
        sessions.useTransaction(Retry.times(3), session -> {
            session.insert(new Tag("kept" + runs.incrementAndGet()));
        });
        assertThat(runs).hasValue(1);
        assertThat(database.count(Tag.class)).isEqualTo(2);
        if (server != TestServer.SQLITE) {
            assertWorksOnAnotherConnection();
        }
    }

    @Test
    void aCallbackThatFailsAfterTheCommitDoesNotRunItAgain() {
        AtomicInteger runs = new AtomicInteger();
        sessions.useTransaction(Retry.times(3), session -> {
            session.insert(new Tag("kept" + runs.incrementAndGet()));
            session.handle().afterCommit(() -> {
                throw new dev.rxkit.error.DatabaseBusyException("busy", new SQLException("busy", "40001", 1213));
            });
        });
        assertThat(runs).hasValue(1);
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void aCollisionInsideJdbiIsRunAgain() throws SQLException {
        AtomicInteger runs = new AtomicInteger();
        SQLException collision = server == TestServer.SQLITE
                ? new SQLException("[SQLITE_BUSY_SNAPSHOT] (database is locked)", null, 5)
                : new SQLException("deadlock", "40001", 1213);
        sessions.useTransaction(Retry.times(3), session -> {
            if (runs.incrementAndGet() < 3) {
                session.handle()
                        .createQuery("select code from tag")
                        .map((rows, context) -> {
                            throw collision;
                        })
                        .list();
            }
            session.insert(new Tag("kept"));
        });
        assertThat(runs).hasValue(3);
        sessions.useTransaction(Retry.times(3), session -> {
            if (runs.incrementAndGet() < 5) {
                throw collision;
            }
        });
        assertThat(runs).hasValue(5);
    }

    /** Connections of the database that fail where a test wants it, before the call reaches the driver. */
    private final class Failing implements DataSource {

        private final DatabaseUrl url;

        Failing(DatabaseUrl url) {
            this.url = url;
        }

        @Override
        public Connection getConnection() throws SQLException {
            opened.incrementAndGet();
            Connection real = url.connect(ConnectionFaultsTest.class.getClassLoader(), url.runtimeProperties());
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        if (failing.test(method, arguments)) {
                            throw new SQLException("this call fails");
                        }
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
