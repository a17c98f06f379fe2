package dev.rxkit.session;

import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Updates and deletes by a condition, among rows whose values no property can have. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class HeldValuesTest {

    @Parameter
    TestServer server;

    private TestSpace space;
    private Database database;

    @BeforeEach
    void open() throws SQLException {
        space = server.space(HeldValuesTest.class);
        database = Database.open(RxConfig.builder().url(space.url()).poolSize(1).build());
        if (server == TestServer.POSTGRESQL) {
            space.run(
                    "create table held(id bigint primary key, day date, t time, at timestamp, moment timestamptz, flag int)",
                    "insert into held values (1, '-infinity', null, '-infinity', '-infinity', -1),"
                            + " (2, '0044-03-15 BC', null, '0044-03-15 BC', '0044-03-15 BC', 2),"
                            + " (3, 'infinity', '24:00', '20000-01-01', 'infinity', 5)");
        } else {
            space.run(
                    "set sql_mode = 'ALLOW_INVALID_DATES'",
                    "create table held(id bigint primary key, day date, t time, at datetime, moment timestamp null,"
                            + " flag int)",
                    "insert into held values (1, '0000-00-00', '-10:00:00', '0000-00-00', '0000-00-00', -1),"
                            + " (2, '2024-00-05', '25:30:00', '2024-02-30', '0000-00-00', 2),"
                            + " (3, '2024-02-00', '838:59:59', '2024-01-00 10:00', null, 5)");
        }
        space.run("insert into held values"
                + " (4, '2024-01-31', '10:00:00', '2024-01-31 10:00:00', '2024-01-31 10:00:00', 1),"
                + " (5, null, null, null, null, null)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Table("held")
    record Held(
            @Id Long id,
            @Nullable LocalDate day,
            @Nullable LocalTime t,
            @Nullable LocalDateTime at,
            @Nullable Instant moment,
            @Nullable Boolean flag) {}

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @Test
    void aDeleteTakesNoRowWhoseValueThePropertyCannotHave() throws SQLException {
        try (Session s = database.session()) {
            deletes(s, s.delete(Held.class).where(Held::day).le(LAST), 4);
            deletes(s, s.delete(Held.class).where(Held::day).ge(FIRST), 4);
            deletes(s, s.delete(Held.class).where(Held::day).ne(FIRST), 4);
            deletes(s, s.delete(Held.class).where(Held::day).notIn(List.of(FIRST)), 4);
            deletes(s, s.delete(Held.class).where(Held::day).between(FIRST, LAST), 4);
            deletes(s, s.delete(Held.class).where(Held::t).le(LocalTime.MAX), 4);
            deletes(s, s.delete(Held.class).where(Held::t).ge(LocalTime.MIN), 4);
            deletes(s, s.delete(Held.class).where(Held::at).lt(LAST.atStartOfDay()), 4);
            deletes(s, s.delete(Held.class).where(Held::at).gt(FIRST.atStartOfDay()), 4);
            deletes(s, s.delete(Held.class).where(Held::moment).lt(Instant.parse("2030-01-01T00:00:00Z")), 4);
            deletes(s, s.delete(Held.class).where(Held::moment).gt(Instant.parse("1980-01-01T00:00:00Z")), 4);
            deletes(s, s.delete(Held.class).where(Held::flag).le(true), 4);
            deletes(s, s.delete(Held.class).where(Held::flag).ne(false), 4);
        }
    }

    @Test
    void theOppositeOfAConditionTakesNoneEither() throws SQLException {
        try (Session s = database.session()) {
            deletes(s, s.delete(Held.class).where(not(col(Held::day).lt(FIRST))), 4);
            deletes(s, s.delete(Held.class).where(not(col(Held::day).eq(FIRST))), 4);
            deletes(s, s.delete(Held.class).where(not(col(Held::day).in(List.of(FIRST)))), 4);
            deletes(
                    s,
                    s.delete(Held.class)
                            .where(not(anyOf(
                                    col(Held::t).lt(LocalTime.MIN),
                                    col(Held::id).eq(9L)))),
                    4);
            deletes(s, s.delete(Held.class).where(not(not(col(Held::flag).le(true)))), 4);
        }
    }

    @Test
    void rowsAreReachedByWhatElseTheConditionSays() throws SQLException {
        try (Session s = database.session()) {
            deletes(
                    s,
                    s.delete(Held.class)
                            .where(anyOf(col(Held::day).le(LAST), col(Held::id).le(2L))),
                    1,
                    2,
                    4);
            deletes(s, s.delete(Held.class).where(Held::day).isNotNull(), 1, 2, 3, 4);
            deletes(s, s.delete(Held.class).where(coalesce(Held::day, FIRST)).le(LAST), 4, 5);
            deletes(s, s.delete(Held.class).where(Held::day).leCol(Held::day), 4);
            deletes(
                    s,
                    s.delete(Held.class)
                            .where(Held::id)
                            .in(s.select(Held.class).where(Held::day).le(LAST).to(Held::id)),
                    4);
        }
    }

    @Test
    void anUpdateWritesNoRowWhoseValueThePropertyCannotHave() throws SQLException {
        try (Session s = database.session()) {
            assertThat(s.update(Held.class)
                            .set(Held::flag, null)
                            .where(Held::day)
                            .le(LAST)
                            .run())
                    .isEqualTo(1);
            assertThat(s.update(Held.class)
                            .set(Held::flag, false)
                            .where(not(col(Held::day).gt(LAST)))
                            .run())
                    .isEqualTo(1);
            s.commit();
        }
        assertThat(read("select id from held where flag = 0")).containsExactly("4");
    }

    private void deletes(Session s, Delete<Held> delete, long... expected) throws SQLException {
        delete.run();
        List<Long> left = s.sql("select id from held").to(Long.class).list();
        List<Long> gone = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L));
        gone.removeAll(left);
        assertThat(gone)
                .containsExactly(java.util.Arrays.stream(expected).boxed().toArray(Long[]::new));
        s.rollback();
    }

    @Table("documents")
    record Doc(@Id Long id, @Json Map<String, Object> v) {}

    @Test
    void documentsAreComparedAsValues() throws SQLException {
        space.run(
                "create table documents(id bigint primary key, v "
                        + (server == TestServer.POSTGRESQL ? "jsonb" : "json") + ")",
                "insert into documents values (1, '{\"a\": 1}'), (2, '{\"b\": [1, 2],  \"a\": 1}'), (3, '{\"a\":2}')");
        Map<String, Object> both = Map.of("a", 1, "b", List.of(1, 2));
        try (Session s = database.session()) {
            assertThat(ids(s.select(Doc.class).where(Doc::v).eq(Map.of("a", 1))))
                    .containsExactly(1L);
            assertThat(ids(s.select(Doc.class).where(Doc::v).eq(both))).containsExactly(2L);
            assertThat(ids(s.select(Doc.class).where(Doc::v).ne(both))).containsExactly(1L, 3L);
            assertThat(ids(s.select(Doc.class).where(Doc::v).in(List.of(both, Map.of("a", 2)))))
                    .containsExactly(2L, 3L);
            assertThat(ids(s.select(Doc.class).where(Doc::v).notIn(List.of(both, Map.of("a", 2)))))
                    .containsExactly(1L);
            assertThat(ids(s.select(Doc.class).where(Doc::v).eqCol(Doc::v))).containsExactly(1L, 2L, 3L);
            assertThat(s.delete(Doc.class).where(Doc::v).eq(both).run()).isEqualTo(1);
            assertThat(s.delete(Doc.class)
                            .where(not(col(Doc::v).eq(Map.of("a", 1))))
                            .run())
                    .isEqualTo(1);
        }
    }

    private static List<Long> ids(Select<Doc> select) {
        return select.orderBy(Doc::id).to(Doc::id).list();
    }

    private List<String> read(String sql) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
