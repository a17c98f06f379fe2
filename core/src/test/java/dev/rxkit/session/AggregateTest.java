package dev.rxkit.session;

import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.coalesceCol;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.lower;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.min;
import static dev.rxkit.query.Sql.nullsFirst;
import static dev.rxkit.query.Sql.nullsLast;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.sum;
import static dev.rxkit.query.Sql.times;
import static dev.rxkit.query.Sql.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Rank;
import dev.rxkit.session.League.Sum;
import dev.rxkit.session.League.Team;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class AggregateTest {

    static final Prop<Hero, Integer> AGE = Hero::age;

    record Aged(String name, int age) {}

    record Figures(Long all, Long paid, Long ranks, Integer least, Integer most, Long total, Double mean) {}

    record Money(BigDecimal total, BigDecimal mean) {}

    record Label(String name, String kind) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, AggregateTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void figuresAreExactAndOfTheTypesTheySay() {
        Figures figures = session.select(Hero.class)
                .to(
                        Figures::new,
                        count(),
                        count(Hero::bonus),
                        countDistinct(Hero::age),
                        min(Hero::age),
                        max(Hero::age),
                        sum(Hero::age),
                        avg(Hero::age))
                .one();
        assertThat(figures).isEqualTo(new Figures(4L, 2L, 3L, 17, 48, 141L, 35.25));
        Money money = session.select(Hero.class)
                .to(Money::new, sum(Hero::pay), avg(Hero::pay))
                .one();
        assertThat(money.total()).isEqualTo(new BigDecimal("31.05"));
        assertThat(money.mean()).isEqualByComparingTo("7.7625");
        assertThat(session.select(Hero.class).to(sum(Hero::id)).one()).isEqualTo(10L);
    }

    @Test
    void figuresOfNoRowsAreNull() {
        Select<Hero> none = session.select(Hero.class).where(Hero::age).lt(0);
        assertThat(none.to(count()).one()).isZero();
        assertThat(none.to(sum(Hero::age)).list()).containsExactly((Long) null);
        assertThat(none.to(max(Hero::age)).first()).isEmpty();
        assertThatThrownBy(() -> none.to(sum(Hero::age)).one()).isInstanceOf(RowNotFoundException.class);
        assertThat(none.to(coalesce(sum(Hero::age), 0L)).one()).isZero();
    }

    @Test
    void groupsAreCountedAndNarrowed() {
        assertThat(session.select(Hero.class)
                        .join(Team.class)
                        .groupBy(Team::name)
                        .orderBy(Team::name)
                        .to(Sum::new, Team::name, count(Hero::id))
                        .list())
                .containsExactly(new Sum("Preventers", 2L), new Sum("Z-Force", 1L));
        Joined<Team> teams = session.select(Team.class).leftJoin(Hero.class).groupBy(Team::id, Team::name);
        assertThat(teams.having(count(Hero::id))
                        .lt(2L)
                        .orderBy(desc(count(Hero::id)))
                        .to(Sum::new, Team::name, count(Hero::id))
                        .list())
                .containsExactly(new Sum("Z-Force", 1L), new Sum("Idle", 0L));
        assertThat(teams.to(Team::name).count()).isEqualTo(2);
        assertThat(session.select(Hero.class)
                        .groupBy(Hero::age)
                        .to(Hero::age)
                        .page(1, 2)
                        .items())
                .containsExactly(17, 28);
        assertThat(session.select(Hero.class)
                        .groupBy(Hero::age)
                        .having(count())
                        .gt(1L)
                        .to(Hero::age)
                        .list())
                .containsExactly(48);
    }

    @Test
    void whatHasNoSingleValueInAGroupIsRefused() {
        assertThatThrownBy(() -> session.select(Hero.class)
                        .groupBy(Hero::teamId)
                        .to(Aged::new, Hero::name, Hero::age)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Hero.name")
                .hasMessageContaining("groupBy(..)");
        assertThatThrownBy(
                        () -> session.select(Hero.class).groupBy(Hero::teamId).list())
                .hasMessageContaining("to(..)");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .to(Sum::new, Hero::name, count())
                        .list())
                .hasMessageContaining("Hero.name");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .distinct()
                        .orderBy(Hero::age)
                        .to(Hero::name)
                        .list())
                .hasMessageContaining("Hero.age");
    }

    @Test
    void expressionsAreComputedByTheDatabase() {
        assertThat(session.select(Hero.class)
                        .orderBy(Hero::id)
                        .to(
                                Label::new,
                                upper(Hero::name),
                                caseWhen(col(Hero::age).lt(18))
                                        .then("minor")
                                        .when(col(Hero::age).gt(40))
                                        .then("old")
                                        .orElse("adult"))
                        .list())
                .containsExactly(
                        new Label("DEADPOND", "adult"),
                        new Label("RUSTY-MAN", "old"),
                        new Label("SPIDER-BOY", "minor"),
                        new Label("DIVE", "old"));
        assertThat(session.select(Hero.class)
                        .to(sum(caseWhen(col(Hero::rank).eq(Rank.VETERAN))
                                .then(1)
                                .orElse(0)))
                        .one())
                .isEqualTo(2L);
        assertThat(session.select(Hero.class)
                        .where(plus(Hero::age, 2))
                        .eq(50)
                        .orderBy(times(Hero::age, -1), Hero::id)
                        .to(lower(Hero::name))
                        .list())
                .containsExactly("rusty-man", "dive");
        assertThat(session.select(Hero.class)
                        .where(Hero::id)
                        .eq(4L)
                        .to(caseWhen(col(Hero::rank).isNull())
                                .thenCol(Hero::name)
                                .orElseNull())
                        .one())
                .isEqualTo("Dive");
        assertThat(session.select(Hero.class)
                        .where(Hero::id)
                        .eq(4L)
                        .to(coalesceCol(Hero::bonus, Hero::age))
                        .one())
                .isEqualTo(48);
        assertThat(session.select(Hero.class)
                        .groupBy(caseWhen(col(Hero::age).lt(18)).then("minor").orElse("adult"))
                        .orderBy(caseWhen(col(Hero::age).lt(18)).then("minor").orElse("adult"))
                        .to(
                                Sum::new,
                                caseWhen(col(Hero::age).lt(18)).then("minor").orElse("adult"),
                                count())
                        .list())
                .containsExactly(new Sum("adult", 3L), new Sum("minor", 1L));
    }

    @Test
    void whatHasNoSingleValueInAGroupIsRefusedEverywhere() {
        assertThatThrownBy(
                        () -> session.select(Hero.class).having(count()).gt(0L).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at AggregateTest.java:")
                .hasMessageContaining("groupBy(..)");
        Select<Hero> narrowed =
                session.select(Hero.class).groupBy(Hero::age).having(Hero::name).eq("Dive");
        assertThatThrownBy(() -> narrowed.to(Hero::age).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Hero.name has no single value");
        Select<Hero> ordered = session.select(Hero.class).orderBy(Hero::name);
        assertThatThrownBy(() -> ordered.to(count()).one()).hasMessageContaining("Hero.name has no single value");
        assertThat(ordered.to(count()).count()).isEqualTo(1);
        Select<Hero> grouped = session.select(Hero.class).groupBy(Hero::age).orderBy(Hero::name);
        assertThatThrownBy(() -> grouped.to(Hero::age).list()).hasMessageContaining("Hero.name has no single value");
        assertThat(session.select(Hero.class)
                        .join(Team.class)
                        .groupBy(Team::id)
                        .having(Team::name)
                        .startsWith("P")
                        .having(col(max(Hero::age)).gt(40))
                        .orderBy(Team::city)
                        .to(Sum::new, Team::name, count())
                        .list())
                .containsExactly(new Sum("Preventers", 2L));
        assertThat(session.select(Hero.class).having(count()).gt(3L).to(count()).first())
                .contains(4L);
    }

    @Test
    void rowsWithoutAValueGoWhereTheyAreSent() {
        assertThat(session.select(Hero.class)
                        .orderBy(nullsFirst(Hero::rank), Hero::id)
                        .to(Hero::name)
                        .first())
                .contains("Dive");
        assertThat(session.select(Hero.class)
                        .orderBy(nullsLast(desc(Hero::bonus)), Hero::id)
                        .to(Hero::name)
                        .list())
                .containsExactly("Rusty-Man", "Spider-Boy", "Deadpond", "Dive");
    }

    @Test
    void aSumThatTheDatabaseCannotAddExactlyIsRefused() {
        BigDecimal most = new BigDecimal("9999999999.99");
        session.insertAll(IntStream.range(0, 10_000)
                .mapToObj(i -> new Hero(null, "rich", 1, null, most, null, null, null))
                .toList());
        Rows<BigDecimal> total =
                session.select(Hero.class).where(Hero::name).eq("rich").to(sum(Hero::pay));
        if (server == TestServer.SQLITE) {
            assertThatThrownBy(total::one).isInstanceOf(DatabaseException.class).hasMessageContaining("15 digits");
        } else {
            assertThat(total.one()).isEqualByComparingTo(most.multiply(new BigDecimal(10_000)));
        }
        session.rollback();
    }
}
