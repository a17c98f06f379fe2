package dev.rxkit.session;

import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.nullsFirst;
import static dev.rxkit.query.Sql.nullsLast;
import static dev.rxkit.query.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Expressions in conditions, orders and groups count as their values do. */
@OnEveryDatabase
class ComputedInQueriesTest {

    @Table("computed_visit")
    record Visit(
            @Id(generated = false) long id,
            int age,
            @Column(nullable = true) @Nullable Integer bonus,
            @Column(nullable = true) @Nullable LocalDate day,
            @Column(nullable = true) @Nullable LocalTime time,
            @Column(nullable = true) @Nullable LocalDateTime local,
            @Column(nullable = true) @Nullable Instant moment) {}

    private static final LocalDate DAY = LocalDate.of(2024, 3, 31);
    private static final LocalTime TIME = LocalTime.of(2, 30);
    private static final LocalDateTime LOCAL = LocalDateTime.of(2024, 3, 31, 2, 30);
    private static final Instant MOMENT = Instant.parse("2024-03-31T02:30:00Z");

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.builder()
                .url(server.space(ComputedInQueriesTest.class).url())
                .models(Visit.class)
                .startupCheck(false)
                .build());
        database.createTables();
        session = database.session();
        session.insertAll(List.of(
                new Visit(1, 30, null, null, null, null, null),
                new Visit(2, 20, 5, DAY, TIME, LOCAL, MOMENT),
                new Visit(3, 10, 7, DAY.plusDays(1), TIME.plusHours(1), LOCAL.plusDays(1), MOMENT.plusSeconds(1))));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void aColumnIsOrderedByAlsoWhereAnExpressionBesideItEndsInIt() {
        Prop<Visit, Integer> chosen = caseWhen(col(Visit::id).eq(1L)).then(0).orElseCol(Visit::age);
        assertThat(session.select(Visit.class).orderBy(Visit::age).to(chosen).list())
                .containsExactly(10, 20, 0);
        assertThat(session.select(Visit.class)
                        .orderBy(desc(Visit::age))
                        .to(chosen)
                        .list())
                .containsExactly(0, 20, 10);
        assertThat(session.select(Visit.class)
                        .orderBy(Visit::age)
                        .to((a, b) -> a + " " + b, chosen, Visit::age)
                        .list())
                .containsExactly("10 10", "20 20", "0 30");
        Prop<Visit, Long> id = caseWhen(col(Visit::age).gt(25)).then(9L).orElseCol(Visit::id);
        assertThat(slices(id)).containsExactly(2L, 3L, 1L);
    }

    @Test
    void aNumberToOrderOrGroupByIsNotThatOfAColumn() {
        Prop<Visit, Long> id = Visit::id;
        assertThat(session.select(Visit.class)
                        .orderBy(value(2))
                        .orderBy(id)
                        .to((a, b) -> a + " " + b, id, Visit::age)
                        .list())
                .containsExactly("1 30", "2 20", "3 10");
        assertThat(session.select(Visit.class)
                        .groupBy(value(2))
                        .groupBy(Visit::age)
                        .orderBy(Visit::age)
                        .to((a, b) -> a + " " + b, Visit::age, max(Visit::id))
                        .list())
                .containsExactly("10 3", "20 2", "30 1");
    }

    @Test
    void rowsThatAreOnlyOnceAndGroupsPlaceTheirNulls() {
        assertThat(session.select(Visit.class)
                        .distinct()
                        .orderBy(nullsLast(Visit::bonus))
                        .to(Visit::bonus)
                        .list())
                .containsExactly(5, 7, null);
        assertThat(session.select(Visit.class)
                        .distinct()
                        .orderBy(nullsFirst(desc(Visit::bonus)))
                        .to(Visit::bonus)
                        .list())
                .containsExactly(null, 7, 5);
        Prop<Visit, Integer> some = caseWhen(col(Visit::age).lt(15)).then(1).orElseNull();
        assertThat(session.select(Visit.class)
                        .distinct()
                        .orderBy(nullsLast(some))
                        .to(some)
                        .list())
                .containsExactly(1, null);
        assertThat(session.select(Visit.class)
                        .groupBy(some)
                        .orderBy(nullsFirst(some))
                        .to(some)
                        .list())
                .containsExactly(null, 1);
    }

    @Test
    void datesAndTimesInExpressionsAreFoundAndOrderedAsSuch() {
        requireFound(coalesce(Visit::day, DAY), DAY);
        requireFound(coalesce(Visit::time, TIME), TIME);
        requireFound(coalesce(Visit::local, LOCAL), LOCAL);
        requireFound(coalesce(Visit::moment, MOMENT), MOMENT);
        Prop<Visit, Instant> chosen =
                caseWhen(col(Visit::id).eq(1L)).then(MOMENT).orElseCol(Visit::moment);
        requireFound(chosen, MOMENT);
        Prop<Visit, LocalDateTime> given =
                caseWhen(col(Visit::id).eq(3L)).then(LOCAL.plusDays(1)).orElse(LOCAL);
        requireFound(given, LOCAL);
    }

    /** The first two rows have the value, the third a greater one. */
    private <V> void requireFound(Prop<Visit, V> expression, V value) {
        assertThat(ids(session.select(Visit.class).where(expression).eq(value))).containsExactly(1L, 2L);
        assertThat(ids(session.select(Visit.class).where(expression).le(value))).containsExactly(1L, 2L);
        assertThat(ids(session.select(Visit.class).where(expression).gt(value))).containsExactly(3L);
        assertThat(slices(expression)).containsExactly(1L, 2L, 3L);
        assertThat(session.select(Visit.class)
                        .groupBy(expression)
                        .to(expression)
                        .list())
                .hasSize(2);
    }

    private static List<Long> ids(Select<Visit> select) {
        return select.orderBy(Visit::id).to(Visit::id).list();
    }

    private List<Long> slices(Prop<Visit, ?> expression) {
        List<Long> ids = new ArrayList<>();
        String cursor = null;
        do {
            Slice<Visit> slice = session.select(Visit.class)
                    .orderBy(expression)
                    .after(cursor)
                    .slice(1);
            slice.items().forEach(visit -> ids.add(visit.id()));
            cursor = slice.cursor();
        } while (cursor != null && ids.size() < 9);
        return ids;
    }
}
