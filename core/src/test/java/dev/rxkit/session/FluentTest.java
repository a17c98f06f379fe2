package dev.rxkit.session;

import static dev.rxkit.query.Sql.allOf;
import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.lower;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.opt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.query.Condition;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Line;
import dev.rxkit.session.Shop.Price;
import dev.rxkit.session.Shop.Team;
import dev.rxkit.session.Shop.User;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class FluentTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, FluentTest.class);
        session = database.sessions.session();
        session.addAll(List.of(
                Hero.of("Deadpond", 35), Hero.of("Dive", 48), Hero.of("Rusty-Man", 60), Hero.of("50%_off\\*?[x]", 5)));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static List<String> names(Select<Hero> select) {
        return select.orderBy((Hero h) -> h.id).list().stream().map(h -> h.name).toList();
    }

    private Select<Hero> heroes() {
        return session.select(Hero.class);
    }

    @Test
    void selectsByConditionsOrderAndLimit() {
        assertThat(heroes().where(h -> h.age)
                        .ge(35)
                        .and(h -> h.name)
                        .startsWith("D")
                        .orderBy(desc((Hero h) -> h.name))
                        .limit(10)
                        .list())
                .extracting(h -> h.name)
                .containsExactly("Dive", "Deadpond");
        assertThat(session.select(User.class).where(User::username).eq("nobody").list())
                .isEmpty();
    }

    @Test
    void everyOperatorMeansWhatItSays() {
        assertThat(names(heroes().where(h -> h.age).eq(35))).containsExactly("Deadpond");
        assertThat(names(heroes().where(h -> h.age).ne(35).and(h -> h.age).gt(48)))
                .containsExactly("Rusty-Man");
        assertThat(names(heroes().where(h -> h.age).lt(35))).containsExactly("50%_off\\*?[x]");
        assertThat(names(heroes().where(h -> h.age).le(35))).hasSize(2);
        assertThat(names(heroes().where(h -> h.age).between(35, 48))).containsExactly("Deadpond", "Dive");
        assertThat(names(heroes().where(h -> h.age).in(List.of(5, 60)))).hasSize(2);
        assertThat(names(heroes().where(h -> h.age).notIn(List.of(5, 60)))).containsExactly("Deadpond", "Dive");
        assertThat(names(heroes().where(h -> h.age).in(5, 60))).hasSize(2);
        assertThat(names(heroes().where(h -> h.age).in(60))).containsExactly("Rusty-Man");
        assertThat(names(heroes().where(h -> h.age).notIn(5, 60))).containsExactly("Deadpond", "Dive");
        assertThat(names(heroes().where("age").in(5, 60))).hasSize(2);
        String none = null;
        assertThatThrownBy(() -> heroes().where(h -> h.nickname).in("a", none)).hasMessageContaining("isNull()");
        assertThatThrownBy(() -> heroes().where("age").in(List.of(5), List.of(60)))
                .hasMessageContaining("age takes an Integer");
        assertThat(names(heroes().where(h -> h.nickname).isNull())).hasSize(4);
        assertThat(names(heroes().where(h -> h.nickname).isNotNull())).isEmpty();
    }

    @Test
    void severalConditionsMustAllHold() {
        Condition old = col((Hero h) -> h.age).gt(5);
        Condition none = null;
        Condition young = col((Hero h) -> h.age).lt(60);
        assertThat(names(heroes().where(old, young))).containsExactly("Deadpond", "Dive");
        assertThat(names(heroes().where(old).and(young, none))).containsExactly("Deadpond", "Dive");
        assertThat(session.delete(Hero.class).where(old, young).run()).isEqualTo(2);
        assertThat(session.update(Hero.class)
                        .set(h -> h.age, 6)
                        .where(old, young)
                        .run())
                .isZero();
    }

    @Test
    void emptyInIsFalseAndEmptyNotInTrue() {
        assertThat(heroes().where(h -> h.age).in(List.of()).count()).isZero();
        assertThat(heroes().where(h -> h.age).notIn(List.of()).count()).isEqualTo(4);
    }

    @Test
    void textOperatorsCountCaseAndTakeWildcardsLiterally() {
        assertThat(names(heroes().where(h -> h.name).contains("%_"))).containsExactly("50%_off\\*?[x]");
        assertThat(names(heroes().where(h -> h.name).contains("\\*?["))).containsExactly("50%_off\\*?[x]");
        assertThat(names(heroes().where(h -> h.name).startsWith("d"))).isEmpty();
        assertThat(names(heroes().where(h -> h.name).endsWith("Man"))).containsExactly("Rusty-Man");
        assertThat(names(heroes().where(h -> h.name).like("D_v%"))).containsExactly("Dive");
        assertThat(names(heroes().where(h -> h.name).like("d_v%"))).isEmpty();
        assertThat(names(heroes().where(h -> h.name).ilike("d_v%"))).containsExactly("Dive");
        assertThat(names(heroes().where(h -> h.name).like("50\\%\\_off%"))).hasSize(1);
        assertThat(names(heroes().where(h -> h.name).like("50\\%\\_on%"))).isEmpty();
        assertThat(names(heroes().where(lower((Hero h) -> h.name)).eq("dive"))).containsExactly("Dive");
    }

    @Test
    void textThatNoDatabaseKeepsIsNoPatternEither() {
        for (String text : List.of("a\0", "half \uD83D")) {
            assertThatThrownBy(() -> session.select(Hero.class)
                            .where((Hero h) -> h.name)
                            .contains(text)
                            .list())
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Hero.name")
                    .hasMessageContaining("cannot be kept as text");
        }
        assertThat(session.select(Hero.class).count()).isPositive();
    }

    @Test
    void nullIsRefusedWithTheHintAndSkippedWhereAskedFor() {
        assertThatThrownBy(() -> heroes().where(h -> h.nickname).eq(null))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> heroes().where(h -> h.nickname).ne(null)).hasMessageContaining("isNotNull()");
        assertThatThrownBy(() -> col((Hero h) -> h.nickname).eq(null)).hasMessageContaining("at FluentTest.java:");
        assertThat(heroes().where(h -> h.age)
                        .gt(0)
                        .andIfPresent(h -> h.name)
                        .eq(null)
                        .count())
                .isEqualTo(4);
        assertThat(heroes().andIfPresent(h -> h.age).between(null, 35).count()).isEqualTo(2);
        assertThat(heroes().andIfPresent(h -> h.age).between(null, null).count())
                .isEqualTo(4);
        assertThat(heroes().andIfPresent(h -> h.age)
                        .in(null)
                        .andIfPresent(h -> h.name)
                        .contains(null)
                        .count())
                .isEqualTo(4);
    }

    @Test
    void conditionsNest() {
        assertThat(names(heroes().where(anyOf(
                                col((Hero h) -> h.age).lt(10),
                                col((Hero h) -> h.age).gt(50)))
                        .and(h -> h.name)
                        .ne("x")))
                .hasSize(2);
        assertThat(names(heroes().where(not(allOf(col("age").ge(35), col("age").le(48))))))
                .hasSize(2);
        assertThat(heroes().where(anyOf()).count()).isZero();
        assertThat(heroes().where(allOf()).count()).isEqualTo(4);
    }

    @Test
    void namesAreCheckedAgainstTheModel() {
        assertThat(names(heroes().where("age").ge(48L))).containsExactly("Dive", "Rusty-Man");
        assertThatThrownBy(() -> heroes().where("agee").ge(1))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("age");
        assertThatThrownBy(() -> heroes().orderBy("age; drop table hero")).isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> heroes().where("age").eq("35"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Integer");
    }

    @Test
    void textOperatorOnANumberNamesPropertyAndType() {
        assertThatThrownBy(() -> heroes().where(h -> h.age).contains("3"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Hero.age")
                .hasMessageContaining("Integer");
    }

    @Test
    void valuesOfNoOrderAreNeitherComparedNorOrderedBy() {
        session.add(new Price(null, "a", BigDecimal.TEN, BigDecimal.ONE, null, null));
        assertThat(session.select(Price.class)
                        .where(Price::amount)
                        .gt(BigDecimal.ONE)
                        .orderBy(Price::amount)
                        .count())
                .isEqualTo(1);
        if (server == TestServer.SQLITE) {
            assertThatThrownBy(() ->
                            session.select(Price.class).where(Price::exact).gt(BigDecimal.ONE))
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("Price.exact");
            assertThatThrownBy(() -> session.select(Price.class).orderBy(Price::exact))
                    .isInstanceOf(QueryException.class);
        } else {
            assertThat(session.select(Price.class).orderBy(Price::exact).list()).hasSize(1);
        }
        assertThat(session.select(Price.class)
                        .where(Price::exact)
                        .eq(BigDecimal.ONE)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void optionalPropertiesAreOpened() {
        session.add(new Line(1, 1, "a", Optional.of("ripe")));
        session.add(new Line(1, 2, "b", Optional.empty()));
        assertThat(session.select(Line.class)
                        .where(opt(Line::remark))
                        .eq("ripe")
                        .list())
                .hasSize(1);
        assertThat(session.select(Line.class).where(Line::remark).isNull().list())
                .hasSize(1);
        assertThatThrownBy(() -> session.select(Line.class).where(Line::remark).eq(Optional.of("ripe")))
                .hasMessageContaining("opt(");
    }

    @Test
    void beansWorkByTheirGetters() {
        Team team = Team.of("Preventers");
        team.setActive(true);
        session.add(team);
        assertThat(session.select(Team.class)
                        .where(Team::isActive)
                        .eq(true)
                        .and(Team::getName)
                        .eq("Preventers")
                        .one())
                .isNotNull();
    }

    @Test
    void endsFindOneRowOrSaySo() {
        assertThat(heroes().orderBy(h -> h.age).first().map(h -> h.age)).contains(5);
        assertThat(heroes().where(h -> h.age).eq(35).one().name).isEqualTo("Deadpond");
        assertThat(heroes().where(h -> h.age).eq(1).oneOrNone()).isEmpty();
        assertThatThrownBy(() -> heroes().where(h -> h.age).eq(1).one()).isInstanceOf(RowNotFoundException.class);
        assertThatThrownBy(() -> heroes().one()).isInstanceOf(TooManyRowsException.class);
        assertThat(heroes().where(h -> h.age).eq(35).exists()).isTrue();
        assertThat(heroes().where(h -> h.age).eq(1).exists()).isFalse();
        assertThat(heroes().limit(3).offset(2).count()).isEqualTo(2);
        assertThat(names(heroes().offset(3))).hasSize(1);
    }

    @Test
    void sqlShowsTheTextWithoutValues() {
        // In SQLite a text may be in the column, and would be greater than every number.
        String condition = server == TestServer.SQLITE ? "(\"age\" >= ? AND \"age\" < '')" : "\"age\" >= ?";
        assertThat(heroes().where(h -> h.age).ge(35).limit(2).sql())
                .isEqualTo(database.quoted("SELECT \"id\", \"name\", \"nickname\", \"age\", \"team_id\" FROM \"hero\""
                        + " WHERE " + condition + " LIMIT ?"));
    }
}
