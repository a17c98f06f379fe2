package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Raw SQL runs in the transaction that its verb asks for. */
@OnEveryDatabase
class RawTransactionsTest {

    private static final String ONE = "insert into depot_part (article_id, position, text) values (1, 1, 'one')";

    record Detail(String detail) {}

    record Line(String selectType) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Depot.created(
                Database.open(Depot.config(server, RawTransactionsTest.class).build()));
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

    private boolean inTransaction() {
        return session.context().transaction().state().open();
    }

    private void explain(Session from) {
        RawSql sql = from.sql("explain " + (server == TestServer.SQLITE ? "query plan " : "") + "select 1");
        Object first = switch (server) {
            case SQLITE -> sql.to(Detail.class).one();
            case POSTGRESQL -> sql.to(String.class).one();
            case MARIADB -> sql.to(Line.class).one();
        };
        assertThat(first).isNotNull();
    }

    @Test
    void everyStatementOfAServerBeginsTheTransaction() {
        session.sql("select count(*) from depot_part").to(Long.class).one();
        assertThat(inTransaction()).isEqualTo(server != TestServer.SQLITE);
        session.rollback();
        session.sql("values (1)").to(Integer.class).list();
        session.sql("with insert_ as (select replace('a', 'a', 'b') as x) select x from insert_")
                .to(String.class)
                .one();
        assertThat(inTransaction()).isEqualTo(server != TestServer.SQLITE);
        session.rollback();
        session.sql("select count(*) from depot_part").readOnly().to(Long.class).one();
        assertThat(inTransaction()).isFalse();
        try (Stream<Long> counted = session.sql("select count(*) from depot_part").readOnly().to(Long.class).stream()) {
            assertThat(counted).containsExactly(0L);
        }
        assertThat(inTransaction()).isFalse();
        explain(session);
        assertThat(inTransaction()).isTrue();
    }

    @Test
    void whatWritesOrLocksIsNotReadOnly() {
        assertThatThrownBy(() -> session.sql(ONE).readOnly().run())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("INSERT writes");
        assertThatThrownBy(() -> session.sql("select * from depot_part for update")
                        .readOnly()
                        .to(Part.class)
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("SELECT locks rows");
    }

    @Test
    void readingSqlReadsWhateverItsWords() {
        session.insert(new Part(1, 1, "Zappa"));
        session.commit();
        String reading =
                "with p as (select replace(text, 'Z', 'z') as n, position as \"%s\" from depot_part) select n from p"
                        .formatted("p");
        if (server == TestServer.MARIADB) {
            reading = reading.replace('"', '`');
        }
        String sql = reading;
        assertThat(database.<String, RuntimeException>readOnly(
                        other -> other.sql(sql).to(String.class).one()))
                .isEqualTo("zappa");
        database.useReadOnly(RawTransactionsTest.this::explain);
        if (server == TestServer.SQLITE) {
            database.useTransaction(writer -> {
                writer.insert(new Part(1, 2, "x"));
                try (Session reader = database.session()) {
                    assertThat(reader.sql(sql).to(String.class).list()).containsExactly("zappa");
                    assertThat(reader.context().transaction().state().open()).isFalse();
                }
            });
        } else {
            assertThat(database.<List<Part>, RuntimeException>readOnly(other -> other.sql(
                                    server == TestServer.POSTGRESQL ? "table depot_part" : "select * from depot_part")
                            .to(Part.class)
                            .list()))
                    .hasSize(1);
        }
    }

    @Test
    void writingSqlIsRefusedWhereOneOnlyReads() {
        database.useReadOnly(reading -> {
            for (String sql : List.of(
                    ONE,
                    "with p as (select 1 as a) delete from depot_part where position in (select a from p)",
                    "drop table depot_part",
                    "/* select */ update depot_part set text = 'x'")) {
                assertThatThrownBy(() -> reading.sql(sql).run())
                        .as(sql)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("read only");
            }
        });
    }

    @Test
    void nothingIsKeptWithoutACommit() {
        if (server != TestServer.POSTGRESQL) {
            return;
        }
        session.insert(new Part(1, 1, "kept"));
        session.sql("create or replace function writes() returns int language sql as"
                        + " $$ delete from depot_part returning 1 $$")
                .run();
        session.commit();
        for (String sql : List.of(
                "select writes()",
                "explain analyze delete from depot_part",
                "with gone as (delete from depot_part returning *) select text from gone",
                "values (writes())")) {
            try (Session other = database.session()) {
                other.sql(sql).to(String.class).list();
            }
            assertThat(parts()).as(sql).isEqualTo(1);
        }
        session.sql("select cast(pg_advisory_xact_lock(77) as text)")
                .to(String.class)
                .list();
        assertThat(database.<Boolean, RuntimeException>inTransaction(
                        other -> other.sql("select pg_try_advisory_xact_lock(77)")
                                .to(Boolean.class)
                                .one()))
                .isFalse();
        session.rollback();
        session.sql("drop function writes").run();
        session.commit();
    }
}
