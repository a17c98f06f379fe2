package dev.rxkit.session;

import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.coalesceCol;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.outer;
import static dev.rxkit.query.Sql.plus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Subquery;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A NULL among the values of a select inside in(..) and notIn(..) is no value. */
@OnEveryDatabase
class NullsAmongTest {

    @Table("nulls_acc")
    record Acc(@Nullable Long id, String name) {}

    @Table("nulls_kid")
    record Kid(
            @Nullable Long id,
            @References(Acc.class) @Nullable Long accId,
            @Nullable Long grade) {}

    @Table("nulls_day")
    record Day(
            @Id(generated = false) long id,
            @Column(nullable = true) @Nullable LocalDate day) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, NullsAmongTest.class, Acc.class, Kid.class, Day.class);
        session = database.session();
        session.addAll(List.of(new Acc(null, "a"), new Acc(null, "b"), new Acc(null, "c")));
        session.addAll(List.of(new Kid(null, 1L, 2L), new Kid(null, null, null), new Kid(null, null, 3L)));
        session.commit();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private void without(Subquery<Long> select, String... names) {
        assertThat(names(col(Acc::id).notIn(select))).containsExactly(names);
        assertThat(names(not(col(Acc::id).in(select)))).containsExactly(names);
        assertThat(names(not(anyOf(col(Acc::id).in(select), col(Acc::name).eq("z")))))
                .containsExactly(names);
        assertThat(session.delete(Acc.class).where(col(Acc::id).notIn(select)).sql())
                .contains("IS NOT NULL");
    }

    private List<String> names(Condition condition) {
        return session.select(Acc.class)
                .where(condition)
                .orderBy(Acc::id)
                .to(Acc::name)
                .list();
    }

    @Test
    void rowsWithoutOneAreFoundBesideNulls() {
        without(session.select(Kid.class).to(Kid::accId), "b", "c");
        without(session.select(Kid.class).where(Kid::id).gt(0L).to(Kid::accId), "b", "c");
        without(session.select(Kid.class).distinct().to(Kid::accId), "b", "c");
        assertThat(session.delete(Acc.class)
                        .where(Acc::id)
                        .notIn(session.select(Kid.class).to(Kid::accId))
                        .run())
                .isEqualTo(2);
    }

    @Test
    void onlyNullsAreNoValues() {
        without(session.select(Kid.class).where(Kid::id).gt(1L).to(Kid::accId), "a", "b", "c");
        without(session.select(Kid.class).where(Kid::id).gt(9L).to(max(Kid::accId)), "a", "b", "c");
    }

    @Test
    void groupsAndExpressionsMayBeNullToo() {
        without(session.select(Kid.class).groupBy(Kid::accId).to(Kid::accId), "b", "c");
        without(session.select(Kid.class).groupBy(Kid::accId).to(max(Kid::grade)), "a");
        without(
                session.select(Kid.class)
                        .groupBy(Kid::id)
                        .having(col(max(Kid::id)).lt(9L))
                        .to(max(Kid::grade)),
                "a");
        without(session.select(Kid.class).to(plus(Kid::accId, 1L)), "a", "c");
        without(session.select(Kid.class).to(coalesceCol(Kid::accId, Kid::grade)), "b");
    }

    @Test
    void aLimitCutsBeforeTheNullsAreLeftOut() {
        without(session.select(Kid.class).orderBy(Kid::id).limit(2).to(Kid::accId), "b", "c");
        without(session.select(Kid.class).orderBy(Kid::id).limit(1).offset(1).to(Kid::accId), "a", "b", "c");
    }

    @Test
    void unionsLeaveThemOutOfEveryPart() {
        without(
                session.select(Kid.class)
                        .to(Kid::accId)
                        .union(session.select(Kid.class).to(Kid::grade)),
                new String[0]);
        without(
                session.select(Kid.class)
                        .to(Kid::accId)
                        .unionAll(session.select(Kid.class)
                                .orderBy(Kid::id)
                                .limit(2)
                                .to(Kid::grade)),
                "c");
    }

    @Test
    void aSelectThatLooksOutsideLeavesThemOutToo() {
        assertThat(names(col(Acc::id)
                        .notIn(session.select(Kid.class)
                                .where(Kid::grade)
                                .geCol(outer(Acc::id))
                                .to(Kid::accId))))
                .containsExactly("b", "c");
    }

    @Test
    void theRightSideOfALeftJoinMayBeNull() {
        without(session.select(Acc.class).leftJoin(Kid.class).to(Kid::id), "b", "c");
    }

    @Test
    void nullIsNoneOfNoValuesInWritesAsInSelects() {
        session.insert(new Day(1L, null));
        session.insert(new Day(2L, LocalDate.of(2026, 3, 1)));
        Subquery<LocalDate> none =
                session.select(Day.class).where(Day::id).gt(9L).to(Day::day);
        for (Condition all : List.of(
                col(Day::day).notIn(none),
                not(col(Day::day).in(none)),
                not(anyOf(col(Day::day).in(none), col(Day::id).eq(7L))))) {
            assertThat(session.select(Day.class).where(all).count()).isEqualTo(2);
            Savepoint before = session.savepoint();
            assertThat(session.delete(Day.class).where(all).run()).isEqualTo(2);
            before.rollback();
        }
    }
}
