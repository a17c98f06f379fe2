package dev.rxkit.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteQuotesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "select a from t                          | select a from t",
                "select \"a\", t.\"b c\" from \"t\"       | select `a`, t.`b c` from `t`",
                "select \"a\"\"b\", \"c`d\"               | select `a\"b`, `c``d`",
                "select '\"a\"', `\"b\"`, [\"c\"], \"d\"  | select '\"a\"', `\"b\"`, [\"c\"], `d`",
                "select 'it''s \"x\"', \"y\"              | select 'it''s \"x\"', `y`",
                "select 1 /* \"a\" */, \"b\"              | select 1 /* \"a\" */, `b`",
                "-- only \"words\"                        | -- only \"words\"",
                "select \"\"                              | select ``",
                "select \"open                            | select \"open",
                "select x'22', \"a\" -- \"b\"             | select x'22', `a` -- \"b\"",
                "create index i on t (\"a\" desc)         | create index i on t (`a` desc)",
                "create virtual table v using fts5(\"a\") | create virtual table v using fts5(\"a\")",
                "backup to \"a.db\"                       | backup to \"a.db\"",
                "restore from \"a.db\"                    | restore from \"a.db\""
            })
    void namesAreInBackticksAndTextsAndCommentsStay(String sql, String meant) {
        assertThat(SqliteQuotes.namesOnly(sql)).isEqualTo(meant);
    }

    private Database open() {
        return Database.open(RxConfig.builder()
                .url("sqlite:///" + folder.resolve("quotes.db"))
                .startupCheck(false)
                .build());
    }

    @Test
    void namesThatAreThereAreFoundInEveryKindOfStatement() {
        try (Database database = open();
                Session session = database.session()) {
            session.handle().execute("create table \"t\" (\"a b\" integer, \"c`d\" text default \"x\")");
            session.handle().execute("create unique index \"i\" on \"t\" (\"a b\" desc) where \"a b\" > 0");
            session.sql("insert into \"t\" (\"a b\") values (1), (2)").run();
            session.sql("update \"t\" set \"a b\" = \"a b\" + 2 where \"t\".\"a b\" = 2")
                    .run();
            assertThat(session.sql("select \"x\".\"a b\" as \"n\" from \"t\" as \"x\" order by \"n\" desc")
                            .to(Integer.class)
                            .list())
                    .containsExactly(4, 1);
            assertThat(session.sql("select \"c`d\" from \"t\" where \"a b\" = 4")
                            .to(String.class)
                            .one())
                    .isEqualTo("x");
            assertThat(session.handle()
                            .createQuery("pragma table_info(\"t\")")
                            .mapToMap()
                            .list())
                    .hasSize(2);
            session.handle().execute("create virtual table \"v\" using fts5(\"a\", tokenize = \"porter\")");
            session.sql("insert into v values ('running water')").run();
            assertThat(session.sql("select count(*) from \"v\" where \"v\" match 'run'")
                            .to(Long.class)
                            .one())
                    .isEqualTo(1);
        }
    }

    @Test
    void namesThatAreNotThereAreRefusedInDefinitionsToo() {
        try (Database database = open();
                Session session = database.session()) {
            session.handle().execute("create table t (a integer)");
            assertThatThrownBy(() -> session.handle().execute("create index i on t (\"b\")"))
                    .hasMessageContaining("no such column: b");
        }
        try (Database database = open();
                Session session = database.session()) {
            assertThatThrownBy(() -> session.handle().execute("create table u (a integer check (\"b\" > 0))"))
                    .hasMessageContaining("no such column: b");
        }
    }
}
