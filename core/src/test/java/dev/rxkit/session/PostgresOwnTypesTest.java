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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Columns of types that only PostgreSQL has: arrays, intervals, bits, and others by a converter. */
class PostgresOwnTypesTest {

    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresOwnTypesTest.class);
    private final Database database = Database.open(RxConfig.of(space.url()));

    @AfterEach
    void close() {
        database.close();
    }

    enum Color {
        RED,
        GREEN
    }

    @Table("lists")
    record Lists(
            @Id(generated = false) long id,
            @Nullable List<String> texts,
            @Nullable List<Long> numbers,
            @Nullable List<BigDecimal> prices,
            @Nullable List<Color> colors,
            @Nullable List<UUID> keys,
            @Nullable List<Boolean> flags,
            @Nullable List<Double> doubles,
            @Nullable List<LocalDate> days,
            @Nullable List<LocalDateTime> times,
            @Nullable List<Instant> moments) {}

    record Part(long id, List<String> texts, @Nullable List<Color> colors) {}

    private static final Lists ROW = new Lists(
            1,
            List.of("a", "b, \"c\" \\ {d}", "NULL", "", " x ", "ë€😀"),
            Arrays.asList(1L, null, Long.MIN_VALUE),
            List.of(new BigDecimal("1.50"), new BigDecimal("-2.25")),
            List.of(Color.GREEN, Color.RED),
            List.of(UUID.fromString("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0fa")),
            List.of(true, false),
            List.of(0.1, 1e300),
            List.of(LocalDate.of(2024, 1, 31)),
            List.of(LocalDateTime.parse("2024-01-31T10:00"), LocalDateTime.parse("2024-01-31T10:00:00.123456")),
            List.of(Instant.parse("2024-11-03T05:30:00Z")));

    private void createLists() throws SQLException {
        space.run(
                "create type color as enum ('RED', 'GREEN')",
                "create table lists (id bigint primary key, texts text[], numbers bigint[], prices numeric(10,2)[],"
                        + " colors color[], keys uuid[], flags boolean[], doubles float8[], days date[],"
                        + " times timestamp[], moments timestamptz[])");
    }

    @Test
    void aListIsStoredInAnArray() throws SQLException {
        createLists();
        try (Session s = database.session()) {
            assertThat(s.insert(ROW)).isEqualTo(ROW);
            // The driver reads arrays of some types in binary form after some reads.
            for (int i = 0; i < 8; i++) {
                assertThat(s.get(Lists.class, 1L)).isEqualTo(ROW);
                assertThat(s.sql("select id, texts, colors from lists")
                                .to(Part.class)
                                .one())
                        .isEqualTo(new Part(1, ROW.texts(), ROW.colors()));
            }
            assertThat(s.sql("select cardinality(texts) from lists")
                            .to(Integer.class)
                            .one())
                    .isEqualTo(6);
            assertThat(s.select(Lists.class)
                            .where(Lists::texts)
                            .eq(ROW.texts())
                            .and(Lists::numbers)
                            .eq(ROW.numbers())
                            .count())
                    .isEqualTo(1);
            assertThat(s.update(ROW)).isEqualTo(ROW);
            assertThat(s.upsert(ROW)).isEqualTo(ROW);
            assertThat(s.patch(Lists.class, 1L, Map.of("colors", List.of("RED"), "texts", List.of()))
                            .colors())
                    .containsExactly(Color.RED);
            assertThat(s.get(Lists.class, 1L).texts()).isEmpty();
            assertThat(s.update(Lists.class)
                            .set(Lists::flags)
                            .to(List.of(false))
                            .where(Lists::texts)
                            .eq(List.of())
                            .run())
                    .isEqualTo(1);
            List<Lists> more = List.of(empty(2), empty(3));
            assertThat(s.addAll(more)).isEqualTo(more);
            assertThat(s.insertAll(List.of(empty(4)))).isEqualTo(1);
            assertThat(s.select(Lists.class).where(Lists::texts).isNull().count())
                    .isEqualTo(3);
        }
    }

    private static Lists empty(long id) {
        return new Lists(id, null, null, null, null, null, null, null, null, null, null);
    }

    @Table("lists")
    record Wrong(@Id(generated = false) long id, @Nullable List<Integer> texts) {}

    @Table("lists")
    record Small(@Id(generated = false) long id, @Nullable List<Integer> numbers) {}

    @Test
    void anElementThatTheColumnOrTheListCannotHoldIsRefused() throws SQLException {
        createLists();
        space.run(
                "insert into lists (id, numbers) values (1, '{1, 3000000000}')",
                "insert into lists (id, numbers) values (2, '{{1,2},{3,4}}')",
                "insert into lists (id, numbers) values (3, '[0:1]={1,2}')",
                "insert into lists (id, days) values (4, '{infinity}')");
        try (Session s = database.session()) {
            assertThatThrownBy(() -> s.select(Wrong.class).list())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Wrong.texts (column lists.texts) is of type text[] in the database");
            assertThatThrownBy(() -> s.get(Small.class, 1L)).isInstanceOf(MappingException.class);
            assertThatThrownBy(() -> s.get(Lists.class, 2L)).hasMessageContaining("the array has several dimensions");
            assertThatThrownBy(() -> s.get(Lists.class, 3L))
                    .hasMessageContaining("the array does not begin with the index 1");
            assertThatThrownBy(() -> s.get(Lists.class, 4L)).isInstanceOf(MappingException.class);
            assertThatThrownBy(() -> s.insert(new Lists(
                            5, null, null, List.of(new BigDecimal("1.005")), null, null, null, null, null, null, null)))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("more digits");
        }
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

    @Test
    void aListIsBoundToAny() {
        try (Session s = database.session()) {
            assertThat(find(s, "n = any(:ids)", List.of(2L, 4L))).containsExactly(2L, 4L);
            assertThat(find(s, "n = any(:ids)", List.of())).isEmpty();
            assertThat(find(s, "n <> all (:ids)", List.of(1L, 2L))).containsExactly(3L, 4L);
            assertThat(find(s, "n <> all(:ids)", List.of())).containsExactly(1L, 2L, 3L, 4L);
            assertThat(find(s, "n = any(array[:ids])", List.of(2L))).containsExactly(2L);
            assertThat(s.sql("select array['x','y'] = :a")
                            .bind("a", array(s))
                            .to(Boolean.class)
                            .one())
                    .isTrue();
        }
    }

    private static Object array(Session s) {
        try {
            return s.handle().getConnection().createArrayOf("text", new Object[] {"x", "y"});
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Long> find(Session s, String condition, List<Long> ids) {
        return s.sql("select n from generate_series(1::bigint, 4) n where " + condition + " order by n")
                .bind("ids", ids)
                .to(Long.class)
                .list();
    }
}
