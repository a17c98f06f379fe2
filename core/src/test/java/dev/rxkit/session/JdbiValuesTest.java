package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.jdbi.v3.core.mapper.reflect.BeanMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.mapper.reflect.FieldMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Values cross Jdbi as the kit stores them: older date classes, and NULL for a primitive. */
@OnEveryDatabase
class JdbiValuesTest {

    @Table
    public record Event(
            @Nullable Long id,
            Instant at,
            LocalDate day,
            LocalTime time,
            @Nullable Integer bonus) {}

    public record Bonus(int bonus) {}

    public static class BonusBean {
        private int bonus = -1;

        public int getBonus() {
            return bonus;
        }

        public void setBonus(int bonus) {
            this.bonus = bonus;
        }
    }

    public static class BonusFields {
        public int bonus;
    }

    interface Events {
        @SqlQuery("select bonus from event")
        int bonus();

        @SqlQuery("select bonus > 1 from event")
        boolean more();

        @SqlQuery("select bonus from event")
        @Nullable
        Integer bonusOrNull();

        @SqlQuery("select count(*) from event where at = :at and day = :day and time = :time")
        long count(Date at, java.sql.Date day, Time time);
    }

    @Parameter
    TestServer server;

    private final TimeZone zone = TimeZone.getDefault();
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        database = Database.open(RxConfig.builder()
                .url(server.space(JdbiValuesTest.class).url())
                .models(Event.class)
                .startupCheck(false)
                .plugin(new SqlObjectPlugin())
                .build());
        database.createTables();
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
        TimeZone.setDefault(zone);
    }

    private static final Instant AT = Instant.parse("2024-03-31T01:30:00.123Z");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 31);
    private static final LocalTime TIME = LocalTime.of(2, 30, 15, 120_000_000);

    private static Time time() {
        return new Time(
                DAY.atTime(TIME).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
    }

    private static List<Object> instants() {
        return List.of(
                Timestamp.from(AT),
                Date.from(AT),
                GregorianCalendar.from(ZonedDateTime.ofInstant(AT, ZoneId.of("Asia/Tokyo"))));
    }

    @Test
    void olderDateClassesAreStoredAndFoundAsTheKitStoresThem() {
        for (Object at : instants()) {
            session.sql("insert into event (at, day, time) values (:at, :day, :time)")
                    .bind("at", at)
                    .bind("day", java.sql.Date.valueOf(DAY))
                    .bind("time", time())
                    .run();
            session.handle()
                    .createUpdate("insert into event (at, day, time) values (:at, :day, :time)")
                    .bind("at", at)
                    .bind("day", java.sql.Date.valueOf(DAY))
                    .bind("time", time())
                    .execute();
        }
        assertThat(session.select(Event.class).list())
                .hasSize(6)
                .allMatch(event -> event.at().equals(AT)
                        && event.day().equals(DAY)
                        && event.time().equals(TIME));
        for (Object at : instants()) {
            assertThat(session.sql("select count(*) from event where at in (:ats) and day = :day and time = :time")
                            .bind("ats", List.of(at, Date.from(AT.plusSeconds(5))))
                            .bind("day", java.sql.Date.valueOf(DAY))
                            .bind("time", time())
                            .to(Long.class)
                            .one())
                    .isEqualTo(6);
        }
        assertThat(session.sql("select count(*) from event where at > :future")
                        .bind("future", Date.from(Instant.parse("2100-01-01T00:00:00Z")))
                        .to(Long.class)
                        .one())
                .isZero();
        assertThat(session.attach(Events.class).count(Date.from(AT), java.sql.Date.valueOf(DAY), time()))
                .isEqualTo(6);
    }

    @Test
    void classesThatNoColumnKeepsAreRefusedWithWhatToBind() {
        for (Object value : List.of(OffsetTime.parse("10:20:30Z"), Year.of(2024), YearMonth.of(2024, 3))) {
            String name = value.getClass().getSimpleName();
            assertThatThrownBy(() -> session.sql("select count(*) from event where time = :v")
                            .bind("v", value)
                            .to(Long.class)
                            .one())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining(name + " has no column type: bind its");
            assertThatThrownBy(() -> session.sql("select count(*) from event where time in (:v)")
                            .bind("v", List.of(value))
                            .to(Long.class)
                            .one())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining(name);
            assertThatThrownBy(() -> session.handle()
                            .createQuery("select count(*) from event where time = :v")
                            .bind("v", value)
                            .mapTo(Long.class)
                            .one())
                    .hasStackTraceContaining(name + " has no column type");
        }
    }

    @Test
    void sqlNullIsNoZeroWhicheverMapperReadsIt() {
        session.add(new Event(null, AT, DAY, TIME, null));
        Events events = session.attach(Events.class);
        assertThat(events.bonusOrNull()).isNull();
        List<Runnable> primitives = List.of(
                events::bonus,
                events::more,
                () -> query().mapTo(int.class).one(),
                () -> query().mapTo(long.class).list(),
                () -> query().mapTo(double.class).list(),
                () -> query().mapTo(boolean.class).list(),
                () -> query().map(ConstructorMapper.of(Bonus.class)).one(),
                () -> query().map(FieldMapper.of(BonusFields.class)).one());
        for (int i = 0; i < primitives.size(); i++) {
            assertThatThrownBy(primitives.get(i)::run, "way " + i).hasStackTraceContaining("null");
        }
        assertThat(query().mapTo(Integer.class).list()).containsExactly((Integer) null);
    }

    /** As docs/sessions.md says: Jdbi's mapper of beans does not call the setter. */
    @Test
    void aBeansPrimitiveIsLeftAsItsConstructorMadeIt() {
        session.add(new Event(null, AT, DAY, TIME, null));
        assertThat(query().map(BeanMapper.of(BonusBean.class)).one().getBonus()).isEqualTo(-1);
    }

    private org.jdbi.v3.core.statement.Query query() {
        return session.handle().createQuery("select bonus from event");
    }
}
