package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What the fluent statements do not say is written as SQL and read into any record. */
@OnEveryDatabase
class RawShapesTest {

    record Step(String name, int depth) {}

    record Place(
            String name,
            int age,
            long place,
            long total,
            @Nullable String younger) {}

    record Share(String teamName, double share) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, RawShapesTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void recursiveQueriesAreReadIntoRecords() {
        List<Step> steps = session.sql("""
                        with recursive chain(id, name, depth) as (
                            select id, name, 0 from league_hero where id = :id
                            union all
                            select h.id, h.name, c.depth + 1 from league_hero h join chain c on h.boss_id = c.id
                        )
                        select name, depth from chain order by depth
                        """).bind("id", 1).to(Step.class).list();
        assertThat(steps).containsExactly(new Step("Deadpond", 0), new Step("Rusty-Man", 1), new Step("Spider-Boy", 2));
    }

    @Test
    void windowFunctionsAreReadIntoRecords() {
        List<Place> places = session.sql("""
                        select name, age,
                               row_number() over (order by age desc, id) as place,
                               sum(age) over () as total,
                               lead(name) over (order by age desc, id) as younger
                        from league_hero order by place
                        """).to(Place.class).list();
        assertThat(places)
                .containsExactly(
                        new Place("Rusty-Man", 48, 1, 141, "Dive"),
                        new Place("Dive", 48, 2, 141, "Deadpond"),
                        new Place("Deadpond", 28, 3, 141, "Spider-Boy"),
                        new Place("Spider-Boy", 17, 4, 141, null));
    }

    @Test
    void commonTablesJoinWithThoseOfTheModels() {
        List<Share> shares = session.sql("""
                        with sizes as (select team_id, count(*) as size from league_hero group by team_id)
                        select t.name as team_name, s.size * 1.0 / :all as share
                        from league_team t join sizes s on s.team_id = t.id order by t.name
                        """).bind("all", 4).to(Share.class).list();
        assertThat(shares).containsExactly(new Share("Preventers", 0.5), new Share("Z-Force", 0.25));
        assertThat(session.sql("with old as (select * from league_hero where age > :age) select * from old order by id")
                        .bind("age", 40)
                        .to(Hero.class)
                        .list())
                .isEqualTo(session.select(Hero.class)
                        .where(Hero::age)
                        .gt(40)
                        .orderBy(Hero::id)
                        .list());
    }
}
