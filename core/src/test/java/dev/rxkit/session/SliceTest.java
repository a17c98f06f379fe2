package dev.rxkit.session;

import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.nullsFirst;
import static dev.rxkit.query.Sql.nullsLast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class SliceTest {

    @Table("slice_entry")
    record Entry(
            @Nullable Long id,
            String title,
            int score,
            @Nullable String remark,

            @Column(nullable = false, precision = 10, scale = 2)
            BigDecimal price,

            @Column(nullable = false) Instant at,
            @Redacted String secret,
            float weight) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, SliceTest.class, Entry.class);
        session = database.session();
        session.insertAll(IntStream.range(0, 53)
                .mapToObj(i -> new Entry(
                        null,
                        "t" + i % 3,
                        i % 7,
                        i % 2 == 0 ? null : "r" + i,
                        new BigDecimal(i % 5).setScale(2).divide(new BigDecimal(4)),
                        Instant.ofEpochSecond(1000 + i % 4, 123_456_000),
                        "s" + i,
                        i / 3f))
                .toList());
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static List<Entry> walk(Supplier<Select<Entry>> select, int size) {
        List<Entry> all = new ArrayList<>();
        String cursor = null;
        do {
            Slice<Entry> slice = select.get().after(cursor).slice(size);
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(size).isNotEmpty();
            all.addAll(slice.items());
            cursor = slice.cursor();
        } while (cursor != null);
        return all;
    }

    @Test
    void slicesGiveEveryRowOnceInMixedDirections() {
        List<Entry> walked = walk(() -> session.select(Entry.class).orderBy(desc(Entry::score), Entry::title), 10);
        assertThat(walked)
                .hasSize(53)
                .isSortedAccordingTo(Comparator.comparing(Entry::score)
                        .reversed()
                        .thenComparing(Entry::title)
                        .thenComparing(Entry::id));
        assertThat(walk(() -> session.select(Entry.class), 53)).hasSize(53);
        assertThat(walk(() -> session.select(Entry.class).orderBy(desc(Entry::id)), 1))
                .extracting(Entry::id)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void everyKindOfValueMayStandInACursor() {
        assertThat(walk(() -> session.select(Entry.class).orderBy(desc(Entry::at), Entry::price), 7))
                .hasSize(53)
                .isSortedAccordingTo(Comparator.comparing(Entry::at)
                        .reversed()
                        .thenComparing(Entry::price)
                        .thenComparing(Entry::id));
    }

    @Test
    void rowsWithoutAValueHaveTheirPlaceToo() {
        List<Supplier<Select<Entry>>> orders = List.of(
                () -> session.select(Entry.class).orderBy(Entry::remark),
                () -> session.select(Entry.class).orderBy(desc(Entry::remark)),
                () -> session.select(Entry.class).orderBy(nullsFirst(Entry::remark), Entry::score),
                () -> session.select(Entry.class).orderBy(nullsLast(Entry::remark), desc(Entry::score)),
                () -> session.select(Entry.class).orderBy(Entry::score, nullsFirst(desc(Entry::remark))),
                () -> session.select(Entry.class).orderBy(desc(Entry::score), nullsLast(desc(Entry::remark))));
        for (Supplier<Select<Entry>> order : orders) {
            List<Entry> all = order.get().page(1, 100).items();
            for (int size : new int[] {1, 5, 26, 27}) {
                assertThat(walk(order, size)).containsExactlyElementsOf(all);
            }
        }
        String first = orders.get(2).get().slice(3).cursor();
        assertThatThrownBy(() -> session.select(Entry.class)
                        .orderBy(nullsLast(Entry::remark), Entry::score)
                        .after(first)
                        .list())
                .hasMessageContaining("another query");
        assertThat(walk(() -> session.select(Entry.class).orderBy(coalesce(Entry::remark, "")), 9))
                .hasSize(53)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPageIsGoneOnFromByItsCursor() {
        Page<Entry> first = session.select(Entry.class).orderBy(Entry::title).page(1, 20);
        Page<Entry> second = session.select(Entry.class).orderBy(Entry::title).page(2, 20);
        session.insert(new Entry(null, "a", 0, null, BigDecimal.ZERO.setScale(2), Instant.EPOCH, "s", 1f));
        Supplier<Select<Entry>> after =
                () -> session.select(Entry.class).orderBy(Entry::title).after(first.cursor());
        assertThat(after.get().slice(20).items()).isEqualTo(second.items());
        Page<Entry> rest = after.get().page(1, 20);
        assertThat(rest.items()).isEqualTo(second.items());
        assertThat(rest.total()).isEqualTo(33);
        assertThat(rest.next()).hasValue(2);
        assertThat(after.get().page(2, 20).items()).hasSize(13);
        assertThat(after.get().page(2, 20).cursor()).isNull();
        assertThat(after.get().limit(5).list()).isEqualTo(second.items().subList(0, 5));
        assertThat(session.select(Entry.class)
                        .orderBy(Entry::title)
                        .after(rest.cursor())
                        .slice(20)
                        .next())
                .isEmpty();
    }

    @Test
    void aPageWhoseOrderTakesNoCursorSaysWhy() {
        Page<Entry> secrets = session.select(Entry.class).orderBy(Entry::secret).page(1, 5);
        assertThat(secrets.items()).hasSize(5);
        assertThat(secrets.next()).hasValue(2);
        assertThatThrownBy(secrets::cursor).isInstanceOf(QueryException.class).hasMessageContaining("not to be shown");
        Page<Integer> scores =
                session.select(Entry.class).distinct().to(Entry::score).page(1, 2);
        Page<Integer> same = new Page<>(List.of(0, 1), 7, 1, 2);
        assertThat(scores).isEqualTo(same).hasSameHashCodeAs(same);
        assertThatThrownBy(scores::cursor).hasMessageContaining("distinct()");
        assertThatThrownBy(same::cursor).hasMessageContaining("next()");
        assertThat(session.select(Entry.class)
                        .distinct()
                        .to(Entry::score)
                        .page(1, 7)
                        .cursor())
                .isNull();
    }

    @Test
    void aCursorHoldsInsideAnotherStatement() {
        String cursor =
                session.select(Entry.class).orderBy(Entry::score).slice(50).cursor();
        assertThat(session.select(Entry.class)
                        .where(Entry::id)
                        .in(session.select(Entry.class)
                                .orderBy(Entry::score)
                                .after(cursor)
                                .to(Entry::id))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void rowsThatComeInBetweenMoveNoOthers() {
        Slice<Entry> first = session.select(Entry.class).orderBy(Entry::title).slice(5);
        session.insert(new Entry(null, "a", 0, null, BigDecimal.ZERO.setScale(2), Instant.EPOCH, "s", 1f));
        Slice<Entry> second = session.select(Entry.class)
                .orderBy(Entry::title)
                .after(first.cursor())
                .slice(5);
        assertThat(second.items()).doesNotContainAnyElementsOf(first.items());
        assertThat(second.items().get(0).id())
                .isGreaterThan(first.items().get(4).id());
    }

    @Test
    void aCursorThatWasChangedOrMadeElsewhereIsRefused() {
        String cursor = session.select(Entry.class)
                .orderBy(Entry::title)
                .slice(5)
                .next()
                .orElseThrow();
        for (String bad : List.of(
                "",
                "x",
                "%%%",
                cursor.substring(1),
                cursor.substring(0, cursor.length() - 3),
                (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1),
                cursor + "AAAA")) {
            assertThatThrownBy(() -> session.select(Entry.class)
                            .orderBy(Entry::title)
                            .after(bad)
                            .slice(5))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("cursor was cut, changed");
        }
        assertThatThrownBy(() -> session.select(Entry.class)
                        .orderBy(Entry::score)
                        .after(cursor)
                        .list())
                .hasMessageContaining("another query");
    }

    @Test
    void aCursorAlsoNarrowsListsAndColumns() {
        String cursor =
                session.select(Entry.class).orderBy(Entry::score).slice(50).cursor();
        assertThat(session.select(Entry.class)
                        .orderBy(Entry::score)
                        .after(cursor)
                        .list())
                .hasSize(3);
        assertThat(session.select(Entry.class)
                        .orderBy(Entry::score)
                        .after(cursor)
                        .count())
                .isEqualTo(3);
        Slice<String> titles = session.select(Entry.class)
                .orderBy(Entry::score)
                .to(Entry::title)
                .slice(50);
        assertThat(titles.items()).hasSize(50);
        assertThat(session.select(Entry.class)
                        .orderBy(Entry::score)
                        .after(titles.cursor())
                        .to(Entry::title)
                        .slice(50)
                        .next())
                .isEmpty();
    }

    @Test
    void whatHasNoPlaceInAnOrderIsRefused() {
        assertThatThrownBy(() -> session.select(Entry.class)
                        .groupBy(Entry::title)
                        .to(Entry::title)
                        .slice(5))
                .hasMessageContaining("groupBy(..)");
        assertThatThrownBy(() -> session.select(Entry.class).to(count()).slice(5))
                .hasMessageContaining("count()");
        assertThatThrownBy(() -> session.select(Entry.class).limit(5).slice(5)).hasMessageContaining("limit");
        assertThatThrownBy(() -> session.select(Entry.class).slice(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(
                        () -> session.select(Entry.class).orderBy(Entry::secret).slice(5))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("not to be shown");
        assertThatThrownBy(
                        () -> session.select(Entry.class).orderBy(Entry::weight).slice(5))
                .hasMessageContaining("type Float");
    }
}
