package dev.rxkit.columns;

import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesceCol;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.countDistinct;
import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.outer;
import static dev.rxkit.query.Sql.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.columns.TimeTexts.OfInstant;
import dev.rxkit.error.MappingException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times that SQLite and other programs wrote together with those of the kit: orders, keys, subselects, indexes. */
@NullUnmarked
class SqliteTimeOrdersTest {

    @Table("held")
    record Time(Long id, @Nullable Instant v) {}

    @Table("moment")
    record Moment(@Id Instant at, String n) {}

    @Table("ev")
    record Event(
            @Nullable Long id,
            String n,

            @Nullable @Column(defaultSql = "CURRENT_TIMESTAMP")
            Instant at) {}

    private final TestSpace space = TestServer.SQLITE.space(SqliteTimeOrdersTest.class);

    private Database open() {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(Event.class)
                .startupCheck(false)
                .build());
    }

    private void fill(String type, String... values) throws SQLException {
        List<String> sql = new ArrayList<>();
        sql.add("DROP TABLE IF EXISTS held");
        sql.add("CREATE TABLE held (id INTEGER PRIMARY KEY, v " + type + ")");
        for (int i = 0; i < values.length; i++) {
            sql.add("INSERT INTO held VALUES (" + (i + 1) + ", " + values[i] + ")");
        }
        space.run(sql.toArray(String[]::new));
    }

    @Test
    void timesOfTheDatabaseAndOfTheProgramAreCompared() {
        try (Database database = open()) {
            database.createTables();
            database.useTransaction(s -> {
                Event added = s.add(new Event(null, "just now", null));
                Instant before = added.at().minusSeconds(10);
                assertThat(s.delete(Event.class).where(Event::at).lt(before).run())
                        .isZero();
                assertThat(s.select(Event.class).where(Event::at).eq(added.at()).list())
                        .containsExactly(added);
                assertThat(s.select(Event.class).where(Event::at).ge(before).count())
                        .isEqualTo(1);
                Event earlier = s.add(new Event(null, "earlier", before.plusMillis(500)));
                Event later = s.add(new Event(null, "later", added.at().plusMillis(500)));
                assertThat(s.select(Event.class).orderBy(Event::at).list()).containsExactly(earlier, added, later);
                assertThat(s.get(Event.class, later.id())).isEqualTo(later);
            });
        }
    }

    @Test
    void anOrderIsThatOfTheTimesAfterOtherSqlHasWritten() throws SQLException {
        fill("TIMESTAMP", "'2024-01-31T10:00:00.000000000Z'", "'2024-01-31T12:00:00.000000000Z'");
        try (Database database = open();
                Session s = database.session()) {
            for (int i = 0; i < 3; i++) {
                assertThat(s.select(Time.class).orderBy(Time::v).to(Time::id).list())
                        .containsExactly(1L, 2L);
            }
            s.sql("INSERT INTO held VALUES (3, '2024-01-31 11:00:00')").run();
            assertThat(s.select(Time.class).orderBy(Time::v).to(Time::id).list())
                    .containsExactly(1L, 3L, 2L);
            s.commit();
            s.sql("DELETE FROM held WHERE id = 3").run();
            s.commit();
            for (int i = 0; i < 2; i++) {
                assertThat(s.select(Time.class).orderBy(Time::v).to(Time::id).list())
                        .containsExactly(1L, 2L);
            }
            s.commit();
            space.run("INSERT INTO held VALUES (3, '2024-01-31 11:00:00')");
            assertThat(s.select(Time.class).orderBy(Time::v).to(Time::id).list())
                    .containsExactly(1L, 3L, 2L);
        }
    }

    @Test
    void aValueBesideAColumnIsComparedAsTheColumnIs() throws SQLException {
        fill("TIMESTAMP", "'2024-01-31 10:00:00'", "'2024-01-31T12:30:00+02:00'", "'2024-01-31T11:00:00Z'");
        Instant ten = Instant.parse("2024-01-31T10:00:00Z");
        Prop<Time, Long> id = Time::id;
        Prop<Time, Instant> chosen =
                caseWhen(col(id).eq(3L)).thenCol(value(ten)).orElseCol(Time::v);
        Prop<Time, Instant> given = coalesceCol(value(ten), Time::v);
        try (Database database = open();
                Session s = database.session()) {
            assertThat(s.select(Time.class)
                            .where(chosen)
                            .eq(ten)
                            .orderBy(id)
                            .to(id)
                            .list())
                    .containsExactly(1L, 3L);
            assertThat(s.select(Time.class).where(chosen).gt(ten).to(id).list()).containsExactly(2L);
            assertThat(s.select(Time.class)
                            .where(col(value(ten)).eqCol(Time::v))
                            .to(id)
                            .list())
                    .containsExactly(1L);
            assertThat(s.select(Time.class).orderBy(desc(chosen)).to(id).first())
                    .hasValue(2L);
            assertThat(s.select(Time.class).to(countDistinct(chosen)).one()).isEqualTo(2L);
            assertThat(s.select(Time.class).where(given).eq(ten).count()).isEqualTo(3);
        }
    }

    @Test
    void selectsInsideOthersCompareTimesByWhatTheyMean() throws SQLException {
        fill(
                "TIMESTAMP",
                "'2024-01-31T10:00:00.000000000Z'",
                "'2024-01-31 10:00:00'",
                "'2024-01-31T12:00:00+02:00'",
                "'2024-02-01'");
        try (Database database = open();
                Session s = database.session()) {
            Prop<Time, Long> id = Time::id;
            assertThat(s.select(Time.class)
                            .where(Time::v)
                            .in(s.select(Time.class).where(id).eq(3L).to(Time::v))
                            .to(id)
                            .list())
                    .containsExactly(1L, 2L, 3L);
            assertThat(s.select(Time.class)
                            .where(Time::v)
                            .eqSelect(s.select(Time.class).where(id).eq(2L).to(Time::v))
                            .to(id)
                            .list())
                    .containsExactly(1L, 2L, 3L);
            assertThat(s.select(Time.class)
                            .where(Time::v)
                            .ltSelect(s.select(Time.class).to(max(Time::v)))
                            .to(id)
                            .list())
                    .isEmpty();
            assertThat(s.delete(Time.class)
                            .where(exists(
                                    s.select(Time.class).where(col(Time::v).gtCol(outer(Time::v)))))
                            .run())
                    .isZero();
            assertThat(s.select(Time.class)
                            .where(id)
                            .lt(4L)
                            .to(Time::v)
                            .union(s.select(Time.class).where(id).lt(4L).to(Time::v))
                            .list())
                    .hasSize(1);
        }
    }

    @Test
    void aKeyInAnotherFormIsRefusedWhenItIsRead() throws SQLException {
        space.run(
                "CREATE TABLE moment (at TIMESTAMP PRIMARY KEY, n TEXT)",
                "INSERT INTO moment VALUES ('2024-01-31 10:00:00', 'other')");
        try (Database database = open();
                Session s = database.session()) {
            assertThatThrownBy(() -> s.select(Moment.class).list())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("moment.at")
                    .hasMessageContaining("another form");
            Moment own = new Moment(Instant.parse("2024-01-31T11:00:00Z"), "own");
            s.insert(own);
            assertThat(s.find(Moment.class, own.at())).contains(own);
        }
    }

    @Test
    void anIndexServesConditionsOnTimes() throws SQLException {
        TimeTexts.fill(space, "TIMESTAMPTZ", List.of("'2024-01-31 10:00:00'", "'2024-01-31T10:00:00+02:00'"));
        List<String> statements = new ArrayList<>();
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(OfInstant.class)
                        .startupCheck(false)
                        .listener(event -> statements.add(event.sql()))
                        .build());
                Session s = database.session()) {
            Instant ten = Instant.parse("2024-01-31T10:00:00Z");
            s.select(OfInstant.class).where(OfInstant::at).eq(ten).list();
            s.select(OfInstant.class).where(OfInstant::at).lt(ten).list();
            s.select(OfInstant.class).where(OfInstant::at).ge(ten).list();
            s.select(OfInstant.class)
                    .where(OfInstant::at)
                    .in(ten, ten.plusSeconds(1))
                    .list();
            s.select(OfInstant.class).where(OfInstant::at).between(ten, ten).list();
            s.delete(OfInstant.class).where(OfInstant::at).lt(ten).run();
            s.rollback();
        }
        statements.removeIf(sql -> !sql.contains(" WHERE "));
        assertThat(statements).hasSize(6);
        for (String sql : statements) {
            assertThat(plan(sql)).contains("INDEX tm_at (at");
        }
    }

    private String plan(String sql) throws SQLException {
        try (Connection connection = space.connect();
                PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
            StringBuilder plan = new StringBuilder();
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString("detail")).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
