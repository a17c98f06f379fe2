package dev.rxkit.sql;

import static dev.rxkit.sql.StatementKind.CALL;
import static dev.rxkit.sql.StatementKind.DDL;
import static dev.rxkit.sql.StatementKind.EMPTY;
import static dev.rxkit.sql.StatementKind.LOCK;
import static dev.rxkit.sql.StatementKind.OTHER;
import static dev.rxkit.sql.StatementKind.READ;
import static dev.rxkit.sql.StatementKind.SETTING;
import static dev.rxkit.sql.StatementKind.TRANSACTION;
import static dev.rxkit.sql.StatementKind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDb;
import dev.rxkit.database.postgres.Postgres;
import dev.rxkit.database.sqlite.Sqlite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kind of a statement follows from its verb, and its end from its tokens. */
class StatementTextTest {

    private static final Dialect SQLITE = new Sqlite();
    private static final Dialect POSTGRES = new Postgres();
    private static final Dialect MARIADB = new MariaDb();
    private static final List<Dialect> ALL = List.of(SQLITE, POSTGRES, MARIADB);

    private static StatementText read(Dialect dialect, String sql) {
        return StatementText.of(sql, dialect.sqlRules());
    }

    private static void are(StatementKind kind, String... texts) {
        for (Dialect dialect : ALL) {
            are(dialect, kind, texts);
        }
    }

    private static void are(Dialect dialect, StatementKind kind, String... texts) {
        for (String sql : texts) {
            StatementText read = read(dialect, sql);
            assertThat(read.kind()).as(dialect.name() + ": " + sql).isEqualTo(kind);
            assertThat(read.several()).as(dialect.name() + ": " + sql).isFalse();
        }
    }

    private static void areSeveral(Dialect dialect, String... texts) {
        for (String sql : texts) {
            assertThat(read(dialect, sql).several())
                    .as(dialect.name() + ": " + sql)
                    .isTrue();
        }
    }

    @Test
    void readingIsSelectAndWhatIsLikeIt() {
        are(
                READ,
                "select 1",
                " /* update */ -- delete\n SELECT 1;",
                "((select 1) union (select 2))",
                "values (1), (2)",
                "table post",
                "with p as (select replace(name, 'a', 'z') as n from post) select n from p",
                "with recursive a (update) as (select 1), b as materialized (select 2) select \"delete\" from a, b",
                "with a as (select 1 as d) (select insert(d, 1, 2, 'x') from a)",
                "with a as (select 1) values (1)",
                "explain select 1",
                "explain delete from post",
                "explain query plan update post set a = 1",
                "explain (verbose, analyze false) delete from post",
                "select a from post where name = 'for update; delete from post'",
                "pragma foreign_keys",
                "pragma main.table_info(post)",
                "pragma table_info = 'post'");
        are(MARIADB, READ, "analyze select 1", "show tables", "select \"into x for update\"", "select 1 # for update");
        are(POSTGRES, READ, "select $$ into x; for update $$", "show all");
    }

    @Test
    void selectsThatLockOrMakeATableAreNoReads() {
        are(
                LOCK,
                "select * from post for update",
                "select * from post for no key update skip locked",
                "select * from post for share",
                "select * from post lock in share mode",
                "with p as (select * from post for update) select * from p",
                "explain analyze select * from post for update");
        are(WRITE, "select * into copy from post", "with p as (select 1) select * into temp copy from p");
        are(MARIADB, READ, "select a into @a from post");
        are(POSTGRES, LOCK, "lock table post in share mode", "lock post");
    }

    @Test
    void writingIsDecidedByTheVerb() {
        are(
                WRITE,
                "insert into post values (1)",
                "/* select */ update post set a = 1",
                "delete from post;",
                "replace into post values (1)",
                "with p as (select 1 as id) delete from post where id in (select id from p)",
                "with p(x) as (select 1) insert into post select x from p",
                "with gone as (delete from post returning *) select * from gone",
                "with a as (select 1), gone as not materialized (update post set a = 1 returning *) select * from gone",
                "explain analyze delete from post",
                "explain (analyze, buffers) update post set a = 1",
                "pragma user_version = 5",
                "pragma main.application_id(7)");
        are(
                MARIADB,
                WRITE,
                "analyze format=json delete from post",
                "set statement max_statement_time=1 for delete from post");
        are(MARIADB, WRITE, "/*!50100 delete from post */", "/*M! update post set a = 1 */");
    }

    @Test
    void theRestHasKindsOfItsOwn() {
        are(
                DDL,
                "create table t (a int)",
                "drop table t",
                "truncate post",
                "analyze",
                "vacuum",
                "grant select on post to x");
        are(CALL, "call p(1)", "{call p(1)}", "{? = call p(1)}");
        are(POSTGRES, CALL, "do $$ begin; end $$");
        are(SETTING, "set statement_timeout = 5", "reset all", "use other", "pragma foreign_keys = off");
        are(SETTING, "set transaction isolation level serializable", "pragma journal_mode(wal)");
        are(
                TRANSACTION,
                "begin",
                "begin immediate",
                "start transaction read only",
                "commit;",
                "/* x */ rollback",
                "-- x\nsavepoint a",
                "release a",
                "abort",
                "end transaction",
                "prepare transaction 'a'",
                "set autocommit = 1",
                "set @@session.autocommit=0");
        are(MARIADB, TRANSACTION, "# x\nrollback", "xa end 'a'", "lock tables post write", "unlock tables");
        are(OTHER, "start replica", "handler post open", "'text'", "prepare a as delete from post");
        are(EMPTY, "", "  -- nothing", ";", "/* */ ; ;");
    }

    @Test
    void textAfterASemicolonIsASecondStatement() {
        for (Dialect dialect : ALL) {
            areSeveral(dialect, "select 1; select 2", "select 1; commit", "; select 1", ";;select 1", "select 1;; x");
            assertThat(read(dialect, "update post set a = 1; commit").kinds()).containsExactly(WRITE, TRANSACTION);
            assertThat(read(dialect, ";commit").kind()).isEqualTo(TRANSACTION);
            assertThat(read(dialect, "select 1; -- ; x\n /* ; */ ;").several()).isFalse();
            assertThat(read(dialect, "select ';', \"a;b\" /* ; */ -- ;\n").several())
                    .isFalse();
        }
        areSeveral(SQLITE, "select '\\'; delete from post; --'");
        areSeveral(POSTGRES, "select '\\'; delete from post; --'", "select a$$; select $$;$$");
        areSeveral(MARIADB, "select 1 --1; select 2", "select 1; /*! delete from post */");
        assertThat(read(MARIADB, "select 'it\\'s; x', \"a\\\";b\", `a;b`").several())
                .isFalse();
        assertThat(read(POSTGRES, "select E'it\\'s; x', e'\\\\', $q$a;b$q$ /* a /* ; */ ; */")
                        .several())
                .isFalse();
        assertThat(read(SQLITE, "select [a;b], `a;b`").several()).isFalse();
    }

    @Test
    void bodiesOfProgramsHaveSemicolonsOfTheirOwn() {
        String trigger = "create trigger t after insert on post begin update post set a = case when a > 1 then 2 else 3"
                + " end; delete from post where a = 1; end";
        are(SQLITE, DDL, trigger, trigger + ";", trigger.replace("create", "create temp"));
        are(SQLITE, DDL, "create trigger if not exists t before delete on post when old.a in (1) begin select 1; end;");
        are(POSTGRES, DDL, "create function f() returns int language plpgsql as $$ begin return 1; end $$;");
        are(POSTGRES, DDL, "create or replace procedure p() begin atomic delete from post; select 1; end;");
        are(
                MARIADB,
                DDL,
                "create procedure p() begin declare continue handler for not found set @x = 1; select 1; end",
                "create or replace procedure if not exists p(a int) if a > 1 then select 1; else select 2; end if;",
                "create function f(a int) returns int deterministic begin l: loop set a = if(a > 1, 2, 3);"
                        + " if (a > 5) then leave l; end if; end loop; while a > 1 do set a = a - 1; end while;"
                        + " repeat set a = repeat('1', 2); until a > 3 end repeat;"
                        + " case a when 1 then select 1; else begin end; end case;"
                        + " for i in 1..3 do select case i when 1 then 2 end; end for; return a; end;",
                "create definer=root@localhost trigger t before insert on post for each row"
                        + " if new.a > 1 then set new.a = 1; end if",
                "create event e on schedule every 1 day do begin delete from post; end");
        are(MARIADB, CALL, "begin not atomic select 1; if 1 then select 2; end if; end;");
        are(MARIADB, CALL, "if 1 then select 1; select 2; end if;");
        for (Dialect dialect : ALL) {
            areSeveral(dialect, "create table t (a int); drop table t", "create view v as select 1; select 2");
        }
        areSeveral(SQLITE, trigger + "; drop table post");
        areSeveral(MARIADB, "begin not atomic select 1; end; select 2");
        areSeveral(MARIADB, "create procedure p() begin if 1 then select 1; end if; end; select 2");
    }
}
