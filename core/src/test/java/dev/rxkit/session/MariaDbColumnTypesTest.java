package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Classes on tables of MariaDB whose column types are not those that the kit would choose. */
class MariaDbColumnTypesTest {

    private final TestSpace space = TestServer.MARIADB.space(MariaDbColumnTypesTest.class);
    private final Database database = Database.open(RxConfig.of(space.url()));

    @AfterEach
    void close() {
        database.close();
    }

    enum St {
        ACTIVE,
        BANNED
    }

    @Table("eo")
    record Eo(@Id Long id, St st) {}

    @Table("yn")
    record Yn(@Id Long id, Boolean b) {}

    @Table("code")
    record Code(@Id Long id, Integer c) {}

    @Table("sb")
    record Sb(@Id String id, String n) {}

    @Test
    void aDeleteWhoseConditionIsNotExactDeletesNothing() throws SQLException {
        space.run(
                "create table eo(id bigint primary key, st int)",
                "insert into eo values (1, 0), (2, 1), (3, 0)",
                "create table yn(id bigint primary key, b char(1))",
                "insert into yn values (1, 'Y'), (2, 'N')",
                "create table code(id bigint primary key, c varchar(10))",
                "insert into code values (1, 'A1'), (2, 'B2')",
                "create table sb(id int primary key, n varchar(10))",
                "insert into sb values (0, 'zero')");
        try (Session s = database.session()) {
            refused(() -> s.delete(Eo.class).where(Eo::st).eq(St.BANNED).run(), "Eo.st", "eo.st", "int");
            refused(
                    () -> s.delete(Eo.class)
                            .where(Eo::st)
                            .in(List.of(St.BANNED))
                            .run(),
                    "eo.st");
            refused(() -> s.delete(Yn.class).where(Yn::b).eq(false).run(), "yn.b", "char(1)");
            refused(() -> s.delete(Code.class).where(Code::c).eq(0).run(), "code.c", "varchar(10)");
            refused(() -> s.delete(Sb.class).where(Sb::id).eq("abc").run(), "sb.id", "int");
            refused(() -> s.find(Sb.class, "abc"), "sb.id");
            refused(() -> s.delete(new Sb("x1", "")), "sb.id");
            refused(() -> s.select(Sb.class).where(Sb::id).in(List.of("x", "y")).list(), "sb.id");
            s.commit();
        } catch (RxException failed) {
            assertThat(failed).hasMessageContaining("failed");
        }
        assertThat(read("select concat((select count(*) from eo), (select count(*) from yn),"
                        + " (select count(*) from code), (select count(*) from sb))"))
                .isEqualTo("3221");
        try (Session s = database.session()) {
            assertThat(s.select(Sb.class).list()).containsExactly(new Sb("0", "zero"));
        }
    }

    @Table("fl")
    record Fl(@Id Long id, Float f) {}

    @Test
    void aFloatIsNotReadWithSixDigits() throws SQLException {
        space.run(
                "create table fl(id bigint primary key, f float)",
                "insert into fl values (1, 16777216), (2, 1234567.5), (3, 3.1415927)");
        try (Session s = database.session()) {
            refused(() -> s.get(Fl.class, 1L), "fl.f", "double");
            refused(() -> s.insert(new Fl(9L, 1234567.5f)), "fl.f", "double");
        }
    }

    @Table("tm")
    record Tm(@Id Long id, String n, LocalTime t) {}

    @Test
    void aSpanIsNoTimeOfADay() throws SQLException {
        space.run(
                "create table tm(id bigint primary key, n text, t time)",
                "insert into tm values (1, 'a', '25:30:00'), (2, 'b', '-10:00:00'), (3, 'c', '10:30:15')");
        try (Session s = database.session()) {
            for (long id = 1; id < 3; id++) {
                long row = id;
                assertThatThrownBy(() -> s.get(Tm.class, row))
                        .isInstanceOf(MappingException.class)
                        .hasMessageContaining("tm.t");
            }
            assertThat(s.get(Tm.class, 3L).t()).isEqualTo(LocalTime.of(10, 30, 15));
            assertThat(s.insert(new Tm(4L, "d", LocalTime.of(1, 2, 3, 999_999_000)))
                            .t())
                    .isEqualTo(LocalTime.of(1, 2, 3));
            assertThat(s.get(Tm.class, 4L).t()).isEqualTo(LocalTime.of(1, 2, 3));
            assertThatThrownBy(() -> s.sql("select timediff('2024-01-02 14:00', '2024-01-01 00:00')")
                            .to(LocalTime.class)
                            .list())
                    .isInstanceOf(MappingException.class);
        }
    }

    @Table("kept")
    record Kept(
            @Id Long id,
            @Nullable String c,
            @Column(precision = 10, scale = 4) @Nullable BigDecimal d,
            @Nullable LocalDateTime at,
            @Nullable Integer y,
            @Nullable Character one,
            @Nullable St st) {}

    @Test
    void whatAWriteReturnsIsWhatIsStored() throws SQLException {
        space.run(
                "create table kept(id bigint primary key, c char(5), d decimal(10,2), at datetime, y year, one char(1),"
                        + " st enum('ACTIVE','banned'))");
        try (Session s = database.session()) {
            Kept added = s.insert(new Kept(
                    1L,
                    "ab ",
                    new BigDecimal("1.5"),
                    LocalDateTime.parse("2024-01-31T10:00:00.75"),
                    2024,
                    ' ',
                    St.ACTIVE));
            assertThat(s.get(Kept.class, 1L)).isEqualTo(added);
            assertThat(added.c()).isEqualTo("ab");
            assertThat(added.d()).isEqualTo(new BigDecimal("1.50"));
            assertThat(added.at()).isEqualTo("2024-01-31T10:00:00");
            unfit(() -> s.insert(new Kept(2L, null, new BigDecimal("1.0051"), null, null, null, null)), "Kept.d");
            unfit(() -> s.insert(new Kept(2L, null, null, null, 24, null, null)), "Kept.y");
            unfit(() -> s.insert(new Kept(2L, null, null, null, null, null, St.BANNED)), "Kept.st");
            unfit(() -> s.select(Kept.class).where(Kept::st).eq(St.BANNED).list(), "Kept.st");
            unfit(() -> s.select(Kept.class).where(Kept::y).eq(24).list(), "Kept.y");
            assertThat(s.update(added)).isEqualTo(added);
        }
    }

    @Table("whole")
    record Whole(@Id Long id, @Nullable Integer i, @Nullable Long l) {}

    @Test
    void aFractionIsNotReadAsAWholeNumber() throws SQLException {
        space.run(
                "create table whole(id bigint primary key, i decimal(10,2), l double)",
                "insert into whole values (1, 3.70, 1.999)");
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.get(Whole.class, 1L)).isInstanceOf(MappingException.class);
            refused(() -> s.select(Whole.class).where(Whole::l).eq(2L).list(), "whole.l", "Double");
        }
    }

    @Table("day")
    record Day(@Id Long id, LocalDate day, Instant at) {}

    @Test
    void datesAndTimesOfAnotherKindAreRefused() throws SQLException {
        space.run(
                "create table day(id bigint primary key, day datetime, at date)",
                "insert into day values (1, '2024-01-31 23:30', '2024-01-31')");
        try (Session s = database.session()) {
            refused(() -> s.get(Day.class, 1L), "day.day", "LocalDateTime");
            refused(() -> s.delete(Day.class).where(Day::at).lt(Instant.now()).run(), "day.at", "LocalDate");
        }
    }

    private static void refused(ThrowingCallable work, String... parts) {
        assertThatThrownBy(work).isInstanceOf(MappingException.class).hasMessageContainingAll(parts);
    }

    private static void unfit(ThrowingCallable work, String part) {
        assertThatThrownBy(work).isInstanceOf(ValidationException.class).hasMessageContaining(part);
    }

    private String read(String sql) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Table("counted")
    record Counted(
            @Id @Column(type = "bigint unsigned") @Nullable BigInteger id,
            @Column(length = 20) String name) {}

    @Test
    void anUnsignedKeyOf64BitsIsGenerated() throws SQLException {
        space.run("create table counted (id bigint unsigned auto_increment primary key, name varchar(20) not null)");
        try (Session s = database.session()) {
            assertThat(s.add(new Counted(null, "a")).id()).isEqualTo(BigInteger.ONE);
            BigInteger large = new BigInteger("18446744073709551613");
            assertThat(s.insert(new Counted(large, "b")).id()).isEqualTo(large);
            assertThat(s.get(Counted.class, large).name()).isEqualTo("b");
        }
    }
}
