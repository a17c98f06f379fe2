package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What sessions write Jdbi reads, and the other way round: the same values, kept in the same form. */
@OnEveryDatabase
class KitTypesTest {

    enum Rank {
        LOW,
        HIGH
    }

    @Table
    public record Visit(
            @Nullable Long id,
            Instant seen,
            LocalDate born,
            LocalTime wakeUp,
            LocalDateTime local,
            OffsetDateTime shifted,
            ZonedDateTime zoned,
            Duration stay,
            UUID code,
            @Column(precision = 30) BigInteger steps,
            @Column(precision = 12, scale = 2) BigDecimal price,
            Rank grade,
            @Nullable Instant gone) {}

    /** A type of the user's, kept as a number. */
    record Grams(int amount) {}

    record Weighed(Grams stay, UUID code, @Nullable Instant gone) {}

    public static class WeighedFields {
        public Grams stay = new Grams(0);
        public UUID code = new UUID(0, 0);
    }

    interface Visits {
        String INSERT =
                "insert into visit (seen, born, wake_up, local, shifted, zoned, stay, code, steps, price, grade, gone)"
                        + " values (:seen, :born, :wakeUp, :local, :shifted, :zoned, :stay, :code, :steps, :price, :grade, :gone)";

        @SqlUpdate(INSERT)
        @GetGeneratedKeys("id")
        long add(@BindMethods Visit visit);

        @SqlBatch(INSERT)
        void addAll(@BindMethods Collection<Visit> visits);

        @SqlQuery("select * from visit where seen >= :since and zoned = :zoned and local = :local order by id")
        List<Visit> since(Instant since, ZonedDateTime zoned, LocalDateTime local);

        @SqlQuery("select * from visit where id = :id")
        Optional<Visit> find(long id);

        @SqlQuery("select seen from visit where id = :id")
        Instant seen(long id);
    }

    private static final Visit VISIT = new Visit(
            null,
            Instant.parse("2026-03-29T01:30:00.123456Z"),
            LocalDate.of(2026, 3, 29),
            LocalTime.of(2, 30, 0, 123_000),
            LocalDateTime.of(2026, 3, 29, 2, 30),
            OffsetDateTime.parse("2026-03-29T01:30:00Z"),
            ZonedDateTime.parse("2026-03-29T01:30:00Z"),
            Duration.ofMinutes(90),
            UUID.fromString("0191e4a0-7c5e-7b8f-9d3a-2f6c1e8b4a57"),
            new BigInteger("123456789012345678901234567890"),
            new BigDecimal("12.50"),
            Rank.HIGH,
            null);

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.builder()
                .url(server.space(KitTypesTest.class).url())
                .models(Visit.class)
                .startupCheck(false)
                .plugin(new SqlObjectPlugin())
                .plugin(new JdbiPlugin() {
                    @Override
                    public void customizeJdbi(Jdbi jdbi) {
                        jdbi.registerColumnMapper(Grams.class, (rows, column, context) -> grams(rows, column));
                    }
                })
                .build());
        database.createTables();
        session = database.session();
    }

    private static Grams grams(ResultSet rows, int column) throws java.sql.SQLException {
        return new Grams((int) (rows.getLong(column) / 1_000_000_000));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static Visit of(long id) {
        return new Visit(
                id,
                VISIT.seen(),
                VISIT.born(),
                VISIT.wakeUp(),
                VISIT.local(),
                VISIT.shifted(),
                VISIT.zoned(),
                VISIT.stay(),
                VISIT.code(),
                VISIT.steps(),
                VISIT.price(),
                VISIT.grade(),
                VISIT.gone());
    }

    @Test
    void whatASqlObjectWritesTheSessionReads() {
        Visits visits = session.attach(Visits.class);
        long id = visits.add(VISIT);
        assertThat(session.get(Visit.class, id)).isEqualTo(of(id));
        visits.addAll(List.of(VISIT, VISIT));
        assertThat(session.select(Visit.class)
                        .where(Visit::seen)
                        .eq(VISIT.seen())
                        .and(Visit::wakeUp)
                        .eq(VISIT.wakeUp())
                        .and(Visit::stay)
                        .eq(VISIT.stay())
                        .and(Visit::steps)
                        .eq(VISIT.steps())
                        .count())
                .isEqualTo(3);
    }

    @Test
    void whatTheSessionWritesASqlObjectReads() {
        long id = session.add(VISIT).id();
        Visits visits = session.attach(Visits.class);
        assertThat(visits.find(id)).contains(of(id));
        assertThat(visits.seen(id)).isEqualTo(VISIT.seen());
        assertThat(visits.since(VISIT.seen(), VISIT.zoned(), VISIT.local())).containsExactly(of(id));
        assertThat(visits.since(VISIT.seen().plusNanos(1000), VISIT.zoned(), VISIT.local()))
                .isEmpty();
        Visit mapped = session.handle()
                .createQuery("select * from visit")
                .map(ConstructorMapper.of(Visit.class))
                .one();
        assertThat(mapped).usingRecursiveComparison().ignoringFields("price").isEqualTo(of(id));
        assertThat(mapped.price()).isEqualByComparingTo(VISIT.price());
    }

    @Test
    void theUsersTypesMayBePartsOfARow() {
        session.add(VISIT);
        assertThat(session.sql("select stay, code, gone from visit")
                        .to(Weighed.class)
                        .one())
                .isEqualTo(new Weighed(new Grams(5400), VISIT.code(), null));
        assertThat(session.sql("select stay, code from visit")
                        .to(WeighedFields.class)
                        .one()
                        .stay)
                .isEqualTo(new Grams(5400));
        assertThat(session.sql("select * from visit").to(Visit.class).one().stay())
                .isEqualTo(VISIT.stay());
    }
}
