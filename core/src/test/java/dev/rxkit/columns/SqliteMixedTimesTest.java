package dev.rxkit.columns;

import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.min;
import static dev.rxkit.query.Sql.named;
import static dev.rxkit.query.Sql.nullsFirst;
import static dev.rxkit.query.Sql.nullsLast;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.columns.TimeTexts.OfDateTime;
import dev.rxkit.columns.TimeTexts.OfInstant;
import dev.rxkit.columns.TimeTexts.OfTime;
import dev.rxkit.columns.TimeTexts.Row;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Select;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of times that another program writes in other forms while the application runs, against those of Java. */
@NullUnmarked
class SqliteMixedTimesTest {

    private final TestSpace space = TestServer.SQLITE.space(SqliteMixedTimesTest.class);

    private Database open(Class<?> type, List<String> statements) {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(type)
                .startupCheck(false)
                .listener(event -> statements.add(event.sql()))
                .build());
    }

    @ParameterizedTest
    @ValueSource(classes = {OfInstant.class, OfDateTime.class, OfTime.class})
    <V extends Comparable<? super V>, R extends Row<V>> void theFirstRowsAreThoseOfTheTimesWhateverOthersWrite(
            Class<R> type) throws SQLException {
        Random random = new Random(16);
        for (int table = 0; table < Integer.getInteger("rx.test.tables", 2); table++) {
            space.run("DROP TABLE IF EXISTS tm");
            TimeTexts.fill(space, table % 2 == 0 ? "TIMESTAMP" : "TEXT", List.of());
            try (Database database = open(type, new ArrayList<>());
                    Session s = database.session()) {
                int next = 0;
                for (int round = 0; round < 4; round++) {
                    int added = random.nextInt(18);
                    List<String> sql = new ArrayList<>();
                    for (int i = 0; i < added; i++, next++) {
                        String text = random.nextInt(9) == 0 ? "NULL" : "'" + TimeForms.text(random, type, round) + "'";
                        sql.add("INSERT INTO tm VALUES (" + next + ", " + text + ")");
                    }
                    if (next > 0) {
                        sql.add("UPDATE tm SET at = '" + TimeForms.text(random, type, round) + "' WHERE id = "
                                + random.nextInt(next));
                    }
                    space.run(sql.toArray(String[]::new));
                    for (int i = 0; i < 3; i++) {
                        check(s, type, random);
                    }
                }
            }
        }
    }

    private static <V extends Comparable<? super V>, R extends Row<V>> void check(
            Session s, Class<R> type, Random random) {
        Prop<R, V> at = TimeTexts.cast(named("at"));
        Prop<R, Long> id = TimeTexts.cast(named("id"));
        long least = random.nextBoolean() ? 0 : random.nextInt(20);
        boolean down = random.nextBoolean();
        int nulls = random.nextInt(3);
        int limit = random.nextInt(12);
        int skip = random.nextInt(3) == 0 ? random.nextInt(10) : 0;
        // Before any row is read, as reading may show the forms.
        List<R> some =
                select(s, type, down, nulls, least).limit(limit).offset(skip).list();
        // Without an order, so the answer of Java does not depend on one of the database.
        List<R> rows = s.select(type).where(id).ge(least).list();
        Comparator<V> values = down ? Comparator.<V>reverseOrder() : Comparator.<V>naturalOrder();
        boolean first = nulls == 0 ? !down : nulls == 1;
        List<R> ordered = rows.stream()
                .sorted(Comparator.<R, V>comparing(
                                Row::at, first ? Comparator.nullsFirst(values) : Comparator.nullsLast(values))
                        .thenComparing(Row::id))
                .toList();
        String what =
                (down ? "desc" : "asc") + " nulls " + nulls + " id >= " + least + " limit " + limit + " skip " + skip;
        assertThat(some)
                .as(what)
                .isEqualTo(ordered.stream().skip(skip).limit(limit).toList());
        assertThat(select(s, type, down, nulls, least).list()).isEqualTo(ordered);
        assertThat(select(s, type, down, nulls, least).first())
                .isEqualTo(ordered.stream().findFirst());
        assertThat(select(s, type, down, nulls, least).page(2, 5).items())
                .isEqualTo(ordered.stream().skip(5).limit(5).toList());
        List<R> walked = new ArrayList<>();
        String cursor = null;
        do {
            var slice = select(s, type, down, nulls, least).after(cursor).slice(1 + random.nextInt(9));
            walked.addAll(slice.items());
            cursor = slice.next().orElse(null);
        } while (cursor != null);
        assertThat(walked).as(what).isEqualTo(ordered);
        TreeSet<V> distinct = new TreeSet<>(
                rows.stream().map(Row::at).filter(Objects::nonNull).toList());
        assertThat(s.select(type).where(id).ge(least).to(min(at)).list().get(0))
                .isEqualTo(distinct.isEmpty() ? null : distinct.first());
        assertThat(s.select(type).where(id).ge(least).to(max(at)).list().get(0))
                .isEqualTo(distinct.isEmpty() ? null : distinct.last());
        assertThat(s.select(type).where(id).ge(least).to(countDistinct(at)).one())
                .isEqualTo(distinct.size());
        assertThat(s.select(type)
                        .where(col(at).isNotNull(), col(id).ge(least))
                        .groupBy(at)
                        .orderBy(at)
                        .to(at)
                        .list())
                .containsExactlyElementsOf(distinct);
        assertThat(s.select(type)
                        .where(col(at).isNotNull(), col(id).ge(least))
                        .distinct()
                        .orderBy(at)
                        .limit(3)
                        .to(at)
                        .list())
                .containsExactlyElementsOf(distinct.stream().limit(3).toList());
    }

    private static <V, R extends Row<V>> Select<R> select(
            Session s, Class<R> type, boolean down, int nulls, long least) {
        Prop<R, V> at = TimeTexts.cast(named("at"));
        Prop<R, Long> id = TimeTexts.cast(named("id"));
        Prop<R, V> directed = down ? desc(at) : asc(at);
        return s.select(type)
                .where(id)
                .ge(least)
                .orderBy(nulls == 0 ? directed : nulls == 1 ? nullsFirst(directed) : nullsLast(directed));
    }

    @Test
    void anIndexServesTheFirstRowsOfAnOrder() throws SQLException {
        TimeTexts.fill(
                space, "TIMESTAMP", List.of("'2024-01-31 10:00:00'", "'2024-01-31T10:00:00.000000000Z'", "NULL"));
        List<String> statements = new ArrayList<>();
        try (Database database = open(OfInstant.class, statements);
                Session s = database.session()) {
            Instant ten = Instant.parse("2024-01-31T10:00:00Z");
            s.select(OfInstant.class).orderBy(OfInstant::at).limit(10).list();
            s.select(OfInstant.class).orderBy(desc(OfInstant::at)).limit(10).list();
            s.select(OfInstant.class).orderBy(desc(OfInstant::at)).first();
            s.select(OfInstant.class).orderBy(OfInstant::at).page(3, 10);
            String cursor = s.select(OfInstant.class)
                    .orderBy(desc(OfInstant::at))
                    .slice(1)
                    .next()
                    .orElseThrow();
            s.select(OfInstant.class).orderBy(desc(OfInstant::at)).after(cursor).slice(1);
            s.select(OfInstant.class)
                    .where(OfInstant::at)
                    .lt(ten)
                    .orderBy(desc(OfInstant::at))
                    .limit(2)
                    .list();
            s.select(OfInstant.class).to(min(OfInstant::at)).one();
            s.select(OfInstant.class).to(max(OfInstant::at)).one();
        }
        statements.removeIf(sql -> !sql.contains("rx_edge"));
        assertThat(statements).hasSize(8);
        for (String sql : statements) {
            assertThat(plan(sql))
                    .as(sql)
                    .anyMatch(line -> line.matches("SEARCH tm USING (COVERING )?INDEX tm_at \\(at[<>].*"))
                    .noneMatch(line -> line.equals("SCAN tm"));
        }
    }

    private List<String> plan(String sql) throws SQLException {
        try (Connection connection = space.connect();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet rows = explain.executeQuery()) {
            List<String> plan = new ArrayList<>();
            while (rows.next()) {
                plan.add(rows.getString("detail"));
            }
            return plan;
        }
    }
}
