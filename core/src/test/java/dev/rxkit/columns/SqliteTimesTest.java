package dev.rxkit.columns;

import static dev.rxkit.columns.TimeTexts.fill;
import static dev.rxkit.columns.TimeTexts.means;
import static dev.rxkit.columns.TimeTexts.texts;
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
import dev.rxkit.columns.TimeTexts.OfDate;
import dev.rxkit.columns.TimeTexts.OfDateTime;
import dev.rxkit.columns.TimeTexts.OfInstant;
import dev.rxkit.columns.TimeTexts.OfOffset;
import dev.rxkit.columns.TimeTexts.OfTime;
import dev.rxkit.columns.TimeTexts.OfZoned;
import dev.rxkit.columns.TimeTexts.Row;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates and times that other programs wrote to an SQLite file, as text in many forms, are compared by their meaning.
 */
@NullUnmarked
class SqliteTimesTest {

    private final TestSpace space = TestServer.SQLITE.space(SqliteTimesTest.class);

    private Database open(Class<?>... models) {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(models)
                .startupCheck(false)
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {OfInstant.class, OfOffset.class, OfZoned.class, OfDateTime.class, OfTime.class, OfDate.class})
    <V extends Comparable<? super V>, R extends Row<V>> void conditionsFindWhatTheTextsMean(Class<R> type)
            throws Exception {
        Random random = new Random(20261128);
        List<String> texts = texts(random, type);
        fill(space, "TEXT", texts);
        try (Database database = open(type);
                Session s = database.session()) {
            Map<Long, V> means = means(s, type, texts);
            assertThat(means.values().stream().distinct().count()).isGreaterThan(3);
            Prop<R, V> at = TimeTexts.cast(named("at"));
            Prop<R, Long> id = TimeTexts.cast(named("id"));
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

    @ParameterizedTest
    @ValueSource(classes = {OfInstant.class, OfDateTime.class, OfTime.class})
    <V extends Comparable<? super V>, R extends Row<V>> void ordersAndGroupsGoByWhatTheTextsMean(Class<R> type)
            throws Exception {
        List<String> all = texts(new Random(7), type);
        fill(space, "TEXT", all);
        Map<Long, V> means;
        try (Database database = open(type);
                Session s = database.session()) {
            means = means(s, type, all);
        }
        List<String> texts =
                means.keySet().stream().map(key -> all.get(key.intValue())).toList();
        space.run("DROP TABLE tm");
        fill(space, "TEXT", texts);
        try (Database database = open(type);
                Session s = database.session()) {
            Prop<R, V> at = TimeTexts.cast(named("at"));
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
}
