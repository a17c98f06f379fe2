package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.LogLines;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Another program changes the type of a column while the application runs. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ChangedColumnsTest {

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;

    @Table("narrowed")
    record Narrowed(
            @Id(generated = false) Long id,
            @Column(precision = 12, scale = 4) BigDecimal amount) {}

    @Table("changed")
    record Row(@Id Long id, @Nullable Integer n, @Nullable String word) {}

    @BeforeEach
    void open() throws SQLException {
        space = server.space(ChangedColumnsTest.class);
        database = Database.open(RxConfig.builder().url(space.url()).poolSize(1).build());
        space.run(
                "create table changed(id bigint primary key, n int, word varchar(20))",
                "insert into changed values (1, 7, '0'), (2, 8, '7')");
        try (Session s = database.session()) {
            for (int i = 0; i < 7; i++) {
                assertThat(s.get(Row.class, 1L)).isEqualTo(new Row(1L, 7, "0"));
                assertThat(s.select(Row.class).where(Row::n).eq(7).list()).hasSize(1);
                s.update(new Row(1L, 7, "0"));
                s.delete(Row.class).where(Row::n).eq(-1).run();
                s.delete(Row.class).where(Row::word).eq("x").run();
                s.commit();
            }
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void changed(String column, String type, String... then) throws SQLException {
        space.run(
                server == TestServer.POSTGRESQL
                        ? "alter table changed alter " + column + " type " + type + " using " + column + "::" + type
                        : "alter table changed modify " + column + " " + type);
        space.run(then);
    }

    private List<String> stored() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select id, n, word from changed order by id")) {
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2) + " " + found.getString(3));
            }
        }
        return rows;
    }

    private @Nullable RxException failure(Consumer<Session> work) {
        try (Session s = database.session()) {
            work.accept(s);
            s.commit();
            return null;
        } catch (RxException failure) {
            return failure;
        }
    }

    @Test
    void aValueThatNoLongerFitsIsReadByItsNewTypeAfterItsFirstFailure() throws SQLException {
        changed("n", "varchar(20)", "update changed set n = 'A1' where id = 2");
        assertThat(failure(s -> s.get(Row.class, 2L))).isInstanceOf(RxException.class);
        assertThat(failure(s -> s.delete(Row.class).where(Row::n).eq(0).run()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("changed.n");
        assertThat(failure(s -> s.update(new Row(1L, 9, "0")))).isInstanceOf(MappingException.class);
        assertThat(stored()).containsExactly("1 7 0", "2 A1 7");
    }

    @Test
    void aFractionIsNotCutOffByTheFirstReadAfterTheChange() throws SQLException {
        changed("n", "decimal(10,2)", "update changed set n = 7.5 where id = 2");
        assertThat(failure(s -> s.get(Row.class, 2L)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Row.n")
                .hasMessageContaining("the number has a fraction");
        assertThat(failure(s -> assertThat(s.get(Row.class, 1L)).isEqualTo(new Row(1L, 7, "0"))))
                .isNull();
    }

    @Test
    void aFailedTransactionDoesNotMakeOtherSessionsForgetTheTypes() throws SQLException {
        changed("word", "int");
        database.close();
        database = Database.open(RxConfig.builder().url(space.url()).poolSize(2).build());
        try (Session reader = database.session();
                Session broken = database.session()) {
            assertThatThrownBy(() ->
                            reader.delete(Row.class).where(Row::word).eq("A1").run())
                    .isInstanceOf(MappingException.class);
            broken.sql("delete from changed where id = 99").run();
            assertThatThrownBy(() -> broken.sql("select * from nowhere_at_all")
                            .to(Integer.class)
                            .list())
                    .isInstanceOf(RxException.class);
            for (int i = 0; i < 2; i++) {
                if (server == TestServer.POSTGRESQL) {
                    assertThatThrownBy(() -> broken.find(Row.class, 1L)).isInstanceOf(RxException.class);
                }
                assertThatThrownBy(() -> reader.delete(Row.class)
                                .where(Row::word)
                                .eq("A1")
                                .run())
                        .isInstanceOf(MappingException.class);
            }
        }
        assertThat(stored()).containsExactly("1 7 0", "2 8 7");
    }

    @Test
    void aTextComparedWithAColumnThatIsANumberNowFindsAndDeletesNothing() throws SQLException {
        changed("word", "int", "update changed set word = 7 where id = 1");
        RxException failure =
                failure(s -> s.delete(Row.class).where(Row::word).eq("7x").run());
        if (server == TestServer.MARIADB) {
            assertThat(failure).hasMessageContaining("word is int(11), was varchar(20)");
        }
        assertThat(failure).isInstanceOf(RxException.class);
        assertThat(stored()).containsExactly("1 7 7", "2 8 7");
    }

    @Test
    void aNumberComparedWithAColumnThatIsATextNowFindsAndDeletesNothing() throws SQLException {
        changed("n", "varchar(20)", "update changed set n = 'A1' where id = 1");
        assertThat(failure(s -> s.delete(Row.class).where(Row::n).eq(0).run())).isInstanceOf(RxException.class);
        assertThat(failure(s -> s.update(Row.class)
                        .set(Row::word, "gone")
                        .where(Row::n)
                        .lt(1)
                        .run()))
                .isInstanceOf(RxException.class);
        assertThat(stored()).containsExactly("1 A1 0", "2 8 7");
    }

    @Test
    void rowsAndNumbersOfRowsAreNotReadByAConditionOfTheFormerTypeEither() throws SQLException {
        changed("word", "int", "update changed set word = 7 where id = 1");
        assertThat(failure(s -> s.select(Row.class)
                        .where(Row::word)
                        .eq("7x")
                        .to(Row::id)
                        .list()))
                .isInstanceOf(RxException.class);
    }

    @Test
    void aWarningOfATriggerIsNoChange() throws SQLException {
        if (server == TestServer.MARIADB) {
            space.run("create trigger compares before delete on changed for each row"
                    + " set @same = (select count(*) from (select 'A1' as code) c where code = old.n)");
            assertThat(failure(s -> assertThat(
                                    s.delete(Row.class).where(Row::n).eq(7).run())
                            .isEqualTo(1)))
                    .isNull();
        }
    }

    @Test
    void aColumnThatBecameNarrowerIsNamedAtTheNextLookUp() throws SQLException {
        space.run("create table narrowed(id bigint primary key, amount decimal(12,4))");
        try (LogLines log = new LogLines();
                Session s = database.session()) {
            s.insert(new Narrowed(1L, new BigDecimal("1.2345")));
            s.commit();
            space.run(
                    server == TestServer.POSTGRESQL
                            ? "alter table narrowed alter amount type numeric(10,2)"
                            : "alter table narrowed modify amount decimal(10,2)");
            s.insert(new Narrowed(2L, new BigDecimal("1.2345")));
            s.commit();
            s.sql("create table another(id int)").run();
            assertThat(s.get(Narrowed.class, 2L).amount()).isEqualByComparingTo("1.23");
            assertThat(log.all())
                    .anyMatch(line -> line.startsWith("WARNING the table narrowed was changed by another program")
                            && line.contains(
                                    server == TestServer.POSTGRESQL
                                            ? "amount is numeric(10,2), was numeric(12,4)"
                                            : "amount is decimal(10,2), was decimal(12,4)")
                            && line.contains("check what they wrote"));
        }
    }
}
