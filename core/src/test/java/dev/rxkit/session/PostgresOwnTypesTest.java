package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Converted;
import dev.rxkit.annotation.Converter;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Columns of types that only PostgreSQL has: intervals, bits, and others by a converter. */
class PostgresOwnTypesTest {

    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresOwnTypesTest.class);
    private final Database database = Database.open(RxConfig.of(space.url()));

    @AfterEach
    void close() {
        database.close();
    }

    @Table("span")
    record Span(@Id(generated = false) long id, @Nullable Duration length) {}

    @Test
    void aDurationIsStoredInAnInterval() throws SQLException {
        space.run(
                "create table span (id bigint primary key, length interval)",
                "insert into span values (1, '26:00:00'), (2, '-00:00:00.5'), (3, '1 day'), (4, null)");
        try (Session s = database.session()) {
            assertThat(s.get(Span.class, 1L).length()).isEqualTo(Duration.ofHours(26));
            assertThat(s.get(Span.class, 2L).length()).isEqualTo(Duration.ofMillis(-500));
            assertThatThrownBy(() -> s.get(Span.class, 3L))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("years, months or days");
            Span added = s.insert(new Span(5, Duration.ofSeconds(3, 123_456_789)));
            assertThat(added.length()).isEqualTo(Duration.ofSeconds(3, 123_456_000));
            assertThat(s.get(Span.class, 5L)).isEqualTo(added);
            assertThat(s.insert(new Span(6, Duration.ofNanos(-1)))).isEqualTo(s.get(Span.class, 6L));
            assertThat(s.select(Span.class)
                            .where(Span::id)
                            .ne(3L)
                            .orderBy(Span::length)
                            .to(Span::id)
                            .list())
                    .containsExactly(2L, 6L, 5L, 1L, 4L);
            // The day is no Duration: a write does not match it.
            assertThat(s.delete(Span.class)
                            .where(Span::length)
                            .ge(Duration.ofHours(1))
                            .run())
                    .isEqualTo(1);
            s.sql("set local intervalstyle = 'iso_8601'").run();
            assertThat(s.get(Span.class, 5L)).isEqualTo(added);
            assertThat(s.update(added)).isEqualTo(added);
        }
    }

    @Table("bits")
    record Bits(
            @Id(generated = false) long id,
            boolean one,
            long eight,
            @Nullable Integer three) {}

    @Test
    void aNumberIsStoredInBits() throws SQLException {
        space.run(
                "create table bits (id bigint primary key, one bit(1) not null, eight bit(8) not null, three bit(3))",
                "insert into bits values (1, B'1', B'00000101', B'110')");
        try (Session s = database.session()) {
            assertThat(s.get(Bits.class, 1L)).isEqualTo(new Bits(1, true, 5, 6));
            Bits added = s.insert(new Bits(2, false, 255, null));
            assertThat(s.get(Bits.class, 2L)).isEqualTo(added);
            assertThat(s.select(Bits.class).where(Bits::eight).gt(5L).list()).containsExactly(added);
            assertThat(s.delete(Bits.class).where(Bits::one).ne(true).run()).isEqualTo(1);
            assertThatThrownBy(() -> s.insert(new Bits(3, true, 256, null)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("8 bits");
            assertThatThrownBy(() -> s.insert(new Bits(3, true, -1, null))).isInstanceOf(ValidationException.class);
        }
    }

    record Range(int from, int to) {}

    static final class RangeConverter implements Converter<Range, String> {
        @Override
        public String toColumn(Range range) {
            return "[" + range.from() + "," + range.to() + "]";
        }

        @Override
        public Range fromColumn(String text) {
            String[] ends = text.substring(1, text.length() - 1).split(",");
            return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) - 1);
        }
    }

    static final class Money implements Converter<BigDecimal, String> {
        @Override
        public String toColumn(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public BigDecimal fromColumn(String text) {
            return new BigDecimal(text.replaceAll("[$,]", ""));
        }
    }

    static final class Upper implements Converter<String, String> {
        @Override
        public String toColumn(String value) {
            return value;
        }

        @Override
        public String fromColumn(String text) {
            return text;
        }
    }

    @Table("foreign_types")
    record Foreign(
            @Id(generated = false) long id,
            @Converted(RangeConverter.class) @Nullable Range pages,
            @Converted(Money.class) @Nullable BigDecimal price,
            @Converted(Upper.class) @Nullable String address,
            @Converted(Upper.class) @Nullable String document) {}

    /** The database writes {@code [1,5]} as {@code [1,6)}, which only the converter knows to be the same. */
    @Test
    void aConverterToStringReachesEveryType() throws SQLException {
        space.run(
                "create table foreign_types (id bigint primary key, pages int4range, price money, address inet,"
                        + " document xml)",
                "insert into foreign_types values (1, '[1,5]', 1234.5, '10.0.0.1', '<a/>')");
        try (Session s = database.session()) {
            Foreign first = new Foreign(1, new Range(1, 5), new BigDecimal("1234.50"), "10.0.0.1", "<a/>");
            assertThat(s.get(Foreign.class, 1L)).isEqualTo(first);
            Foreign second = new Foreign(2, new Range(2, 9), new BigDecimal("2.25"), "10.0.0.9", "<b/>");
            assertThat(s.insert(second)).isEqualTo(second);
            assertThat(s.get(Foreign.class, 2L)).isEqualTo(second);
            assertThat(s.upsert(second)).isEqualTo(second);
            assertThat(s.update(second, Foreign::pages)).isEqualTo(second);
            assertThat(s.select(Foreign.class)
                            .where(Foreign::pages)
                            .eq(new Range(2, 9))
                            .and(Foreign::price)
                            .lt(new BigDecimal("1000"))
                            .list())
                    .containsExactly(second);
            assertThat(s.delete(Foreign.class)
                            .where(Foreign::address)
                            .ne("10.0.0.1")
                            .run())
                    .isEqualTo(1);
            assertThatThrownBy(() -> s.insert(new Foreign(3, null, null, "no address", null)))
                    .isInstanceOf(DatabaseException.class);
        }
    }

    @Table("foreign_types")
    record Plain(@Id(generated = false) long id, @Nullable String address) {}

    @Table("always_key")
    record Always(@Nullable Long id, String name) {}

    @Test
    void theMessageOfTheServerSaysWhatToDo() throws SQLException {
        space.run(
                "create table foreign_types (id bigint primary key, address inet)",
                "create table always_key (id bigint generated always as identity primary key, name text not null)");
        try (Session s = database.session()) {
            assertThat(s.add(new Always(null, "a")).id()).isEqualTo(1);
            assertThatThrownBy(() -> s.insert(new Always(7L, "b")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("add(x) without an id, or by your own SQL with OVERRIDING SYSTEM VALUE");
        }
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.insert(new Plain(1, "10.0.0.1")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("needs a converter to String");
        }
    }
}
