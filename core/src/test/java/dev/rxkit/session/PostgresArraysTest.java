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
import java.sql.SQLException;
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

/** Arrays of PostgreSQL as lists, in models and raw SQL. */
class PostgresArraysTest {

    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresArraysTest.class);
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
