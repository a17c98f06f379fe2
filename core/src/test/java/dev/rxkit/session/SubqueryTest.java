package dev.rxkit.session;

import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.outer;
import static dev.rxkit.query.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Part;
import dev.rxkit.session.League.Team;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class SubqueryTest {

    record Who(String name, String kind) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, SubqueryTest.class);
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
    void aSelectThatIsNarrowedAfterItWasGivenCountsAsItIsNow() {
        Select<Hero> inner = session.select(Hero.class);
        Select<Hero> heroes = session.select(Hero.class).where(Hero::id).in(inner.to(Hero::id));
        assertThat(heroes.count()).isGreaterThan(1);
        inner.where(Hero::name).eq("Dive");
        assertThat(names(heroes)).containsExactly("Dive");
        Select<Hero> existing = session.select(Hero.class).where(anyOf(exists(inner.to(Hero::id))));
        inner.where(Hero::name).eq("Deadpond");
        assertThat(names(existing)).isEmpty();
    }

    @Test
    void aColumnIsOneOfASelectsValues() {
        assertThat(names(session.select(Hero.class)
                        .where(Hero::teamId)
                        .in(session.select(Team.class)
                                .where(Team::city)
                                .isNotNull()
                                .to(Team::id))))
                .containsExactly("Rusty-Man", "Spider-Boy");
        assertThat(names(session.select(Hero.class)
                        .where(Hero::id)
                        .notIn(session.select(Part.class).to(Part::heroId))))
                .containsExactly("Dive", "Rusty-Man");
        assertThat(names(session.select(Hero.class)
                        .where(Hero::id)
                        .in(session.select(Hero.class)
                                .orderBy(Hero::age, Hero::id)
                                .limit(2)
                                .to(Hero::id))))
                .containsExactly("Deadpond", "Spider-Boy");
    }

    @Test
    void aColumnIsComparedWithASelectsOnlyValue() {
        assertThat(names(session.select(Hero.class)
                        .where(Hero::age)
                        .eqSelect(session.select(Hero.class).to(max(Hero::age)))))
                .containsExactly("Dive", "Rusty-Man");
        assertThat(session.select(Team.class)
                        .where(Team::id)
                        .ltSelect(session.select(Hero.class)
                                .where(Hero::name)
                                .eq("Deadpond")
                                .to(Hero::teamId))
                        .list())
                .hasSize(1);
        Rows<Integer> deadpond =
                session.select(Hero.class).where(Hero::name).eq("Deadpond").to(Hero::age);
        assertThat(names(session.select(Hero.class).where(Hero::age).neSelect(deadpond)))
                .containsExactly("Dive", "Rusty-Man", "Spider-Boy");
        assertThat(names(session.select(Hero.class).where(Hero::age).gtSelect(deadpond)))
                .containsExactly("Dive", "Rusty-Man");
        assertThat(names(session.select(Hero.class).where(Hero::age).geSelect(deadpond)))
                .containsExactly("Deadpond", "Dive", "Rusty-Man");
        assertThat(names(session.select(Hero.class).where(Hero::age).leSelect(deadpond)))
                .containsExactly("Deadpond", "Spider-Boy");
        assertThat(names(session.select(Hero.class)
                        .where(Hero::id)
                        .eqSelect(session.select(Hero.class)
                                .orderBy(desc(Hero::age), Hero::id)
                                .limit(1)
                                .to(Hero::id))))
                .containsExactly("Rusty-Man");
    }

    @Test
    void figuresAreNoConditionOnOneRow() {
        assertThatThrownBy(
                        () -> session.select(Hero.class).where(avg(Hero::age)).gt(3.0))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("having(..)");
        assertThatThrownBy(() -> session.update(Hero.class)
                        .where(col(Hero::name).eq("x"), col(count()).gt(1L)))
                .hasMessageContaining("having(..)");
        assertThatThrownBy(() -> session.select(Hero.class).groupBy(count())).hasMessageContaining("groupBy(..)");
    }

    @Test
    void updatesAndDeletesLookIntoOtherTables() {
        assertThat(session.update(Team.class)
                        .set(Team::city, "nowhere")
                        .where(not(exists(
                                session.select(Hero.class).where(Hero::teamId).eqCol(outer(Team::id)))))
                        .run())
                .isEqualTo(1);
        assertThat(session.delete(Team.class)
                        .where(Team::id)
                        .notIn(session.select(Hero.class)
                                .where(Hero::teamId)
                                .isNotNull()
                                .to(Hero::teamId))
                        .run())
                .isEqualTo(1);
    }

    @Test
    void outerOutsideAndSelectsOfManyColumnsAreRefused() {
        assertThatThrownBy(() -> session.select(Hero.class)
                        .where(Hero::teamId)
                        .eqCol(outer(Team::id))
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("not inside another statement");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .where(exists(session.select(Team.class).where(Team::id).eqCol(outer(Part::heroId)))))
                .hasMessageContaining("Part");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .where(col(Hero::name)
                                .in(session.select(Hero.class).to((name, age) -> name, Hero::name, Hero::age))))
                .hasMessageContaining("one column, not 2");
    }

    @Test
    void unionsPutRowsTogether() {
        Rows<String> young = session.select(Hero.class).where(Hero::age).lt(30).to(Hero::name);
        Rows<String> named =
                session.select(Hero.class).where(Hero::name).startsWith("D").to(Hero::name);
        assertThat(young.union(named).orderBy(Hero::name).list()).containsExactly("Deadpond", "Dive", "Spider-Boy");
        assertThat(young.unionAll(named).orderBy(desc(Hero::name)).limit(3).list())
                .containsExactly("Spider-Boy", "Dive", "Deadpond");
        assertThat(young.unionAll(named).count()).isEqualTo(4);
        assertThat(young.union(named).exists()).isTrue();
        assertThat(young.union(named).page(2, 2).items()).containsExactly("Spider-Boy");
        assertThat(session.select(Hero.class)
                        .to(Who::new, Hero::name, value("hero"))
                        .union(session.select(Team.class).to(Who::new, Team::name, value("team")))
                        .orderBy(Hero::name)
                        .list())
                .hasSize(7)
                .startsWith(new Who("Deadpond", "hero"), new Who("Dive", "hero"), new Who("Idle", "team"));
        assertThat(session.select(Hero.class)
                        .where(Hero::age)
                        .lt(20)
                        .union(session.select(Hero.class).where(Hero::age).gt(40))
                        .orderBy(Hero::id)
                        .list())
                .extracting(Hero::id)
                .containsExactly(2L, 3L, 4L);
        assertThat(names(session.select(Hero.class).where(Hero::name).in(young.union(named))))
                .hasSize(3);
    }

    @Test
    void partsOfAUnionMayBeCutButNotOrdered() {
        Rows<String> oldest = session.select(Hero.class)
                .orderBy(desc(Hero::age), Hero::id)
                .limit(1)
                .to(Hero::name);
        Rows<String> youngest =
                session.select(Hero.class).orderBy(Hero::age).limit(1).to(Hero::name);
        assertThat(oldest.union(youngest).orderBy(Hero::name).list()).containsExactly("Rusty-Man", "Spider-Boy");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .orderBy(Hero::age)
                        .to(Hero::name)
                        .union(youngest))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("after the union");
        assertThatThrownBy(() -> oldest.union(youngest).orderBy(Hero::age).list())
                .hasMessageContaining("first select has");
        assertThatThrownBy(() -> oldest.union(youngest).slice(1)).hasMessageContaining("page(..)");
        Page<String> page = oldest.union(youngest).page(1, 1);
        assertThatThrownBy(page::cursor).hasMessageContaining("a union has page(..)");
        String cursor = session.select(Hero.class).slice(1).cursor();
        assertThatThrownBy(() ->
                        session.select(Hero.class).after(cursor).to(Hero::name).union(youngest))
                .hasMessageContaining("after(..)");
        assertThat(session.select(Hero.class)
                        .after(cursor)
                        .limit(1)
                        .to(Hero::name)
                        .union(youngest)
                        .orderBy(Hero::name)
                        .list())
                .containsExactly("Rusty-Man", "Spider-Boy");
        assertThat(session.select(Hero.class).to(count()).one()).isEqualTo(4);
    }
}
