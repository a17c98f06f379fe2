package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.faults.Crew.Hero;
import dev.rxkit.faults.Crew.Team;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Related rows are read by one statement, and no JDBC call is made beside it. Limits may only be lowered. */
class RelationCallsTest {

    private FaultyDatabase crew;

    @BeforeEach
    void open() throws SQLException {
        crew = new FaultyDatabase(TestServer.SQLITE, RelationCallsTest.class);
    }

    @AfterEach
    void close() throws SQLException {
        crew.close();
    }

    @Test
    void aRowCostsAsManyCallsAsItsColumns() {
        try (Session session = crew.database().session()) {
            List<Team> teams = LongStream.rangeClosed(100, 149)
                    .mapToObj(id -> {
                        Team team = Team.of(id);
                        team.name = "team " + id;
                        session.insert(team);
                        return team;
                    })
                    .toList();
            List<Hero> heroes = LongStream.rangeClosed(1000, 1099)
                    .mapToObj(id -> Hero.of(id, "hero " + id, 1, 100 + id % 50))
                    .toList();
            heroes.forEach(session::insert);
            Consumer<Integer> children = count -> session.children(teams.subList(0, count), (Hero h) -> h.teamId);
            Consumer<Integer> parents =
                    count -> session.parents(heroes.subList(0, count), (Hero h) -> h.teamId, Team.class);
            int oneParent = calls(children, 1);
            int fiftyParents = calls(children, 50);
            int oneChild = calls(parents, 1);
            int fiftyChildren = calls(parents, 50);
            // Two rows a parent, of seven columns and a call of next(), and the parent's key.
            assertThat(oneParent).isLessThanOrEqualTo(24);
            assertThat((fiftyParents - oneParent) / 49.0).isLessThanOrEqualTo(19.0);
            assertThat(oneChild).isLessThanOrEqualTo(9);
            assertThat((fiftyChildren - oneChild) / 49.0).isLessThanOrEqualTo(4.0);
        }
    }

    @Test
    void anIndexOnTheReferenceOrdersTheChildren() {
        List<String> statements = new ArrayList<>();
        RxConfig config = RxConfig.builder()
                .url("sqlite://")
                .models(Crew.ALL)
                .listener(event -> statements.add(event.sql()))
                .build();
        try (Database database = Database.open(config)) {
            database.createTables();
            try (Session session = database.session()) {
                session.sql("create index ix_team on crew_hero(team_id)").run();
                Team team = Team.of(1);
                team.name = "one";
                session.insert(team);
                statements.clear();
                session.children(List.of(team), (Hero h) -> h.teamId);
                assertThat(statements).hasSize(1);
                assertThat(session.handle()
                                .createQuery("explain query plan "
                                        + statements.get(0).replace("?", "1"))
                                .mapToMap()
                                .list()
                                .toString())
                        .contains("ix_team")
                        .doesNotContain("TEMP B-TREE");
            }
        }
    }

    private int calls(Consumer<Integer> work, int count) {
        work.accept(count);
        crew.injector().arm(0, FaultKind.values()[0]);
        work.accept(count);
        return crew.injector().disarm();
    }
}
