package dev.rxkit.session;

import static dev.rxkit.query.Sql.alias;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.row;
import static dev.rxkit.query.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Mission;
import dev.rxkit.session.League.Rank;
import dev.rxkit.session.League.Team;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class ProjectionTest {

    static final Prop<Hero, Integer> AGE = Hero::age;

    record Aged(String name, int age) {}

    record Danger(String title, int danger) {}

    record Public(Long id, String name) {}

    record Both(String name, String teamName, @Nullable String city) {}

    record Wrong(String name, String age) {}

    record Unknown(String name, String teamNam) {}

    record Couple(Hero hero, @Nullable Team team) {}

    public static class Shown {
        public String name = "";
        public String remark = "none";
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, ProjectionTest.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void columnsGoIntoAConstructorOrALambda() {
        Select<Hero> heroes = session.select(Hero.class).orderBy(Hero::id);
        assertThat(heroes.to(Aged::new, Hero::name, Hero::age).list())
                .startsWith(new Aged("Deadpond", 28))
                .hasSize(4);
        assertThat(heroes.to(Aged::new, Hero::name, AGE).first()).contains(new Aged("Deadpond", 28));
        assertThat(heroes.to((name, age) -> name + " " + age, Hero::name, Hero::age)
                        .list())
                .contains("Dive 48");
        assertThat(session.select(Mission.class)
                        .orderBy(m -> m.title)
                        .to(Danger::new, m -> m.title, m -> m.danger)
                        .list())
                .containsExactly(new Danger("bank", 3), new Danger("sewer", 9));
        assertThat(session.select(Mission.class)
                        .join(League.Part.class)
                        .where(League.Part::training)
                        .eq(true)
                        .to(Danger::new, (Mission m) -> m.title, (Mission m) -> m.danger)
                        .one())
                .isEqualTo(new Danger("bank", 3));
    }

    @Test
    void oneColumnIsItself() {
        assertThat(session.select(Hero.class).orderBy(Hero::id).to(Hero::name).list())
                .containsExactly("Deadpond", "Rusty-Man", "Spider-Boy", "Dive");
        assertThat(session.select(Hero.class).orderBy(Hero::id).to(Hero::rank).list())
                .containsExactly(Rank.VETERAN, Rank.VETERAN, Rank.ROOKIE, null);
        assertThat(session.select(Hero.class)
                        .distinct()
                        .orderBy(Hero::age)
                        .to(Hero::age)
                        .list())
                .containsExactly(17, 28, 48);
        assertThat(session.select(Hero.class).distinct().to(Hero::age).count()).isEqualTo(3);
        assertThat(session.select(Hero.class)
                        .where(Hero::id)
                        .eq(4L)
                        .to(Hero::rank)
                        .first())
                .isEmpty();
        try (Stream<@Nullable Rank> ranks = session.select(Hero.class).orderBy(Hero::id).to(Hero::rank).stream()) {
            assertThat(ranks.map(String::valueOf)).containsExactly("VETERAN", "VETERAN", "ROOKIE", "null");
        }
    }

    @Test
    void aClassNamesItsColumns() {
        assertThat(session.select(Hero.class).orderBy(Hero::id).to(Public.class).first())
                .contains(new Public(1L, "Deadpond"));
        assertThat(session.select(Hero.class)
                        .join(Team.class)
                        .where(Hero::name)
                        .eq("Rusty-Man")
                        .to(Both.class)
                        .one())
                .isEqualTo(new Both("Rusty-Man", "Preventers", "Sharp Tower"));
        Shown shown = session.select(Team.class)
                .where(Team::name)
                .eq("Idle")
                .to(Shown.class)
                .one();
        assertThat(shown.name).isEqualTo("Idle");
        assertThat(shown.remark).isEqualTo("none");
    }

    @Test
    void wholeRowsAreNotSelectedByNameButToldHow() {
        assertThatThrownBy(() -> session.select(Hero.class).join(Team.class).to(Couple.class))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at ProjectionTest.java:")
                .hasMessageContaining("to(Couple::new, row(Hero.class), row(Team.class))");
    }

    @Test
    void aClassWithNamesOrTypesOfItsOwnIsRefusedAtOnce() {
        assertThatThrownBy(() -> session.select(Hero.class).join(Team.class).to(Unknown.class))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("ProjectionTest.java:")
                .hasMessageContaining("teamNam")
                .hasMessageContaining("'teamName'");
        assertThatThrownBy(() -> session.select(Hero.class).to(Wrong.class))
                .hasMessageContaining("Wrong.age is of type String, and Hero.age of type Integer");
        assertThatThrownBy(() -> session.select(Hero.class).to(String.class)).hasMessageContaining("single value");
    }

    @Test
    void nullForAPrimitiveIsAClearError() {
        assertThatThrownBy(() -> session.select(Hero.class)
                        .to(Aged::new, Hero::name, Hero::bonus)
                        .list())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Hero.bonus is null")
                .hasMessageContaining("coalesce(");
        assertThat(session.select(Hero.class)
                        .orderBy(Hero::id)
                        .to(Aged::new, Hero::name, coalesce(Hero::bonus, 0))
                        .list())
                .startsWith(new Aged("Deadpond", 0), new Aged("Rusty-Man", 5));
    }

    @Test
    void sixteenColumnsFit() {
        String all = session.select(Hero.class)
                .where(Hero::id)
                .eq(1L)
                .to(
                        (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) ->
                                "" + a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p,
                        Hero::id,
                        Hero::age,
                        value("c"),
                        value(4),
                        Hero::id,
                        Hero::age,
                        Hero::id,
                        Hero::age,
                        Hero::id,
                        Hero::age,
                        Hero::id,
                        Hero::age,
                        Hero::id,
                        Hero::age,
                        Hero::id,
                        value(true))
                .one();
        assertThat(all).isEqualTo("128c4" + "128".repeat(5) + "1true");
    }

    @Test
    void rowOfAClassThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> session.select(Hero.class).join(Team.class).to(row(Mission.class)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Mission is not in this statement");
        assertThatThrownBy(() ->
                        session.select(Hero.class).to(alias(Hero.class, "boss").row()))
                .hasMessageContaining("join(boss)");
        assertThat(List.of(session.select(Hero.class).to(row(Hero.class)).sql()))
                .isEqualTo(List.of(session.select(Hero.class).sql()));
    }
}
