package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes on tables of PostgreSQL whose column types are not those that the kit would choose. */
class PostgresColumnTypesTest {

    private static final UUID SOME = UUID.fromString("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0fa");

    private final TimeZone zone = TimeZone.getDefault();
    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresColumnTypesTest.class);
    private Database database = Database.open(RxConfig.of(space.url()));

    @AfterEach
    void close() {
        database.close();
        TimeZone.setDefault(zone);
    }

    @Table("drift")
    record Drift(@Id Long id, String n, Instant at) {}

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Tokyo"})
    void anInstantInATimestampStaysWhereItIs(String jvm) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(jvm));
        database.close();
        database = Database.open(RxConfig.of(space.url()));
        space.run(
                "create table drift(id bigint primary key, n text, at timestamp)",
                "insert into drift values (1, 'a', '2024-01-31 10:00'), (2, 'b', '2024-11-03 05:30'),"
                        + " (3, 'c', '2024-11-03 06:30'), (4, 'd', '2024-03-10 07:30')");
        try (Session s = database.session()) {
            for (int i = 0; i < 3; i++) {
                s.update(new Drift(1L, "new", s.get(Drift.class, 1L).at()));
            }
            Instant at = s.get(Drift.class, 1L).at();
            assertThat(at).isEqualTo("2024-01-31T10:00:00Z");
            assertThat(s.select(Drift.class).where(Drift::at).eq(at).list()).hasSize(1);
            assertThat(s.select(Drift.class).where(Drift::at).in(List.of(at)).count())
                    .isEqualTo(1);
            assertThat(s.insert(new Drift(9L, "x", at)).at()).isEqualTo(at);
            assertThat(s.sql("select n from drift where id = 9 and at = :at")
                            .bind("at", at)
                            .to(String.class)
                            .list())
                    .containsExactly("x");
            String cursor = null;
            int rows = 0;
            do {
                Slice<Drift> slice =
                        s.select(Drift.class).orderBy(Drift::at).after(cursor).slice(1);
                rows += slice.items().size();
                cursor = slice.next().orElse(null);
            } while (cursor != null && rows < 20);
            assertThat(rows).isEqualTo(5);
            s.commit();
        }
        assertThat(read("select at::text from drift where id = 1")).isEqualTo("2024-01-31 10:00:00");
    }

    @Table("zoned")
    record Zoned(@Id Long id, LocalDateTime at) {}

    @Test
    void aLocalTimeInATimestamptzIsRefusedReadAndWritten() throws SQLException {
        space.run("create table zoned(id bigint primary key, at timestamptz)", "insert into zoned values (1, now())");
        try (Session s = database.session()) {
            refused(() -> s.get(Zoned.class, 1L), "Zoned.at", "zoned.at", "Instant");
            refused(() -> s.insert(new Zoned(2L, LocalDateTime.now())), "Zoned.at", "zoned.at", "Instant");
            refused(
                    () -> s.delete(Zoned.class)
                            .where(Zoned::at)
                            .lt(LocalDateTime.now())
                            .run(),
                    "Zoned.at",
                    "zoned.at",
                    "Instant");
        }
        assertThat(read("select count(*) from zoned")).isEqualTo("1");
    }

    @Table("ci")
    record Ci(@Id String email, String n) {}

    @Test
    void citextIsComparedAsTheDatabaseComparesIt() throws SQLException {
        space.run(
                "create extension if not exists citext",
                "create table ci(email citext primary key, n text)",
                "insert into ci values ('Ann@x.org', 'a')");
        try (Session s = database.session()) {
            assertThat(s.find(Ci.class, "ann@x.org")).isPresent();
            assertThat(s.select(Ci.class).where(Ci::email).eq("ANN@x.org").count())
                    .isEqualTo(1);
            assertThat(s.select(Ci.class)
                            .where(Ci::email)
                            .in(List.of("ann@x.org"))
                            .count())
                    .isEqualTo(1);
            s.update(new Ci("ann@X.org", "b"));
            assertThat(s.get(Ci.class, "Ann@x.org").n()).isEqualTo("b");
        }
    }

    enum Mood {
        SAD,
        HAPPY
    }

    @Table("feeling")
    record Feeling(@Id Long id, Mood mood, @Nullable String word) {}

    @Test
    void anEnumTypeTakesAnEnumAndText() throws SQLException {
        space.run(
                "create type mood as enum ('SAD', 'HAPPY')",
                "create table feeling(id bigint primary key, mood mood, word mood)");
        try (Session s = database.session()) {
            Feeling one = s.insert(new Feeling(1L, Mood.HAPPY, "SAD"));
            assertThat(s.get(Feeling.class, 1L)).isEqualTo(one);
            assertThat(s.select(Feeling.class)
                            .where(Feeling::mood)
                            .eq(Mood.HAPPY)
                            .and(Feeling::word)
                            .eq("SAD")
                            .count())
                    .isEqualTo(1);
            s.patch(Feeling.class, 1L, Map.of("mood", "SAD"));
            assertThat(s.get(Feeling.class, 1L).mood()).isEqualTo(Mood.SAD);
        }
    }

    @Table("num")
    record Num(@Id Long id, Integer i, Long l, Double d) {}

    @Test
    void aFractionIsNotReadAsAWholeNumber() throws SQLException {
        space.run(
                "create table num(id bigint primary key, i numeric, l numeric(10,3), d numeric(5,2))",
                "insert into num values (1, 3.7, 2, 1.5), (2, 3, 1.999, 1.5), (3, 4, 5, 2.25)");
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.get(Num.class, 1L))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("num.i");
            assertThatThrownBy(() -> s.get(Num.class, 2L))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("num.l");
            assertThat(s.get(Num.class, 3L)).isEqualTo(new Num(3L, 4, 5L, 2.25));
            assertThat(s.select(Num.class).where(Num::d).eq(2.25).list()).hasSize(1);
            assertThatThrownBy(() -> s.insert(new Num(4L, 1, 1L, 1.239))).isInstanceOf(ValidationException.class);
            s.update(s.get(Num.class, 3L));
        }
        assertThat(read("select i || ' ' || l || ' ' || d from num where id = 3"))
                .isEqualTo("4 5.000 2.25");
    }

    @Table("bit")
    record Bits(@Id Long id, Integer b) {}

    @Table("lob")
    record Lob(@Id Long id, byte[] b) {}

    @Table("single")
    record Single(@Id Long id, Double r) {}

    @Test
    void bitsLargeObjectsAndSinglesAreRefused() throws SQLException {
        space.run(
                "create table bit(id bigint primary key, b varbit)",
                "create table lob(id bigint primary key, b oid)",
                "create table single(id bigint primary key, r real)",
                "insert into bit values (1, '00000101')",
                "insert into lob values (1, 250509)",
                "insert into single values (1, 0.1)");
        try (Session s = database.session()) {
            refused(() -> s.get(Bits.class, 1L), "Bits.b", "bit.b", "bit varying");
            refused(() -> s.get(Lob.class, 1L), "Lob.b", "lob.b", "oid");
            assertThat(s.get(Single.class, 1L).r()).isEqualTo(0.1f);
            refused(() -> s.update(new Single(1L, 0.1)), "Single.r", "single.r", "Float");
            refused(() -> s.select(Single.class).where(Single::r).eq(0.1).list(), "single.r", "Float");
        }
    }

    @Table("pad")
    record Pad(
            @Id String code,
            @Nullable String three,
            @Nullable UUID u,
            @Nullable LocalDateTime at) {}

    @Test
    void whatAWriteReturnsIsWhatIsStored() throws SQLException {
        space.run("create table pad(code char(5) primary key, three varchar(3), u varchar(36), at timestamp(0))");
        try (Session s = database.session()) {
            Pad added = s.insert(new Pad("ab", "abc", SOME, LocalDateTime.parse("2024-01-31T10:00:00.75")));
            assertThat(s.get(Pad.class, "ab")).isEqualTo(added);
            assertThat(added.code()).isEqualTo("ab   ");
            assertThat(s.select(Pad.class).where(Pad::u).eq(SOME).list()).containsExactly(added);
            assertThatThrownBy(() -> s.insert(new Pad("x", "abc  ", SOME, null)))
                    .isInstanceOf(ValidationException.class);
            s.rollback();
        }
        space.run("insert into pad values ('big', '', '" + SOME.toString().toUpperCase(java.util.Locale.ROOT) + "')");
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.get(Pad.class, "big"))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("pad.u");
        }
    }

    @Test
    void aTypeThatChangesIsFoundOut() throws SQLException {
        space.run("create table drift(id bigint primary key, n text, at timestamp)");
        try (Session s = database.session()) {
            s.insert(new Drift(1L, "a", Instant.parse("2024-01-31T10:00:00Z")));
            s.commit();
        }
        space.run("alter table drift alter at type timestamptz using at at time zone 'UTC'");
        Optional<Drift> found = Optional.empty();
        for (int i = 0; i < 3 && found.isEmpty(); i++) {
            try (Session s = database.session()) {
                found = s.find(Drift.class, 1L);
            } catch (dev.rxkit.error.RxException once) {
                assertThat(i).isZero();
            }
        }
        assertThat(found.orElseThrow().at()).isEqualTo("2024-01-31T10:00:00Z");
    }

    @Table("decimals")
    record Dec(
            @Id Long id,

            @dev.rxkit.annotation.Column(precision = 12, scale = 4)
            BigDecimal d) {}

    @Test
    void aDecimalHasTheScaleOfItsColumn() throws SQLException {
        space.run("create table decimals(id bigint primary key, d numeric(10,2))");
        try (Session s = database.session()) {
            assertThat(s.insert(new Dec(1L, new BigDecimal("1.5"))).d()).isEqualTo(new BigDecimal("1.50"));
            assertThat(s.get(Dec.class, 1L).d()).isEqualTo(new BigDecimal("1.50"));
            assertThatThrownBy(() -> s.insert(new Dec(2L, new BigDecimal("1.0051"))))
                    .isInstanceOf(ValidationException.class);
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... parts) {
        assertThatThrownBy(work).isInstanceOf(MappingException.class).hasMessageContainingAll(parts);
    }

    private String read(String sql) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
