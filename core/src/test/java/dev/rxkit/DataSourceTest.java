package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Shop.Customer;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.AbstractDataSource;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A database on a pool of the application. */
@OnEveryDatabase
class DataSourceTest {

    @Parameter
    TestServer server;

    private static HikariDataSource pool(TestSpace space, boolean properties) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(space.databaseUrl().jdbcUrl());
        config.setUsername(space.databaseUrl().user());
        config.setPassword(space.databaseUrl().password());
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        if (properties) {
            Database.driverProperties(space.url()).forEach(config::addDataSourceProperty);
        }
        return new HikariDataSource(config);
    }

    @Test
    void sessionsUseThePoolAndDoNotCloseIt() throws SQLException {
        try (HikariDataSource pool = pool(server.space(DataSourceTest.class), true)) {
            RxConfig config = Shop.builder().url("sqlite:///unused.db").build();
            Database database = Database.open(pool, config);
            database.createTables();
            database.useTransaction(session -> session.add(new Customer(null, "Deadpond")));
            assertThat(database.<Long, RuntimeException>readOnly(
                            session -> session.select(Customer.class).count()))
                    .isEqualTo(1);
            assertThat(database.dataSource()).isSameAs(pool);
            assertThat(database.check().toString()).doesNotContain("unused");

            database.close();
            assertThatThrownBy(database::session).isInstanceOf(SessionException.class);
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void aThreadThatHoldsEveryConnectionIsRefusedAtOnce() {
        try (HikariDataSource pool = pool(server.space(DataSourceTest.class), true);
                Database database = Database.open(pool, Shop.builder().build())) {
            database.createTables();
            try (Session first = database.session();
                    Session second = database.session()) {
                assertThat(first.select(Customer.class).count())
                        .isEqualTo(second.select(Customer.class).count());
                assertThatThrownBy(database::session)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("all 2 connections");
            }
        }
    }

    @Test
    void settingsWithWhichOtherValuesWouldBeStoredAreRefused() {
        try (HikariDataSource pool = pool(server.space(DataSourceTest.class), false)) {
            RxConfig config = Shop.builder().build();
            switch (server) {
                case SQLITE ->
                    assertThatThrownBy(() -> Database.open(pool, config))
                            .isInstanceOf(ConfigException.class)
                            .hasMessageContaining("foreign_keys=true");
                case MARIADB ->
                    assertThatThrownBy(() -> Database.open(pool, config))
                            .isInstanceOf(ConfigException.class)
                            .hasMessageContaining("sessionVariables=sql_mode=CONCAT(@@sql_mode,");
                case POSTGRESQL -> Database.open(pool, config).close();
            }
        }
    }

    @Test
    void readOnlyBlocksTellTheDriver() {
        TestSpace space = server.space(DataSourceTest.class);
        try (Database database = Database.open(Shop.builder().url(space.url()).build())) {
            database.createTables();
            database.useReadOnly(session -> {
                session.select(Customer.class).list();
                assertThat(readOnly(session)).isEqualTo(server != TestServer.SQLITE);
            });
            database.useTransaction(session -> {
                assertThat(readOnly(session)).isFalse();
                session.add(new Customer(null, "Deadpond"));
            });
        }
    }

    private static boolean readOnly(Session session) {
        try {
            return session.handle().getConnection().isReadOnly();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Table
    public record Document(@Nullable Long id, @Json Map<String, Integer> content) {}

    @Test
    void jsonIsComparedByValue() {
        try (HikariDataSource pool = pool(server.space(DataSourceTest.class), true);
                Database database = Database.open(
                        pool, RxConfig.builder().models(Document.class).build())) {
            database.createTables();
            for (int round = 0; round < 2; round++) {
                database.useTransaction(session -> {
                    session.add(new Document(null, Map.of("a", 1, "b", 2)));
                    assertThat(session.select(Document.class)
                                    .where(Document::content)
                                    .eq(Map.of("b", 2, "a", 1))
                                    .list())
                            .isNotEmpty();
                });
            }
            try (Database test = database.rollbackOnly()) {
                assertThat(test.<Long, RuntimeException>readOnly(session -> session.select(Document.class)
                                .where(Document::content)
                                .eq(Map.of("b", 2, "a", 1))
                                .count()))
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void aPoolWithoutConnectionsIsAnErrorOfTheDatabase() {
        AbstractDataSource broken = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("no route to host", "08001");
            }
        };
        assertThatThrownBy(() -> Database.open(broken, Shop.builder().build()))
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("no route to host");
    }
}
