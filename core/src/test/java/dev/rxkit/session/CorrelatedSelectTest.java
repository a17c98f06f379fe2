package dev.rxkit.session;

import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.outer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Team;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Selects that look by {@code outer(..)} at the row of the statement around them. */
@OnEveryDatabase
class CorrelatedSelectTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, CorrelatedSelectTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private static List<String> names(Query<Hero> heroes) {
        return heroes.list().stream().map(Hero::name).sorted().toList();
    }

    @Test
    void aSelectLooksAtTheRowOfTheStatementAroundIt() {
        assertThat(session.select(Team.class)
                        .where(not(exists(
                                session.select(Hero.class).where(Hero::teamId).eqCol(outer(Team::id)))))
                        .to(Team::name)
                        .list())
                .containsExactly("Idle");
        assertThat(names(session.select(Hero.class)
                        .where(exists(session.select(Hero.class)
                                .where(Hero::bossId)
                                .eqCol(outer(Hero::id))
                                .and(Hero::age)
                                .gtCol(outer(Hero::age))))))
                .containsExactly("Deadpond");
        assertThat(names(session.select(Hero.class)
                        .join(Team.class)
                        .where(Hero::age)
                        .eqSelect(session.select(Hero.class)
                                .where(Hero::teamId)
                                .eqCol(outer(Team::id))
                                .to(max(Hero::age)))))
                .containsExactly("Deadpond", "Rusty-Man");
    }

    @Test
    void anAggregateOfAnOuterPropertyIsOverTheRowsOfItsOwnSelect() {
        Prop<Hero, Long> seven = caseWhen(col(outer(Team::id)).gt(0L)).then(7L).orElse(8L);
        Prop<Team, String> largest = caseWhen(col(Sql.<Team, Long>value(7L))
                        .eqSelect(session.select(Hero.class).to(max(seven))))
                .then("it")
                .orElse("another");
        int teams = (int) session.select(Team.class).count();
        assertThat(session.select(Team.class).to(largest).list()).hasSize(teams).containsOnly("it");
        Query<Team> none = session.select(Team.class)
                .where(Team::id)
                .gtSelect(session.select(Hero.class).where(Hero::age).lt(0).to(max(seven)));
        assertThat(none.count()).isZero();
        Query<Team> one = session.select(Team.class)
                .where(Sql.<Team, Long>value(1L))
                .eqSelect(session.select(Hero.class).to(countDistinct(seven)));
        assertThat(one.count()).isEqualTo(teams);
    }

    @Test
    void whatLooksOutsideMayBeOrderedCutDistinctOrGrouped() {
        Prop<Team, Long> team = outer(Team::id);
        Supplier<Select<Hero>> own =
                () -> session.select(Hero.class).where(Hero::teamId).eqCol(team);
        Supplier<Joined<Hero>> heroes = () -> session.select(Hero.class).join(Team.class);
        assertThat(names(heroes.get()
                        .where(Hero::id)
                        .eqSelect(own.get().orderBy(desc(Hero::age)).limit(1).to(Hero::id))))
                .containsExactly("Deadpond", "Rusty-Man");
        assertThat(names(heroes.get().where(Hero::id).in(own.get().distinct().to(Hero::id))))
                .hasSize(3);
        assertThat(names(heroes.get()
                        .where(Hero::age)
                        .in(own.get().groupBy(Hero::teamId).to(max(Hero::age)))))
                .containsExactly("Deadpond", "Rusty-Man");
        Condition several =
                exists(own.get().groupBy(Hero::teamId).having(count()).gt(1L).to(count()));
        Condition second = exists(own.get().orderBy(Hero::id).offset(1));
        for (Condition condition : List.of(several, second)) {
            assertThat(session.select(Team.class)
                            .where(condition)
                            .to(Team::name)
                            .list())
                    .containsExactly("Preventers");
        }
        Condition grown = exists(own.get()
                .groupBy(Hero::teamId)
                .having(
                        col(Hero::teamId).eqCol(outer(Team::id)),
                        col(max(Hero::age)).gt(40))
                .to(count()));
        assertThat(session.select(Team.class).where(grown).to(Team::name).list())
                .containsExactly("Preventers");
        Joined<Hero> oldest = heroes.get();
        Rows<Long> cut = own.get().orderBy(desc(Hero::age)).limit(1).to(Hero::id);
        if (server == TestServer.MARIADB) {
            assertThatThrownBy(() -> oldest.where(Hero::id).in(cut))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("eqSelect(..)");
        } else {
            assertThat(names(oldest.where(Hero::id).in(cut))).containsExactly("Deadpond", "Rusty-Man");
        }
    }

    @Test
    void unionsLookOutsideToo() {
        Rows<String> heroes = session.select(Hero.class)
                .where(Hero::teamId)
                .eqCol(outer(Team::id))
                .to(Hero::name);
        Rows<String> youngest = session.select(Hero.class)
                .where(Hero::teamId)
                .eqCol(outer(Team::id))
                .orderBy(Hero::age)
                .limit(1)
                .to(Hero::name);
        Rows<String> itself = session.select(Team.class)
                .where(Team::city)
                .isNull()
                .and(Team::id)
                .eqCol(outer(Team::id))
                .to(Team::name);
        Supplier<Select<Team>> teams = () -> session.select(Team.class);
        assertThat(teams.get().where(exists(heroes.union(itself))).count()).isEqualTo(3);
        assertThat(teams.get()
                        .where(exists(heroes.unionAll(heroes).offset(2)))
                        .to(Team::name)
                        .list())
                .containsExactly("Preventers");
        assertThat(teams.get().where(exists(youngest.union(heroes))).count()).isEqualTo(2);
        assertThat(teams.get().where(Team::name).in(heroes.union(itself)).count())
                .isEqualTo(2);
        assertThat(teams.get()
                        .where(Team::name)
                        .eqSelect(itself.unionAll(youngest)
                                .orderBy(desc(Team::name))
                                .limit(1))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aStatementWithASelectInsideIsPagedCountedAndPutTogether() {
        Condition manned = exists(session.select(Hero.class).where(Hero::teamId).eqCol(outer(Team::id)));
        Supplier<Select<Team>> teams =
                () -> session.select(Team.class).where(manned).orderBy(Team::name);
        assertThat(teams.get().page(2, 1).items()).extracting(Team::name).containsExactly("Z-Force");
        assertThat(teams.get().after(teams.get().page(1, 1).cursor()).slice(1).items())
                .extracting(Team::name)
                .containsExactly("Z-Force");
        assertThat(session.select(Team.class)
                        .where(manned)
                        .distinct()
                        .to(Team::name)
                        .count())
                .isEqualTo(2);
        assertThat(session.select(Team.class)
                        .where(manned)
                        .groupBy(Team::city)
                        .to(count())
                        .list())
                .containsExactly(1L, 1L);
        assertThat(teams.get()
                        .limit(1)
                        .to(Team::name)
                        .union(session.select(Team.class).where(not(manned)).to(Team::name))
                        .orderBy(Team::name)
                        .list())
                .containsExactly("Idle", "Preventers");
    }
}
