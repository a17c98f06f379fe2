package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** When and where the types of a class's columns are looked up on servers. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ColumnLookupTest {

    private static final Instant NOON = Instant.parse("2024-01-31T12:00:00Z");

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;

    @BeforeEach
    void open() {
        space = server.space(ColumnLookupTest.class);
        database = Database.open(RxConfig.builder().url(space.url()).poolSize(1).build());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Table("look_event")
    record Event(@Id Long id, Instant at) {}

    @Table("look_digits")
    record Digits(@Id Long id, Integer n) {}

    @Table("look_note")
    record Note(@Id Long id, Long event) {}

    @Table(value = "look_event", schema = "look_other")
    record Elsewhere(@Id Long id, LocalDateTime at) {}

    private String timestamp() {
        return server == TestServer.POSTGRESQL ? "timestamp" : "datetime";
    }

    @Test
    void aViewHasTheTypesOfItsColumns() throws SQLException {
        space.run(
                "create table look_base(id bigint primary key, at " + timestamp() + ", n varchar(9))",
                "insert into look_base values (1, '2024-01-31 12:00', 'A1')",
                "create view look_event as select id, at from look_base",
                "create view look_digits as select id, n from look_base");
        try (Session s = database.session()) {
            assertThat(s.select(Event.class).where(Event::at).eq(NOON).list()).containsExactly(new Event(1L, NOON));
            assertThatThrownBy(
                            () -> s.delete(Digits.class).where(Digits::n).eq(0).run())
                    .isInstanceOf(MappingException.class);
        }
    }

    @Test
    void aTableThatIsMadeLaterIsFound() throws SQLException {
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.find(Digits.class, 1L)).isInstanceOf(DatabaseException.class);
            s.rollback();
            s.sql("create table look_digits(id bigint primary key, n varchar(9))")
                    .run();
            s.sql("insert into look_digits values (1, 'A1')").run();
            assertThatThrownBy(
                            () -> s.delete(Digits.class).where(Digits::n).eq(0).run())
                    .isInstanceOf(MappingException.class);
        }
    }

    @Test
    void aTypeThatTheSessionChangesIsLookedUpAgain() throws SQLException {
        space.run("create table look_digits(id bigint primary key, n int)", "insert into look_digits values (1, 7)");
        try (Session s = database.session()) {
            assertThat(s.get(Digits.class, 1L).n()).isEqualTo(7);
            s.sql(
                            server == TestServer.POSTGRESQL
                                    ? "alter table look_digits alter n type varchar(9)"
                                    : "alter table look_digits modify n varchar(9)")
                    .run();
            assertThatThrownBy(
                            () -> s.delete(Digits.class).where(Digits::n).eq(7).run())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("look_digits.n");
        }
    }

    @Test
    void aColumnThatIsMendedIsUsedAtOnceAfterItsRefusal() throws SQLException {
        space.run(
                "create table look_digits(id bigint primary key, n varchar(9))",
                "insert into look_digits values (1, '7')");
        try (Session s = database.session()) {
            assertThatThrownBy(
                            () -> s.select(Digits.class).where(Digits::n).eq(7).list())
                    .isInstanceOf(MappingException.class);
        }
        space.run(
                server == TestServer.POSTGRESQL
                        ? "alter table look_digits alter n type int using n::int"
                        : "alter table look_digits modify n int");
        try (Session s = database.session()) {
            assertThat(s.select(Digits.class).where(Digits::n).eq(7).list()).containsExactly(new Digits(1L, 7));
        }
    }

    @Test
    void aTableOfAnotherNamespaceHasTypesOfItsOwn() throws SQLException {
        space.run(
                server == TestServer.POSTGRESQL ? "create schema look_other" : "create or replace database look_other",
                "create table look_event(id bigint primary key, at " + timestamp() + ")",
                "create table look_other.look_event(id bigint primary key, at varchar(40))",
                "insert into look_other.look_event values (1, 'x')");
        try (Session s = database.session()) {
            s.insert(new Event(1L, NOON));
            assertThatThrownBy(() -> s.select(Elsewhere.class)
                            .where(Elsewhere::at)
                            .lt(LocalDateTime.MAX)
                            .list())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("look_other.look_event.at");
        } finally {
            if (server == TestServer.MARIADB) {
                space.run("drop database look_other");
            }
        }
    }

    @Test
    void columnsOfTwoKindsAreNotComparedWithEachOther() throws SQLException {
        space.run(
                "create table look_digits(id bigint primary key, n varchar(9))",
                "create table look_note(id bigint primary key, event bigint)",
                "insert into look_digits values (1, 'A1')",
                "insert into look_note values (1, 0)");
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.select(Digits.class)
                            .join(Note.class)
                            .on(Digits::id)
                            .eq(Note::event)
                            .where(Digits::n)
                            .in(List.of(0))
                            .list())
                    .isInstanceOf(MappingException.class);
            assertThatThrownBy(() -> s.delete(Digits.class)
                            .where(dev.rxkit.query.Sql.col(Digits::n)
                                    .in(s.select(Digits.class).to(Digits::n)))
                            .run())
                    .isInstanceOf(MappingException.class);
        }
    }

    @Test
    void anObserverOfStatementsDoesNotSeeTheLookUp() throws SQLException {
        space.run("create table look_event(id bigint primary key, at " + timestamp() + ")");
        List<String> seen = new java.util.ArrayList<>();
        database.close();
        database = Database.open(RxConfig.builder()
                .url(space.url())
                .listener(event -> seen.add(event.sql()))
                .build());
        try (Session s = database.session()) {
            s.find(Event.class, 1L);
        }
        assertThat(seen).hasSize(1);
    }

    @Table("look_word")
    record Word(@Id Long id, String digits) {}

    @Table("look_number")
    record Number(@Id Long id, String digits) {}

    @Test
    void aSelectInsideAConditionIsComparedByTheTypeOfItsColumnToo() throws SQLException {
        space.run(
                "create table look_word(id bigint primary key, digits varchar(9))",
                "create table look_number(id bigint primary key, digits int)",
                "insert into look_word values (1, 'A1')",
                "insert into look_number values (1, 0)");
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.delete(Word.class)
                            .where(Word::digits)
                            .in(s.select(Number.class).to(Number::digits))
                            .run())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("look_number.digits");
        }
    }
}
