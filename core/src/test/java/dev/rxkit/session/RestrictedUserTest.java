package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A user of the server who may use a table, or some of its columns, and nothing else. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class RestrictedUserTest {

    private static final String USER = "restricted_user";

    @Parameter
    TestServer server;

    private TestSpace space;

    @Table("restricted")
    record Digits(@Id Long id, @Nullable Integer n) {}

    @Table("restricted")
    record Whole(@Id Long id, @Nullable Integer n, @Nullable String secret) {}

    @BeforeEach
    void create() throws SQLException {
        space = server.space(RestrictedUserTest.class);
        if (server == TestServer.MARIADB) {
            // The server may have been started without rights.
            space.run("FLUSH PRIVILEGES", "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING ''");
        }
        drop();
        space.run(
                "create table restricted(id bigint primary key, n varchar(9), secret varchar(9))",
                "insert into restricted values (1, 'A1', 'x'), (2, '7', 'y')",
                server == TestServer.POSTGRESQL
                        ? "create user " + USER + " password 'restricted'; grant usage on schema public to " + USER
                        : "create user " + USER + "@localhost identified by 'restricted'");
    }

    @AfterEach
    void drop() throws SQLException {
        if (server == TestServer.POSTGRESQL) {
            space.run("do $$ begin if exists (select from pg_roles where rolname = '" + USER + "') then drop owned by "
                    + USER + "; drop role " + USER + "; end if; end $$");
        } else {
            space.run("drop user if exists " + USER + "@localhost");
        }
    }

    private Database open() {
        return Database.open(RxConfig.builder()
                .url(space.url().replaceFirst("//[^@/]*@", "//" + USER + ":restricted@"))
                .poolSize(1)
                .build());
    }

    private void grant(String rights) throws SQLException {
        space.run("grant " + rights + " on restricted to " + USER + (server == TestServer.MARIADB ? "@localhost" : ""));
    }

    @Test
    void rightsOnTheTableAreEnoughToKnowItsColumns() throws SQLException {
        grant("select, insert, update, delete");
        try (Database database = open();
                Session s = database.session()) {
            refused(s);
        }
    }

    @Test
    void rightsOnSomeColumnsAreEnoughForAClassOfThem() throws SQLException {
        grant("select(id, n), insert(id, n), update(id, n), delete");
        try (Database database = open();
                Session s = database.session()) {
            refused(s);
        }
    }

    @Test
    void aColumnWithoutRightsIsAnError() throws SQLException {
        grant("select(id, secret), insert(id, secret), update(id, secret), delete");
        try (Database database = open();
                Session s = database.session()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() ->
                                s.delete(Digits.class).where(Digits::n).eq(0).run())
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.get(Whole.class, 1L)).isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.insert(new Digits(3L, 7))).isInstanceOf(RxException.class);
                s.rollback();
            }
        }
        assertStored(2);
    }

    /** MariaDB shows the columns that a user may use; PostgreSQL shows all, until that right is taken away. */
    @Test
    void aCatalogueThatMayNotBeReadIsAnError() throws SQLException {
        grant("select, insert, update, delete");
        if (server == TestServer.POSTGRESQL) {
            space.run(
                    "alter table restricted alter n type numeric using 7.5",
                    "revoke select on pg_catalog.pg_attribute from public");
        }
        try (Database database = open();
                Session s = database.session()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> s.get(Digits.class, 1L)).isInstanceOf(RxException.class);
                assertThatThrownBy(() ->
                                s.delete(Digits.class).where(Digits::n).lt(100).run())
                        .isInstanceOf(RxException.class);
                s.commit();
            }
        } finally {
            if (server == TestServer.POSTGRESQL) {
                space.run(
                        "grant select on pg_catalog.pg_attribute to public",
                        "alter table restricted alter n type varchar(9) using '7'");
            }
        }
        assertStored(2);
    }

    private void refused(Session s) throws SQLException {
        assertThatThrownBy(() -> s.delete(Digits.class).where(Digits::n).eq(0).run())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("restricted.n");
        assertThatThrownBy(() -> s.get(Digits.class, 1L))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("restricted.n");
        assertThatThrownBy(() -> s.update(new Digits(1L, 7))).isInstanceOf(MappingException.class);
        assertStored(2);
    }

    private void assertStored(int rows) throws SQLException {
        try (var connection = space.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from restricted where n in ('A1', '7')")) {
            found.next();
            assertThat(List.of(found.getInt(1))).containsExactly(rows);
        }
    }
}
