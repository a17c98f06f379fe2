package dev.rxkit.columns;

import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.named;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A condition on a column of SQLite that contains values of other types finds, changes and deletes none of them. */
@NullUnmarked
class SqliteConditionsTest {

    enum Level {
        HIGH,
        LOW
    }

    @Table("held")
    record Whole(Long id, @Nullable Integer v) {}

    @Table("held")
    record Fraction(Long id, @Nullable Double v) {}

    @Table("held")
    record Flag(Long id, @Nullable Boolean v) {}

    @Table("held")
    record Money(
            Long id,
            @Column(precision = 10, scale = 2) @Nullable BigDecimal v) {}

    @Table("held")
    record Text(Long id, @Nullable String v) {}

    @Table("held")
    record Word(Long id, @Nullable Level v) {}

    @Table("held")
    record Key(Long id, @Nullable UUID v) {}

    @Table("held")
    record Day(Long id, @Nullable LocalDate v) {}

    @Table("held")
    record Bytes(Long id, byte @Nullable [] v) {}

    @Table("held")
    record Stated(
            Long id,
            @Column(type = "NUMERIC(20,2)") @Nullable BigDecimal v) {}

    @Table("held")
    record Time(Long id, @Nullable Instant v) {}

    private static final String UUID_TEXT = "6f1e0000-0000-4000-8000-00000000000a";

    private final TestSpace space = TestServer.SQLITE.space(SqliteConditionsTest.class);

    private Database open() {
        return Database.open(
                RxConfig.builder().url(space.url()).startupCheck(false).build());
    }

    private void fill(String type, String... values) throws SQLException {
        List<String> sql = new ArrayList<>();
        sql.add("DROP TABLE IF EXISTS held");
        sql.add("CREATE TABLE held (id INTEGER PRIMARY KEY, v " + type + ")");
        for (int i = 0; i < values.length; i++) {
            sql.add("INSERT INTO held VALUES (" + (i + 1) + ", " + values[i] + ")");
        }
        space.run(sql.toArray(String[]::new));
    }

    private <T, V> void findsOnly(Class<T> type, V value, Set<Long> readable) throws SQLException {
        Prop<T, V> v = cast(named("v"));
        Prop<T, Long> id = cast(named("id"));
        List<Condition> conditions = new ArrayList<>(List.of(
                col(v).eq(value),
                col(v).ne(value),
                col(v).in(List.of(value)),
                col(v).notIn(List.of(value)),
                col(v).gt(value),
                col(v).ge(value),
                col(v).lt(value),
                col(v).le(value),
                col(v).between(value, value)));
        for (Condition condition : List.copyOf(conditions)) {
            conditions.add(not(condition));
            conditions.add(not(not(condition)));
        }
        try (Database database = open();
                Session s = database.session()) {
            for (Condition condition : conditions) {
                assertThat(readable)
                        .containsAll(s.select(type).where(condition).to(id).list());
                long all = s.select(type).count();
                long deleted = s.delete(type).where(condition).run();
                assertThat(new TreeSet<>(s.select(type).to(id).list())
                                .stream().filter(readable::contains).count())
                        .isEqualTo(readable.size() - deleted);
                assertThat(s.select(type).count()).isEqualTo(all - deleted);
                s.rollback();
            }
            assertThat(s.select(type).where(v).eq(value).list()).isNotEmpty();
            for (Condition condition : List.of(
                    col(v).gtSelect(s.select(type).to(max(v))),
                    col(v).ltSelect(s.select(type).to(max(v))),
                    col(v).notIn(s.select(type).to(v)))) {
                assertThat(readable)
                        .containsAll(s.select(type).where(condition).to(id).list());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <P> P cast(Object prop) {
        return (P) prop;
    }

    @Test
    void conditionsFindValuesOfThePropertysTypeOnly() throws SQLException {
        fill("INTEGER", "1", "5", "''", "'abc'", "'12abc'", "x'31'", "null", "7");
        findsOnly(Whole.class, 5, Set.of(1L, 2L, 8L));
        fill("REAL", "1", "5.5", "'abc'", "x'31'");
        findsOnly(Fraction.class, 5.5, Set.of(1L, 2L));
        fill("BOOLEAN", "0", "1", "'true'", "x'31'");
        findsOnly(Flag.class, true, Set.of(1L, 2L));
        findsOnly(Flag.class, false, Set.of(1L, 2L));
        fill("NUMERIC(10,2)", "1", "5.5", "'abc'", "x'31'");
        findsOnly(Money.class, new BigDecimal("5.50"), Set.of(1L, 2L));
        fill("TEXT", "'a'", "'b'", "x'61'", "x''");
        findsOnly(Text.class, "a", Set.of(1L, 2L));
        fill("TEXT", "'HIGH'", "'LOW'", "x'48494748'");
        findsOnly(Word.class, Level.HIGH, Set.of(1L, 2L));
        fill("TEXT", "'" + UUID_TEXT + "'", "x'6f1e'");
        findsOnly(Key.class, UUID.fromString(UUID_TEXT), Set.of(1L));
        fill("TEXT", "'2024-01-31'", "'2024-02-01'", "'2024-02-31'", "'2024-01-31 10:00:00'", "'x'", "''", "x'32'");
        findsOnly(Day.class, LocalDate.of(2024, 1, 31), Set.of(1L, 2L));
        fill("BLOB", "x'01'", "x'02'");
        findsOnly(Bytes.class, new byte[] {1}, Set.of(1L, 2L));
    }

    @Test
    void valuesOfOtherTypesThatComeWhileTheProgramRunsAreNotFound() throws SQLException {
        fill("TIMESTAMP", "'2024-01-31 10:00:00'");
        try (Database database = open();
                Session s = database.session()) {
            assertThat(s.select(Time.class).count()).isEqualTo(1);
            space.run("INSERT INTO held VALUES (2, 1706695200000), (3, x'00')");
            assertThat(s.delete(Time.class).where(Time::v).lt(Instant.EPOCH).run())
                    .isZero();
            assertThat(s.delete(Time.class).where(Time::v).gt(Instant.EPOCH).run())
                    .isEqualTo(1);
        }
    }

    @Test
    void patternsFindTextOnly() throws SQLException {
        fill("TEXT", "'abc'", "x'616263'", "'b'");
        try (Database database = open();
                Session s = database.session()) {
            Prop<Text, Long> id = Text::id;
            assertThat(s.select(Text.class).where(Text::v).contains("b").to(id).list())
                    .containsExactly(1L, 3L);
            assertThat(s.select(Text.class)
                            .where(not(col(Text::v).like("a%")))
                            .to(id)
                            .list())
                    .containsExactly(3L);
        }
    }

    @Test
    void numbersAndBytesAmongWordsAreRefusedByName() throws SQLException {
        for (String number : List.of("0", "1706695200000", "2.5", "x'00'")) {
            fill("NUMERIC", "'2024-01-31 10:00:00'", number);
            try (Database database = open();
                    Session s = database.session()) {
                assertThatThrownBy(() -> s.delete(Word.class)
                                .where(Word::v)
                                .eq(Level.LOW)
                                .run())
                        .isInstanceOf(MappingException.class)
                        .hasMessageContaining("held.v")
                        .hasMessageContaining("it holds");
                assertThatThrownBy(() -> s.insert(new Word(9L, Level.LOW))).isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.insert(new Key(9L, new UUID(1, 1)))).isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.patch(Day.class, 1L, Map.of("v", LocalDate.EPOCH)))
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(
                                () -> s.select(Time.class).orderBy(asc(Time::v)).list())
                        .isInstanceOf(MappingException.class);
            }
        }
    }

    @Test
    void aggregatesDoNotTreatTextAsNumbers() throws SQLException {
        for (String text : List.of("''", "'12abc'", "x'31'")) {
            fill("INTEGER", "1", text, "null");
            try (Database database = open();
                    Session s = database.session()) {
                assertThatThrownBy(() -> s.select(Whole.class).to(sum(Whole::v)).one())
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.select(Whole.class).to(avg(Whole::v)).one())
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(() ->
                                s.select(Whole.class).to(plus(Whole::v, 1)).list())
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.select(Money.class).to(sum(Money::v)).one())
                        .isInstanceOf(RxException.class);
                assertThatThrownBy(() -> s.update(Whole.class)
                                .set(Whole::v)
                                .toCol(plus(Whole::v, 1))
                                .all()
                                .run())
                        .isInstanceOf(RxException.class);
                s.rollback();
            }
        }
    }

    @Test
    void decimalsOfAStatedTypeAreExactOrRefused() throws SQLException {
        fill("NUMERIC(20,2)", "1.5", "0.30000000000000004", "'abc'");
        try (Database database = open();
                Session s = database.session()) {
            assertThat(s.get(Stated.class, 1L).v()).isEqualTo("1.50");
            assertThat(s.select(Stated.class)
                            .where(Stated::v)
                            .eq(new BigDecimal("1.5"))
                            .list())
                    .hasSize(1);
            assertThatThrownBy(() -> s.get(Stated.class, 2L)).isInstanceOf(MappingException.class);
            assertThatThrownBy(() -> s.get(Stated.class, 3L)).isInstanceOf(MappingException.class);
            assertThatThrownBy(() -> s.insert(new Stated(9L, new BigDecimal("12345678901234567.89"))))
                    .isInstanceOf(RxException.class);
            assertThatThrownBy(() -> s.insert(new Stated(9L, new BigDecimal("123456789012345678.00"))))
                    .isInstanceOf(RxException.class);
            for (String value : List.of("1234567890123.45", "-0.01", "0.00")) {
                Stated row = new Stated(9L, new BigDecimal(value));
                s.upsert(row);
                assertThat(s.get(Stated.class, 9L)).isEqualTo(row);
                assertThat(s.select(Stated.class).where(Stated::v).eq(row.v()).list())
                        .containsExactly(row);
            }
        }
    }
}
