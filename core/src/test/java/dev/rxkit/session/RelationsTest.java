package dev.rxkit.session;

import static dev.rxkit.query.Sql.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Duel;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Mission;
import dev.rxkit.session.League.Part;
import dev.rxkit.session.League.Team;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class RelationsTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, RelationsTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void childrenComeWithAnEntryForEveryParent() {
        List<Team> teams = session.select(Team.class).orderBy(Team::id).list();
        Map<Long, List<Hero>> heroes = session.children(teams, Hero::teamId);
        assertThat(heroes.keySet()).containsExactly(1L, 2L, 3L);
        assertThat(heroes.get(1L)).extracting(Hero::name).containsExactly("Rusty-Man", "Spider-Boy");
        assertThat(heroes.get(2L)).extracting(Hero::name).containsExactly("Deadpond");
        assertThat(heroes.get(3L)).isEmpty();
        assertThat(session.children(List.<Team>of(), Hero::teamId)).isEmpty();
        Map<Long, List<Hero>> followers =
                session.children(session.select(Hero.class).list(), Hero::bossId);
        assertThat(followers.get(2L)).extracting(Hero::name).containsExactly("Spider-Boy");
        assertThat(followers.get(3L)).isEmpty();
    }

    @Test
    void childrenAreSortedForEachParentWhateverTheOrderOfTheParents() {
        List<Team> teams = session.select(Team.class).orderBy(desc(Team::id)).list();
        session.insert(new Hero(902L, "Last", 1, null, BigDecimal.ONE, null, 2L, null));
        session.insert(new Hero(900L, "Late", 1, null, BigDecimal.ONE, null, 2L, null));
        session.insert(new Hero(901L, "Later", 1, null, BigDecimal.ONE, null, 1L, null));
        Map<Long, List<Hero>> heroes = session.children(teams, Hero::teamId);
        assertThat(heroes.keySet()).containsExactly(3L, 2L, 1L);
        assertThat(heroes.get(1L)).extracting(Hero::name).containsExactly("Rusty-Man", "Spider-Boy", "Later");
        assertThat(heroes.get(2L)).extracting(Hero::name).containsExactly("Deadpond", "Late", "Last");
    }

    @Test
    void manyParentsAreAskedForInPieces() {
        List<Team> teams = new ArrayList<>(LongStream.rangeClosed(4, 12_000)
                .mapToObj(i -> new Team(i, "team " + i, null))
                .toList());
        teams.addAll(session.select(Team.class).list());
        Map<Long, List<Hero>> heroes = session.children(teams, Hero::teamId);
        assertThat(heroes).hasSize(12_000);
        assertThat(heroes.get(1L)).hasSize(2);
    }

    @Test
    void parentsComeOnceForEachKey() {
        Map<Long, Team> teams = session.parents(session.select(Hero.class).list(), Hero::teamId, Team.class);
        assertThat(teams.keySet()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(teams.get(2L).name()).isEqualTo("Z-Force");
        assertThat(session.parents(List.<Hero>of(), Hero::teamId, Team.class)).isEmpty();
    }

    @Test
    void linkedRowsComeWithTheirLinks() {
        List<Mission> missions =
                session.select(Mission.class).orderBy(m -> m.id).list();
        Map<Long, List<Linked<Part, Hero>>> heroes = session.linked(missions, Part::missionId, Hero.class);
        assertThat(heroes.get(1L)).extracting(linked -> linked.row().name()).containsExactly("Deadpond", "Spider-Boy");
        assertThat(heroes.get(1L))
                .extracting(linked -> linked.link().training())
                .containsExactly(false, true);
        assertThat(heroes.get(2L)).hasSize(1);
        Map<Long, List<Linked<Part, Mission>>> parts =
                session.linked(session.select(Hero.class).list(), Part::heroId, Mission.class);
        assertThat(parts.get(3L)).extracting(linked -> linked.row().title).containsExactly("bank", "sewer");
        assertThat(parts.get(2L)).isEmpty();
    }

    @Test
    void linksBetweenRowsOfOneClassNameBothEnds() {
        List<Hero> heroes = session.select(Hero.class).list();
        assertThat(session.linked(heroes, Duel::challengerId, Hero.class).get(1L))
                .extracting(linked -> linked.row().name())
                .containsExactly("Spider-Boy");
        assertThat(session.linked(heroes, Duel::rivalId, Duel::challengerId, Hero.class)
                        .get(3L))
                .extracting(linked -> linked.row().name())
                .containsExactly("Deadpond");
    }

    @Test
    void whatDoesNotReferIsRefused() {
        assertThatThrownBy(() -> session.children(session.select(Team.class).list(), Hero::bossId))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Hero.bossId does not refer to Team");
        assertThatThrownBy(() -> session.children(List.of(new Team(null, "new", null)), Hero::teamId))
                .hasMessageContaining("without id");
        assertThatThrownBy(() -> session.linked(session.select(Team.class).list(), Part::heroId, Mission.class))
                .hasMessageContaining("Part.heroId does not refer to Team");
        assertThatThrownBy(() -> session.linked(session.select(Hero.class).list(), Part::heroId, Team.class))
                .hasMessageContaining("Part does not refer to Team");
        Team one = session.get(Team.class, 1);
        assertThatThrownBy(() -> session.children(List.of(one), dev.rxkit.query.Sql.<Hero>named("teamId")))
                .hasMessageContaining("RelationsTest.java:");
    }
}
