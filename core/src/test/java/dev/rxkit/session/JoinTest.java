package dev.rxkit.session;

import static dev.rxkit.query.Sql.alias;
import static dev.rxkit.query.Sql.allOf;
import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Alias;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Duel;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Line;
import dev.rxkit.session.League.Mission;
import dev.rxkit.session.League.Part;
import dev.rxkit.session.League.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class JoinTest {

    record Pair(@Nullable Hero hero, @Nullable Team team) {}

    record Bossed(String hero, @Nullable String boss) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, JoinTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void oneForeignKeySaysHowToJoinWhicheverSideComesFirst() {
        assertThat(session.select(Hero.class)
                        .join(Team.class)
                        .where(Team::name)
                        .eq("Preventers")
                        .orderBy(Hero::name)
                        .list())
                .extracting(Hero::name)
                .containsExactly("Rusty-Man", "Spider-Boy");
        assertThat(session.select(Team.class)
                        .join(Hero.class)
                        .where(Hero::age)
                        .ge(18)
                        .orderBy(desc(Team::name))
                        .list())
                .extracting(Team::name)
                .containsExactly("Z-Force", "Preventers");
    }

    @Test
    void leftJoinKeepsRowsWithoutAMatch() {
        assertThat(session.select(Hero.class)
                        .leftJoin(Team.class)
                        .on(Hero::teamId)
                        .eq(Team::id)
                        .orderBy(Hero::id)
                        .to(Line::new, Hero::name, Team::name)
                        .list())
                .containsExactly(
                        new Line("Deadpond", "Z-Force"),
                        new Line("Rusty-Man", "Preventers"),
                        new Line("Spider-Boy", "Preventers"),
                        new Line("Dive", null));
        assertThat(session.select(Team.class)
                        .leftJoin(Hero.class)
                        .where(Hero::id)
                        .isNull()
                        .one()
                        .name())
                .isEqualTo("Idle");
    }

    @Test
    void wholeRowsAreColumnsToo() {
        List<Pair> pairs = session.select(Hero.class)
                .leftJoin(Team.class)
                .orderBy(Hero::id)
                .to(Pair::new, row(Hero.class), row(Team.class))
                .list();
        assertThat(pairs).hasSize(4);
        assertThat(pairs.get(0).hero()).isEqualTo(session.get(Hero.class, 1));
        assertThat(pairs.get(0).team()).isEqualTo(new Team(2L, "Z-Force", null));
        assertThat(pairs.get(3).team()).isNull();
    }

    @Test
    void linkTablesAreJoinedInARow() {
        assertThat(session.select(Hero.class)
                        .join(Part.class)
                        .join(Mission.class)
                        .where((Mission m) -> m.title)
                        .eq("bank")
                        .and(Part::training)
                        .eq(false)
                        .to(Hero::name)
                        .list())
                .containsExactly("Deadpond");
        assertThat(session.select(Mission.class)
                        .join(Part.class)
                        .join(Hero.class)
                        .where(Hero::name)
                        .eq("Spider-Boy")
                        .orderBy((Mission m) -> m.danger)
                        .list())
                .extracting(m -> m.title)
                .containsExactly("bank", "sewer");
    }

    @Test
    void rowsComeOnceForEachMatchUnlessDistinctIsAskedFor() {
        assertThat(session.select(Hero.class).join(Part.class).list()).hasSize(3);
        assertThat(session.select(Hero.class).join(Part.class).count()).isEqualTo(3);
        assertThat(session.select(Hero.class).join(Part.class).distinct().list())
                .hasSize(2);
        assertThat(session.select(Hero.class).join(Part.class).distinct().count())
                .isEqualTo(2);
        assertThat(session.select(Hero.class).join(Part.class).exists()).isTrue();
    }

    @Test
    void aTableIsJoinedWithItselfUnderAnAlias() {
        Alias<Hero> boss = alias(Hero.class, "boss");
        assertThat(session.select(Hero.class)
                        .leftJoin(boss)
                        .on(Hero::bossId)
                        .eq(boss.col(Hero::id))
                        .orderBy(Hero::id)
                        .to(Bossed::new, Hero::name, boss.col(Hero::name))
                        .list())
                .containsExactly(
                        new Bossed("Deadpond", null),
                        new Bossed("Rusty-Man", "Deadpond"),
                        new Bossed("Spider-Boy", "Rusty-Man"),
                        new Bossed("Dive", null));
        assertThat(session.select(Hero.class)
                        .join(boss)
                        .on(Hero::bossId)
                        .eq(boss.col(Hero::id))
                        .where(boss.col(Hero::age))
                        .gtCol(Hero::age)
                        .and("boss.name")
                        .startsWith("Rusty")
                        .to(boss.row())
                        .list())
                .extracting(Hero::name)
                .containsExactly("Rusty-Man");
    }

    @Test
    void conditionsMayStandForTheJoin() {
        assertThat(session.select(Hero.class)
                        .join(Team.class)
                        .on(allOf(
                                col(Hero::teamId).eqCol(Team::id),
                                anyOf(col(Team::city).isNull(), col(Hero::age).gt(40))))
                        .orderBy(Hero::name)
                        .list())
                .extracting(Hero::name)
                .containsExactly("Deadpond", "Rusty-Man");
    }

    @Test
    void aJoinThatIsNotClearNamesWhatToWrite() {
        assertThatThrownBy(() -> session.select(Duel.class).join(Hero.class).list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("JoinTest.java:")
                .hasMessageContaining(".on(Duel::challengerId).eq(Hero::id)")
                .hasMessageContaining(".on(Duel::rivalId).eq(Hero::id)");
        assertThatThrownBy(() -> session.select(Team.class)
                        .join(Mission.class)
                        .where("title")
                        .eq("x"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("no foreign key links it to Team")
                .hasMessageContaining(".on(");
        assertThatThrownBy(() -> session.select(Hero.class).join(Hero.class))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("alias(Hero.class");
        Alias<Hero> boss = alias(Hero.class, "boss");
        assertThatThrownBy(() -> session.select(Hero.class).join(boss).list())
                .hasMessageContaining(".on(Hero::bossId).eq(boss.col(Hero::id))")
                .hasMessageContaining(".on(boss.col(Hero::bossId)).eq(Hero::id)");
        assertThat(session.select(Duel.class)
                        .join(Hero.class)
                        .on(Duel::rivalId)
                        .eq(Hero::id)
                        .to(Hero::name)
                        .one())
                .isEqualTo("Spider-Boy");
    }

    @Test
    void propertiesOfOtherClassesAreRefusedWithTheirLine() {
        assertThatThrownBy(() -> session.select(Hero.class)
                        .join(Team.class)
                        .where((Mission m) -> m.title)
                        .eq("x"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("JoinTest.java:")
                .hasMessageContaining("Mission is not joined")
                .hasMessageContaining("join(Mission.class)");
        Alias<Hero> boss = alias(Hero.class, "boss");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .where(col(boss.col(Hero::name)).eq("x")))
                .hasMessageContaining("join(boss)");
        assertThatThrownBy(() -> session.select(Duel.class)
                        .join(boss)
                        .on(Duel::rivalId)
                        .eq(boss.col(Hero::id))
                        .where(Hero::name)
                        .eq("x"))
                .hasMessageContaining("boss.col(Hero::name)");
    }

    @Test
    void namesAreFoundInEveryTable() {
        assertThat(session.select(Hero.class)
                        .join(Team.class)
                        .where("age")
                        .gt(20)
                        .and("Team.name")
                        .eq("Preventers")
                        .orderBy("Hero.name")
                        .to(Hero::name)
                        .list())
                .containsExactly("Rusty-Man");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .join(Team.class)
                        .where("name")
                        .eq("x"))
                .hasMessageContaining("\"Hero.name\" or \"Team.name\"");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .join(Team.class)
                        .where("citi")
                        .eq("x"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("city");
        assertThatThrownBy(() -> session.select(Hero.class)
                        .join(Team.class)
                        .where("Taem.name")
                        .eq("x"))
                .hasMessageContaining("Hero, Team");
    }

    @Test
    void pagesOfJoinsDoNotOverlap() {
        Joined<Hero> joined = session.select(Hero.class).join(Part.class).orderBy(Hero::age);
        assertThat(joined.page(1, 2).items()).extracting(Hero::name).containsExactly("Spider-Boy", "Spider-Boy");
        assertThat(joined.page(2, 2).items()).extracting(Hero::name).containsExactly("Deadpond");
        assertThat(joined.page(1, 2).total()).isEqualTo(3);
        assertThat(joined.sql()).contains("JOIN").doesNotContain("Spider");
    }
}
