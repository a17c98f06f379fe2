package dev.rxkit.session;

import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.coalesceCol;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.lower;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.min;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.upper;
import static dev.rxkit.query.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * MariaDB: text that is in no column is compared as that of a new table, whatever the collation of the connection is;
 * beside a column it is compared as the column's.
 */
class TextsWithoutColumnsTest {

    enum Size {
        SMALL,
        Small
    }

    @Table("loose_word")
    record Word(@Id(generated = false) long id, String text) {}

    @Table("loose_other")
    record Other(
            @Id(generated = false) long id,

            @Column(type = "varchar(20) collate utf8mb4_general_ci")
            String text) {}

    record Counted(String text, long rows) {}

    /** The text is {@code b}, {@code A}, {@code a}, {@code a} with a trailing blank, {@code a} with an umlaut. */
    private static final Prop<Word, String> CHOSEN = caseWhen(col(Word::id).eq(1L))
            .then("b")
            .when(col(Word::id).eq(2L))
            .then("A")
            .when(col(Word::id).eq(3L))
            .then("a")
            .when(col(Word::id).eq(4L))
            .then("a ")
            .orElse("\u00e4");

    private static Database database;
    private static Session session;

    @BeforeAll
    static void open() throws Exception {
        TestSpace space = TestServer.MARIADB.space(TextsWithoutColumnsTest.class);
        database = Tables.open(space, Word.class, Other.class);
        session = database.session();
        session.insertAll(LongStream.rangeClosed(1, 5)
                .mapToObj(id -> new Word(id, "w" + id))
                .toList());
        session.insert(new Other(1L, "A"));
        session.commit();
    }

    @AfterAll
    static void close() {
        session.close();
        database.close();
    }

    @Test
    void conditionsCompareEveryCharacter() {
        String small = "a";
        String large = "A";
        Stream.of(
                        col(value(large)).eq(small),
                        col(value(large)).eqCol(value(small)),
                        col(value(small)).lt("B"),
                        col(value(small)).ltCol(value("B")),
                        col(value(small)).between("A", "Z"),
                        col(value(small)).in(List.of("A", "\u00e4", "a ")),
                        not(col(value(small)).notIn(List.of("A", "\u00e4", "a "))),
                        col(value(large)).like("a"),
                        col(value("\u00c4")).ilike("a"),
                        col(value(large)).startsWith(small),
                        col(lower(value("\u00c4"))).eq("a"),
                        col(upper(value("\u00e4"))).eqCol(value("A")),
                        col(coalesce(value(large), "x")).eq(small),
                        col(coalesceCol(value(large), value("x"))).eq(small),
                        col(value("a ")).eq(small),
                        col(value('A')).eq('a'),
                        col(value(Size.SMALL)).eq(Size.Small),
                        col(value(large)).in(session.select(Word.class).to(value(small))),
                        col(value(large))
                                .eqSelect(session.select(Word.class)
                                        .where(Word::id)
                                        .eq(1L)
                                        .to(value(small))),
                        col(value(small))
                                .in(session.select(Word.class)
                                        .to(CHOSEN)
                                        .union(session.select(Word.class).to(value("A")))
                                        .limit(2)),
                        col(value("q")).eqSelect(session.select(Word.class).to(max(upper(value("Q"))))))
                .forEach(TextsWithoutColumnsTest::never);
        assertThat(rows(col(CHOSEN).eq("a"))).containsExactly(3L);
        assertThat(rows(col(CHOSEN).gt("a"))).containsExactly(1L, 4L, 5L);
        assertThat(rows(col(value("a")).in(session.select(Word.class).to(CHOSEN))))
                .hasSize(5);
    }

    private static void never(Condition condition) {
        String sql = session.select(Word.class).where(condition).sql();
        assertThat(rows(condition)).as(sql).isEmpty();
        assertThat(rows(not(condition))).as("not: " + sql).hasSize(5);
    }

    private static List<Long> rows(Condition condition) {
        return session.select(Word.class)
                .where(condition)
                .orderBy(Word::id)
                .to(Word::id)
                .list();
    }

    @Test
    void ordersGroupsAndAggregatesCompareEveryCharacter() {
        List<String> sorted = List.of("A", "a", "a ", "b", "\u00e4");
        assertThat(session.select(Word.class).orderBy(CHOSEN).to(CHOSEN).list()).isEqualTo(sorted);
        assertThat(session.select(Word.class).orderBy(asc(CHOSEN)).to(Word::id).list())
                .containsExactly(2L, 3L, 4L, 1L, 5L);
        assertThat(session.select(Word.class)
                        .distinct()
                        .orderBy(CHOSEN)
                        .to(CHOSEN)
                        .list())
                .isEqualTo(sorted);
        assertThat(session.select(Word.class).distinct().to(CHOSEN).count()).isEqualTo(5);
        assertThat(session.select(Word.class)
                        .groupBy(CHOSEN)
                        .orderBy(CHOSEN)
                        .to(Counted::new, CHOSEN, dev.rxkit.query.Sql.count())
                        .list())
                .hasSize(5)
                .allMatch(group -> group.rows() == 1);
        assertThat(session.select(Word.class).groupBy(CHOSEN).to(max(Word::id)).list())
                .hasSize(5);
        assertThat(session.select(Word.class).to(min(CHOSEN)).one()).isEqualTo("A");
        assertThat(session.select(Word.class).to(max(CHOSEN)).one()).isEqualTo("\u00e4");
        assertThat(session.select(Word.class).to(countDistinct(CHOSEN)).one()).isEqualTo(5L);
        assertThat(session.select(Word.class)
                        .groupBy(Word::id)
                        .having(col(max(CHOSEN)).eq("a"))
                        .to(Word::id)
                        .list())
                .containsExactly(3L);
        assertThat(session.select(Word.class)
                        .to(value("a"))
                        .union(session.select(Word.class).to(value("A")))
                        .list())
                .containsExactlyInAnyOrder("a", "A");
    }

    @Test
    void aSliceHasEveryRowOnce() {
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Slice<Word> slice =
                    session.select(Word.class).orderBy(CHOSEN).after(cursor).slice(2);
            slice.items().forEach(word -> seen.add(word.id()));
            cursor = slice.next().orElse(null);
        } while (cursor != null);
        assertThat(seen).containsExactly(2L, 3L, 4L, 1L, 5L);
    }

    @Test
    void besideAColumnTheCollationOfTheColumnHolds() {
        assertThat(others(col(Other::text).eq("a"))).isEqualTo(1);
        assertThat(others(col(Other::text).eqCol(value("a")))).isEqualTo(1);
        assertThat(others(col(value("a")).eqCol(Other::text))).isEqualTo(1);
        assertThat(others(col(coalesceCol(value("a"), Other::text)).eq("A"))).isEqualTo(1);
        assertThat(others(col(Other::text).in(session.select(Word.class).to(value("a")))))
                .isEqualTo(1);
        assertThat(others(col(value("a")).in(session.select(Other.class).to(Other::text))))
                .isEqualTo(1);
        assertThat(others(col(value("a"))
                        .in(session.select(Word.class)
                                .to(value("x"))
                                .union(session.select(Other.class).to(Other::text)))))
                .isEqualTo(1);
    }

    @Test
    void aUnionWithALimitInsideAConditionKeepsTextsThatDifferInCase() {
        assertThat(rows(col(value("A"))
                        .in(session.select(Word.class)
                                .to(value("a"))
                                .union(session.select(Word.class).to(value("A")))
                                .limit(2))))
                .hasSize(5);
    }

    private static long others(Condition condition) {
        return session.select(Other.class).where(condition).count();
    }
}
