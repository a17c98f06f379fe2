package dev.rxkit.columns;

import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.min;
import static dev.rxkit.query.Sql.named;
import static dev.rxkit.query.Sql.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and times that other programs wrote into a file of SQLite, as text of many forms, are compared as what they mean. */
@NullUnmarked
class SqliteTimesTest {

    interface Row<V> {
        Long id();

        V at();
    }

    @Table("tm")
    record OfInstant(Long id, @Nullable Instant at) implements Row<Instant> {}

    @Table("tm")
    record OfOffset(Long id, @Nullable OffsetDateTime at) implements Row<OffsetDateTime> {}

    @Table("tm")
    record OfZoned(Long id, @Nullable ZonedDateTime at) implements Row<ZonedDateTime> {}

    @Table("tm")
    record OfDateTime(Long id, @Nullable LocalDateTime at) implements Row<LocalDateTime> {}

    @Table("tm")
    record OfTime(Long id, @Nullable LocalTime at) implements Row<LocalTime> {}

    @Table("tm")
    record OfDate(Long id, @Nullable LocalDate at) implements Row<LocalDate> {}

    @Table("ev")
    record Event(
            @Nullable Long id,
            String n,

            @Nullable @Column(defaultSql = "CURRENT_TIMESTAMP")
            Instant at) {}

    private static final String[] DATES = {
        "2024-01-31",
        "2024-02-01",
        "2024-02-29",
        "2023-02-29",
        "2024-13-01",
        "0001-01-01",
        "0000-12-31",
        "9999-12-31",
        "2024-2-1"
    };
    private static final String[] TIMES = {
        "10:00",
        "10:00:00",
        "10:00:00.0",
        "10:00:00.5",
        "10:00:00.500",
        "09:59:59.999999999",
        "10:00:00.9999",
        "00:00:00",
        "23:59:59.99999",
        "23:59",
        "24:00:00",
        "10:60:00",
        "1:00",
        "10",
        "10:00:00.",
        "10:00:00.1234567890",
        "10:00.5",
        "10:00:00,5",
        "08:00:00",
        "12:00:00.000"
    };
    private static final String[] ZONES = {
        "",
        "Z",
        "+00:00",
        "+02:00",
        "-02:00",
        "+0530",
        "-11",
        "+14:00",
        "+18:00",
        "-18:00",
        "+18:30",
        "+01:00:01",
        "+010001",
        "z",
        " +02:00",
        "+2",
        "UTC",
        "-00:00",
        "+25:00",
        "+02:60"
    };
    private static final String[] OTHERS = {
        "'now'",
        "''",
        "'abc'",
        "1706695200000",
        "2460340.9",
        "0",
        "x'323032342d30312d33312031303a30303a3030'",
        "'2460340.9'",
        "' 2024-01-31 10:00:00'",
        "'2024-01-31 10:00:00 '",
        "'2024-01-31  10:00:00'",
        "'2024-01-31t10:00:00'",
        "'2024-01-31'",
        "'10:00'",
        "'+2024-01-31T10:00'",
        "'-001-01-31T10:00'",
        "'２０２４-01-31 10:00'",
        "null"
    };

    private final TestSpace space = TestServer.SQLITE.space(SqliteTimesTest.class);

    private List<String> texts(Random random, Class<?> row) {
        Set<String> texts = new LinkedHashSet<>(List.of(OTHERS));
        while (texts.size() < 110) {
            String time = TIMES[random.nextInt(TIMES.length)];
            String date = random.nextInt(8) == 0 ? DATES[random.nextInt(DATES.length)] : DATES[random.nextInt(3)];
            String dated = date + (random.nextBoolean() ? "T" : " ") + time;
            String zone = random.nextBoolean() ? "" : ZONES[random.nextInt(ZONES.length)];
            String text = row == OfTime.class && random.nextInt(4) > 0
                    ? time
                    : row == OfDate.class && random.nextInt(4) > 0 ? date : dated + zone;
            texts.add("'" + text + "'");
        }
        return List.copyOf(texts);
    }

    private Database open(Class<?>... models) {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(models)
                .startupCheck(false)
                .build());
    }

    private void fill(String type, List<String> values) throws SQLException {
        List<String> sql = new ArrayList<>();
        sql.add("CREATE TABLE tm (id INTEGER PRIMARY KEY, at " + type + ")");
        sql.add("CREATE INDEX tm_at ON tm (at)");
        for (int i = 0; i < values.size(); i++) {
            sql.add("INSERT INTO tm VALUES (" + i + ", " + values.get(i) + ")");
        }
        space.run(sql.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {OfInstant.class, OfOffset.class, OfZoned.class, OfDateTime.class, OfTime.class, OfDate.class})
    <V extends Comparable<? super V>, R extends Row<V>> void conditionsFindWhatTheTextsMean(Class<R> type)
            throws Exception {
        Random random = new Random(20261128);
        List<String> texts = texts(random, type);
        fill("TEXT", texts);
        try (Database database = open(type);
                Session s = database.session()) {
            Map<Long, V> means = means(s, type, texts);
            assertThat(means.values().stream().distinct().count()).isGreaterThan(3);
            Prop<R, V> at = cast(named("at"));
            Prop<R, Long> id = cast(named("id"));
            for (V value : means.values().stream().distinct().limit(10).toList()) {
                Function<Predicate<V>, Set<Long>> meant = rule -> {
                    Set<Long> ids = new TreeSet<>();
                    means.forEach((key, other) -> {
                        if (rule.test(other)) {
                            ids.add(key);
                        }
                    });
                    return ids;
                };
                Map<String, BiPredicate<Integer, Integer>> rules = new LinkedHashMap<>();
                rules.put("eq", (order, none) -> order == 0);
                rules.put("ne", (order, none) -> order != 0);
                rules.put("lt", (order, none) -> order < 0);
                rules.put("le", (order, none) -> order <= 0);
                rules.put("gt", (order, none) -> order > 0);
                rules.put("ge", (order, none) -> order >= 0);
                rules.forEach((operator, rule) -> {
                    Set<Long> expected = meant.apply(other -> rule.test(other.compareTo(value), 0));
                    assertThat(ids(s, type, id, by(col(at), operator, value)))
                            .as("%s %s", operator, value)
                            .isEqualTo(expected);
                    assertThat(ids(s, type, id, by(col(coalesce(at, value)), operator, value)))
                            .as("coalesce %s %s", operator, value)
                            .containsAll(expected);
                    assertThat(ids(s, type, id, not(by(col(at), operator, value))))
                            .as("not %s %s", operator, value)
                            .isEqualTo(meant.apply(other -> !rule.test(other.compareTo(value), 0)));
                });
                assertThat(ids(s, type, id, col(at).in(List.of(value, value)))).isEqualTo(meant.apply(value::equals));
                assertThat(ids(s, type, id, col(at).notIn(List.of(value))))
                        .isEqualTo(meant.apply(other -> !value.equals(other)));
                assertThat(ids(s, type, id, col(at).between(value, value))).isEqualTo(meant.apply(value::equals));
                assertThat(ids(s, type, id, not(col(at).in(List.of(value)))))
                        .isEqualTo(meant.apply(other -> !value.equals(other)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <P> P cast(Object prop) {
        return (P) prop;
    }

    private static <V> Condition by(Operators<V, Condition> operators, String operator, V value) {
        return switch (operator) {
            case "eq" -> operators.eq(value);
            case "ne" -> operators.ne(value);
            case "lt" -> operators.lt(value);
            case "le" -> operators.le(value);
            case "gt" -> operators.gt(value);
            default -> operators.ge(value);
        };
    }

    private static <R> Set<Long> ids(Session s, Class<R> type, Prop<R, Long> id, Condition condition) {
        return new TreeSet<>(s.select(type).where(condition).to(id).list());
    }

    /** What the kit reads of each row; without those that it does not read. */
    private static <V, R extends Row<V>> Map<Long, V> means(Session s, Class<R> type, List<String> texts) {
        Map<Long, V> means = new LinkedHashMap<>();
        for (long i = 0; i < texts.size(); i++) {
            try {
                V value = s.get(type, i).at();
                if (value != null) {
                    means.put(i, value);
                }
            } catch (MappingException unreadable) {
                assertThat(unreadable).hasMessageContaining("tm.at").hasMessageContaining("id = " + i);
            }
        }
        return means;
    }

    @ParameterizedTest
    @ValueSource(classes = {OfInstant.class, OfDateTime.class, OfTime.class})
    <V extends Comparable<? super V>, R extends Row<V>> void ordersAndGroupsGoByWhatTheTextsMean(Class<R> type)
            throws Exception {
        List<String> all = texts(new Random(7), type);
        fill("TEXT", all);
        Map<Long, V> means;
        try (Database database = open(type);
                Session s = database.session()) {
            means = means(s, type, all);
        }
        List<String> texts =
                means.keySet().stream().map(key -> all.get(key.intValue())).toList();
        space.run("DROP TABLE tm");
        fill("TEXT", texts);
        try (Database database = open(type);
                Session s = database.session()) {
            Prop<R, V> at = cast(named("at"));
            List<R> rows = s.select(type).list();
            assertThat(rows).hasSameSizeAs(texts);
            Comparator<R> order = Comparator.<R, V>comparing(Row::at).thenComparing(Row::id);
            for (int i = 0; i < 2; i++) {
                assertThat(s.select(type).orderBy(asc(at), named("id")).list())
                        .isEqualTo(rows.stream().sorted(order).toList());
            }
            List<R> walked = new ArrayList<>();
            String cursor = null;
            do {
                var slice = s.select(type).orderBy(desc(at)).after(cursor).slice(7);
                walked.addAll(slice.items());
                cursor = slice.next().orElse(null);
            } while (cursor != null);
            assertThat(walked)
                    .isEqualTo(rows.stream()
                            .sorted(Comparator.<R, V>comparing(Row::at)
                                    .reversed()
                                    .thenComparing(Row::id))
                            .toList());
            Set<V> values = new TreeSet<>(rows.stream().map(Row::at).toList());
            assertThat(s.select(type).distinct().orderBy(at).to(at).list()).containsExactlyElementsOf(values);
            assertThat(s.select(type).groupBy(at).orderBy(at).to(at).list()).hasSize(values.size());
            assertThat(s.select(type).to(countDistinct(at)).one()).isEqualTo(values.size());
            assertThat(s.select(type).to(min(at)).one())
                    .isEqualTo(values.iterator().next());
            assertThat(s.select(type).to(max(at)).one())
                    .isEqualTo(values.stream().max(Comparator.naturalOrder()).orElseThrow());
        }
    }

    @Test
    void timesOfTheDatabaseAndOfTheProgramAreCompared() {
        try (Database database = open(Event.class)) {
            database.createTables();
            database.useTransaction(s -> {
                Event added = s.add(new Event(null, "just now", null));
                Instant before = added.at().minusSeconds(10);
                assertThat(s.delete(Event.class).where(Event::at).lt(before).run())
                        .isZero();
                assertThat(s.select(Event.class).where(Event::at).eq(added.at()).list())
                        .containsExactly(added);
                assertThat(s.select(Event.class).where(Event::at).ge(before).count())
                        .isEqualTo(1);
                Event earlier = s.add(new Event(null, "earlier", before.plusMillis(500)));
                Event later = s.add(new Event(null, "later", added.at().plusMillis(500)));
                assertThat(s.select(Event.class).orderBy(Event::at).list()).containsExactly(earlier, added, later);
                assertThat(s.get(Event.class, later.id())).isEqualTo(later);
            });
        }
    }

    @Test
    void anIndexServesConditionsOnTimes() throws SQLException {
        fill("TIMESTAMPTZ", List.of("'2024-01-31 10:00:00'", "'2024-01-31T10:00:00+02:00'"));
        List<String> statements = new ArrayList<>();
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(OfInstant.class)
                        .startupCheck(false)
                        .listener(event -> statements.add(event.sql()))
                        .build());
                Session s = database.session()) {
            Instant ten = Instant.parse("2024-01-31T10:00:00Z");
            s.select(OfInstant.class).where(OfInstant::at).eq(ten).list();
            s.select(OfInstant.class).where(OfInstant::at).lt(ten).list();
            s.select(OfInstant.class).where(OfInstant::at).ge(ten).list();
            s.select(OfInstant.class)
                    .where(OfInstant::at)
                    .in(ten, ten.plusSeconds(1))
                    .list();
            s.select(OfInstant.class).where(OfInstant::at).between(ten, ten).list();
            s.delete(OfInstant.class).where(OfInstant::at).lt(ten).run();
            s.rollback();
        }
        statements.removeIf(sql -> !sql.contains(" WHERE "));
        assertThat(statements).hasSize(6);
        for (String sql : statements) {
            assertThat(plan(sql)).contains("INDEX tm_at (at");
        }
    }

    private String plan(String sql) throws SQLException {
        try (Connection connection = space.connect();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
            StringBuilder plan = new StringBuilder();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString("detail")).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
