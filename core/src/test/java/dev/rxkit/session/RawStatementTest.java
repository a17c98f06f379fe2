package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Raw SQL is one statement, read as its database reads it, whose rows are counted or given. */
@OnEveryDatabase
class RawStatementTest {

    private static final String ONE = "insert into depot_part (article_id, position, text) values (1, 1, 'one')";

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Depot.created(
                Database.open(Depot.config(server, RawStatementTest.class).build()));
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private long parts() {
        return database.readOnly(other -> other.select(Part.class).count());
    }

    @Test
    void aSecondStatementIsRefusedWithWhatRunsSeveral() {
        for (String second : List.of("update depot_part set text = 'x'", "insert into nope values (1)", "select 1")) {
            for (String sql : List.of(ONE + "; " + second, ONE + ";\n-- x\n" + second + ";", ";" + ONE)) {
                assertThatThrownBy(() -> session.sql(sql).run())
                        .as(sql)
                        .isInstanceOf(QueryException.class)
                        .hasMessageContaining("handle().createScript(..)");
            }
        }
        assertThatThrownBy(() -> session.sql(ONE + "; delete from depot_part where position = :p")
                        .bind("p", 1)
                        .run())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("more than one");
        assertThatThrownBy(() -> session.sql(" -- nothing\n;").run())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("empty");
        session.commit();
        assertThat(parts()).isZero();
        session.handle()
                .createScript(ONE + "; update depot_part set text = 'x';")
                .execute();
        session.commit();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void oneStatementMayEndWithASemicolonAndHaveSomeInItsTexts() {
        assertThat(session.sql(ONE + ";").run()).isEqualTo(1);
        assertThat(session.sql("update depot_part set text = 'a;b' /* ; */ where position = :p ; -- ; x\n /* ; */")
                        .bind("p", 1)
                        .run())
                .isEqualTo(1);
        assertThat(session.sql("select text from depot_part;;\n")
                        .to(String.class)
                        .one())
                .isEqualTo("a;b");
        String body = switch (server) {
            case SQLITE ->
                "create trigger tr after insert on depot_part begin update depot_part set text = case when 1 = 1"
                        + " then 'a' else 'b' end; delete from depot_login; end;";
            case POSTGRESQL ->
                "create function f() returns int language plpgsql as $x$ begin perform 1; return 1; end $x$;";
            case MARIADB ->
                "create or replace procedure pr() begin if 1 = 1 then select 1; else select 2; end if; end;";
        };
        session.sql(body).run();
        if (server == TestServer.MARIADB) {
            assertThat(session.sql("begin not atomic set @a = 1; set @b = 'x;'; end")
                            .run())
                    .isZero();
            session.sql("drop procedure pr").run();
        }
    }

    @Test
    void transactionsAreNotEndedBySqlWhereverItStands() {
        assertThatThrownBy(() -> database.useTransaction(block -> {
                    block.insert(new Part(1, 7, "ghost"));
                    assertThatThrownBy(() -> block.sql("update depot_part set text = 'x'; commit")
                                    .run())
                            .isInstanceOf(QueryException.class);
                    for (String sql : List.of(";commit", "/* x */ rollback", "-- x\n COMMIT", "(rollback")) {
                        assertThatThrownBy(() -> block.sql(sql).run())
                                .as(sql)
                                .isInstanceOf(QueryException.class)
                                .hasMessageContaining("commit()");
                    }
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(parts()).isZero();
    }

    @Test
    void runCountsRowsOfReturningAndRefusesWhatOnlyGivesRows() {
        if (server != TestServer.MARIADB) {
            assertThat(session.sql(ONE + ", (1, 2, 'two') returning position").run())
                    .isEqualTo(2);
            assertThat(session.sql("update depot_part set text = 'x' where position > 5 returning text")
                            .run())
                    .isZero();
        } else {
            session.sql(ONE + ", (1, 2, 'two')").run();
        }
        assertThat(session.sql("delete from depot_part where position < 3 returning text")
                        .run())
                .isEqualTo(2);
        for (String sql : List.of(
                "select 1",
                "values (1)",
                "with p as (select 1 as a) select a from p",
                "(select 1)",
                "explain select 1",
                "select * from depot_part for update")) {
            assertThatThrownBy(() -> session.sql(sql).run())
                    .as(sql)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("end it with to(..)");
        }
    }

    @Test
    void runOfAProcedureIsNeverLessThanNothing() {
        if (server == TestServer.SQLITE) {
            return;
        }
        boolean postgres = server == TestServer.POSTGRESQL;
        session.sql(
                        postgres
                                ? "create or replace procedure pr(inout a int) language plpgsql as $$ begin a := 5; end $$"
                                : "create or replace procedure pr(a int) begin select a union all select 2; end")
                .run();
        assertThat(session.sql("call pr(:a)").bind("a", 1).run()).isEqualTo(postgres ? 1 : 2);
        session.rollback();
        session.sql("drop procedure if exists pr").run();
    }

    @Test
    void aNullWithoutATypeIsToldHowToHaveOne() {
        String sql = "select 1 where :x is null or :x = 'a'";
        if (server == TestServer.POSTGRESQL) {
            assertThatThrownBy(() ->
                            session.sql(sql).bind("x", null).to(Integer.class).list())
                    .hasMessageContaining("a null that is compared with nothing has no type: write it, as in"
                            + " cast(:name as text)");
            session.rollback();
        }
        assertThat(session.sql("select 1 where cast(:x as char(1)) is null or cast(:x as char(1)) = 'a'")
                        .bind("x", null)
                        .to(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void namesInTheDatabasesOwnQuotesAndCommentsAreNoParameters() {
        List<String> texts = switch (server) {
            case SQLITE -> List.of("select 1 as [a:b] where :x = 1", "select 1 as `a:b` where :x = 1");
            case POSTGRESQL ->
                List.of(
                        "select 1 where E'it\\'s 10:y' is not null and :x = 1",
                        "select cardinality((array[1, 2])[1:n]) from (values (1)) v(n) where :x = 1",
                        "select 1 /* a /* :y */ ' :z */ where :x = 1",
                        "select 1 where $q$ :y ' $q$ is not null and :x = 1");
            case MARIADB ->
                List.of(
                        "select 1 from dual where 'it\\'s 10:y' is not null and :x = 1",
                        "select 1 # it's :y\n from dual where :x = 1");
        };
        for (String sql : texts) {
            assertThat(session.sql(sql).bind("x", 1).to(Integer.class).one())
                    .as(sql)
                    .isEqualTo(1);
        }
        for (String sql : server == TestServer.SQLITE
                ? List.of("select @a", "select $a", "select :1", "select ?1")
                : server == TestServer.POSTGRESQL ? List.of("select $1") : List.of("select ?")) {
            assertThatThrownBy(() -> session.sql(sql).to(String.class).list())
                    .as(sql)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("nothing can be bound to it");
        }
    }

    @Test
    void loginsOfTheHandleAreReadWithTheSessionOnly() {
        session.add(Login.of("a", "b"));
        Stream<String> left = session.handle().createQuery("select name from depot_login").mapTo(String.class).stream();
        session.commit();
        session.close();
        assertThatThrownBy(left::toList).isInstanceOf(SessionException.class).hasMessageContaining("is closed");
        session = database.session();
    }
}
