package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.Shop.Team;
import dev.rxkit.session.transaction.SessionConnection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a session sets on its connection does not reach the next session. */
@OnEveryDatabase
class ConnectionSettingsTest {

    @Parameter
    TestServer server;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, ConnectionSettingsTest.class);
        database.pool.setMaximumPoolSize(1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> settings() {
        return switch (server) {
            case SQLITE ->
                List.of("pragma foreign_keys = off", "create temp table mine (a int)", "attach ':memory:' as other");
            case POSTGRESQL ->
                List.of(
                        "set statement_timeout = 12345",
                        "select set_config('statement_timeout', '12345', false)",
                        "create temporary table mine (a int)",
                        "select pg_advisory_lock(77)",
                        "do $$ begin perform set_config('statement_timeout', '12345', false); end $$",
                        "prepare mine as select 1",
                        "listen news",
                        "set role none",
                        "set search_path = pg_catalog, public");
            case MARIADB ->
                List.of(
                        "set foreign_key_checks = 0",
                        "set @mine = 1",
                        "create temporary table mine (a int)",
                        "do get_lock('mine', 0)",
                        "set session sql_mode = ''");
        };
    }

    /** Who the connection is to its server: another one after a session that left something. */
    private String connection() {
        try (Session session = database.sessions.session()) {
            return server == TestServer.SQLITE
                    ? String.valueOf(System.identityHashCode(unwrapped(session)))
                    : session.sql(
                                    server == TestServer.POSTGRESQL
                                            ? "select pg_backend_pid()"
                                            : "select connection_id()")
                            .to(Long.class)
                            .one()
                            .toString();
        }
    }

    private static Object unwrapped(Session session) {
        try {
            return session.context().handle().getConnection().unwrap(org.sqlite.SQLiteConnection.class);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aConnectionOnWhichSomethingWasLeftIsNotUsedAgain() {
        for (String sql : settings()) {
            List<SessionConsumer<Exception>> ways = List.of(
                    session -> {
                        if (sql.startsWith("select")) {
                            session.sql(sql).to(String.class).list();
                        } else {
                            session.sql(sql).run();
                        }
                    },
                    session -> session.handle().execute(sql),
                    session -> {
                        try (Statement statement =
                                session.handle().getConnection().createStatement()) {
                            statement.execute(sql);
                        }
                    });
            for (SessionConsumer<Exception> way : ways) {
                String before = connection();
                try (Session session = database.sessions.session()) {
                    way.accept(session);
                    session.commit();
                } catch (Exception failure) {
                    throw new AssertionError(sql, failure);
                }
                assertThat(connection()).as(sql).isNotEqualTo(before);
            }
        }
    }

    @Test
    void aConnectionOnWhichNothingWasLeftIsUsedAgain() {
        String before = connection();
        database.sessions.useTransaction(session -> {
            session.insert(new Tag("a"));
            session.sql("update tag set code = 'set' where code = 'a'").run();
            session.handle().execute("delete from tag where code = 'prepare'");
            if (server == TestServer.POSTGRESQL) {
                session.sql("set local statement_timeout = 12345").run();
                session.sql("select set_config('statement_timeout', '12345', true)")
                        .to(String.class)
                        .list();
                session.sql("select pg_advisory_xact_lock(77)").to(String.class).list();
            } else if (server == TestServer.SQLITE) {
                session.sql("pragma foreign_keys").to(Long.class).list();
                session.sql("pragma table_info(tag)").to(Tag.class).stream().close();
            }
        });
        assertThat(connection()).isEqualTo(before);
    }

    @Test
    void aDatabaseInMemoryStaysAndGetsItsSettingsBack() {
        try (Database memory = Database.open(RxConfig.builder()
                .url("sqlite://")
                .models(Team.class, Hero.class)
                .build())) {
            memory.createTables();
            memory.useTransaction(session -> session.add(Hero.of("Dive", 30)));
            try (Session session = memory.session()) {
                session.sql("pragma foreign_keys = off").run();
                session.commit();
            }
            try (Session session = memory.session()) {
                try (Statement statement = session.handle().getConnection().createStatement()) {
                    session.rollback();
                    statement.execute("pragma foreign_keys = off");
                } catch (java.sql.SQLException failure) {
                    throw new AssertionError(failure);
                }
            }
            assertThat(memory.<Long, RuntimeException>readOnly(
                            session -> session.select(Hero.class).count()))
                    .isOne();
            Hero orphan = Hero.of("Rusty-Man", 48);
            orphan.teamId = 99L;
            assertThatThrownBy(() -> memory.useTransaction(session -> session.add(orphan)))
                    .isInstanceOf(ForeignKeyViolation.class);
        }
    }

    @Test
    void readOnlyHoldsForJdbcToo() {
        assertThatThrownBy(() -> database.sessions.useReadOnly(session -> {
                    try (Statement statement = session.handle().getConnection().createStatement()) {
                        statement.executeUpdate("insert into tag (code) values ('a')");
                    }
                }))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> database.sessions.useReadOnly(session -> {
                    try (Statement statement = session.context()
                            .handle()
                            .getConnection()
                            .unwrap(SessionConnection.class)
                            .real()
                            .createStatement()) {
                        statement.executeUpdate("insert into tag (code) values ('a')");
                    }
                }))
                .isInstanceOf(java.sql.SQLException.class);
        database.sessions.useTransaction(session -> session.insert(new Tag("b")));
        assertThat(database.count(Tag.class)).isOne();
    }
}
