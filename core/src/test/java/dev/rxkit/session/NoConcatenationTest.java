package dev.rxkit.session;

import static dev.rxkit.query.Sql.alias;
import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.RxException;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Subquery;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.League.Hero;
import dev.rxkit.session.League.Mission;
import dev.rxkit.session.League.Part;
import dev.rxkit.session.League.Team;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Whatever a value is, it is bound: no statement's text ever holds it. */
@OnEveryDatabase
class NoConcatenationTest implements SqlLogger {

    private static final String MARKER = "mArKeR\\';--\"`";
    private static final int NUMBER = 987_654;
    private static final long KEY = 876_543;

    @Parameter
    TestServer server;

    private final List<String> texts = new ArrayList<>();
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = League.open(server, NoConcatenationTest.class);
        database.jdbi().setSqlLogger(this);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        texts.add(context.getRenderedSql());
    }

    private void bound(int statements) {
        assertThat(texts).hasSizeGreaterThanOrEqualTo(statements);
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain("mArKeR", "987654", "876543", "765.43"));
    }

    @Test
    void everyOperatorBindsItsValues() throws ReflectiveOperationException {
        int called = 0;
        for (Method method : Operators.class.getMethods()) {
            if (method.getDeclaringClass() != Operators.class || Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            Object[] arguments =
                    Arrays.stream(method.getParameterTypes()).map(this::marked).toArray();
            Object narrowed = method.invoke(session.select(Hero.class).where(Hero::name), arguments);
            ((Select<?>) narrowed).list();
            ((Select<?>) narrowed).count();
            assertThat(((Select<?>) narrowed).sql()).doesNotContain("mArKeR");
            called++;
        }
        assertThat(called).isGreaterThan(25);
        bound(called * 2);
    }

    private Object marked(Class<?> type) {
        if (type == Collection.class) {
            return List.of(MARKER, "x");
        }
        if (type == Prop.class) {
            return value(MARKER);
        }
        if (type == Subquery.class) {
            return session.select(Hero.class)
                    .where(Hero::name)
                    .eq(MARKER)
                    .limit(1)
                    .to(Hero::name);
        }
        return type.isArray() ? new Subquery<?>[0] : MARKER;
    }

    @Test
    void everyClauseBindsItsValues() {
        Alias<Hero> boss = alias(Hero.class, "boss");
        session.select(Hero.class)
                .where("name")
                .eq(MARKER)
                .and(anyOf(col(Hero::age).gt(NUMBER), not(col("pay").lt(new BigDecimal("765.43")))))
                .andIfPresent(Hero::age)
                .between(NUMBER, NUMBER)
                .orderBy(Hero::age)
                .limit(NUMBER)
                .offset(NUMBER)
                .list();
        session.select(Hero.class)
                .join(Team.class)
                .leftJoin(boss)
                .on(boss.col(Hero::name))
                .eq(value(MARKER))
                .on(col(boss.col(Hero::age)).eq(NUMBER))
                .where(exists(session.select(Team.class).where(Team::city).eq(MARKER)))
                .groupBy(caseWhen(col(Hero::age).lt(NUMBER)).then(MARKER).orElse("other"))
                .having(count())
                .gt(KEY)
                .orderBy(max(plus(Hero::age, NUMBER)))
                .to(
                        (kind, most) -> kind,
                        caseWhen(col(Hero::age).lt(NUMBER)).then(MARKER).orElse("other"),
                        coalesce(max(Hero::bonus), NUMBER))
                .list();
        session.select(Hero.class)
                .to(Hero::name)
                .unionAll(session.select(Team.class).to(value(MARKER)))
                .limit(NUMBER)
                .list();
        session.select(Hero.class).where(Hero::age).lt(NUMBER).page(1, NUMBER);
        bound(5);
    }

    @Test
    void cursorsAndKeysAreBound() {
        session.insert(new Hero(KEY, MARKER, NUMBER, null, new BigDecimal("765.43"), null, null, null));
        session.insert(new Hero(KEY + 1, MARKER, NUMBER, null, new BigDecimal("765.43"), null, null, null));
        Slice<Hero> slice = session.select(Hero.class)
                .where(Hero::age)
                .eq(NUMBER)
                .orderBy(Hero::name, Hero::pay)
                .slice(1);
        assertThat(session.select(Hero.class)
                        .where(Hero::age)
                        .eq(NUMBER)
                        .orderBy(Hero::name, Hero::pay)
                        .after(slice.cursor())
                        .list())
                .hasSize(1);
        session.children(slice.items(), Hero::bossId);
        session.linked(slice.items(), Part::heroId, Mission.class);
        Hero follower = new Hero(null, "x", 1, null, BigDecimal.ONE.setScale(2), null, null, KEY);
        session.parents(List.of(follower), Hero::bossId, Hero.class);
        session.find(Hero.class, KEY);
        bound(6);
    }

    @Test
    void updatesAndDeletesBindTheirValues() {
        session.update(Hero.class)
                .set(Hero::name, MARKER)
                .set("age", NUMBER)
                .set(Hero::bonus)
                .toCol(plus(Hero::age, NUMBER))
                .where(Hero::pay)
                .lt(new BigDecimal("765.43"))
                .returning();
        session.delete(Team.class).where(Team::name).eq(MARKER).returning();
        session.delete(Part.class).where("heroId").eq(KEY).run();
        session.sql("select name from league_hero where name = :name")
                .bind("name", MARKER)
                .to(String.class)
                .list();
        bound(4);
    }

    @Test
    void textThatIsNoNameIsRefusedBeforeAnySql() {
        for (String name :
                List.of(MARKER, "name; drop table league_hero", "name--", "\"name\"", "1", "Hero.name or 1=1")) {
            assertThatThrownBy(() -> session.select(Hero.class).where(name).eq("x"))
                    .isInstanceOf(RxException.class);
            assertThatThrownBy(() -> session.select(Hero.class).orderBy(name)).isInstanceOf(RxException.class);
            assertThatThrownBy(() -> session.update(Hero.class).set(name, "x")).isInstanceOf(RxException.class);
        }
        assertThat(texts).isEmpty();
        Alias<Hero> odd = alias(Hero.class, "o\"d`d; --");
        assertThat(session.select(Hero.class)
                        .join(odd)
                        .on(Hero::bossId)
                        .eq(odd.col(Hero::id))
                        .to(odd.col(Hero::name))
                        .list())
                .hasSize(2);
    }
}
