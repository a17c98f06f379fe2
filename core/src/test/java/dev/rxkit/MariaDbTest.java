package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.CheckViolation;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.error.NotNullViolation;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application on MariaDB, as far as it differs from other databases. */
class MariaDbTest {

    @Table
    public record Team(
            @Nullable Long id, @Column(unique = true) String name) {}

    public enum Power {
        FLIGHT,
        FIRE
    }

    @Table
    @Check("age >= 0")
    @Index(columns = {"teamId", "name desc"})
    public record Hero(
            @Nullable Long id,
            String name,
            @Nullable Integer age,
            Power power,
            @Column(precision = 12, scale = 3) BigDecimal worth,
            UUID code,
            boolean active,
            LocalDate born,
            LocalTime rises,
            LocalDateTime seen,
            @CreatedAt @Nullable Instant made,
            byte[] photo,
            float speed,
            @Json Map<String, List<Integer>> marks,
            @References(Team.class) @Nullable Long teamId) {}

    private final TestSpace space = TestServer.MARIADB.space(MariaDbTest.class);
    private final TimeZone zone = TimeZone.getDefault();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Team.class, Hero.class)
                .build());
        database.createTables();
    }

    @AfterEach
    void close() {
        TimeZone.setDefault(zone);
        database.close();
    }

    private static Hero hero(String name, @Nullable Long team) {
        return new Hero(
                null,
                name,
                31,
                Power.FIRE,
                new BigDecimal("123456789.125"),
                UUID.fromString("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
                true,
                LocalDate.of(1, 1, 1),
                LocalTime.of(23, 59, 59, 123_456_000),
                LocalDateTime.of(2026, 3, 29, 2, 30, 0, 1_000),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                new byte[] {0, 39, 92, -1},
                0.1f,
                Map.of("a", List.of(1, 2)),
                team);
    }

    @Test
    void whatIsWrittenInOneTimeZoneIsReadInAnother() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        long id = database.inTransaction(
                session -> session.insert(hero("Deadpond 😀", null)).id());
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (Database other = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Team.class, Hero.class)
                .build())) {
            Hero read = other.readOnly(session -> session.get(Hero.class, id));
            Hero written = hero("Deadpond 😀", null);
            assertThat(read).usingRecursiveComparison().ignoringFields("id").isEqualTo(written);
        }
    }

    @Test
    void theClockOfTheSessionIsUtcAndItsModeIsStrict() {
        try (Session session = database.session()) {
            assertThat(session.sql("select timestampdiff(second, utc_timestamp(), now())")
                            .to(Long.class)
                            .one())
                    .isZero();
            assertThatThrownBy(() -> session.sql("insert into team (name) values (repeat('x', 256))")
                            .run())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("Data too long");
        }
    }

    @Test
    void caseAndTrailingBlanksMakeTwoNames() {
        database.useTransaction(session -> {
            session.add(new Team(null, "a"));
            session.add(new Team(null, "A"));
            session.add(new Team(null, "a "));
            session.add(new Team(null, "ä"));
            assertThat(session.select(Team.class).where(Team::name).eq("a").count())
                    .isEqualTo(1);
            assertThat(session.select(Team.class).orderBy(Team::name).list())
                    .extracting(Team::name)
                    .containsExactly("A", "a", "a ", "ä");
            assertThat(session.select(Team.class)
                            .where(Team::name)
                            .startsWith("a")
                            .count())
                    .isEqualTo(2);
            assertThat(session.select(Team.class)
                            .where(Team::name)
                            .contains("%")
                            .count())
                    .isZero();
        });
    }

    @Test
    void violationsNameTheirConstraint() {
        try (Session session = database.session()) {
            session.add(new Team(null, "a"));
            assertThatThrownBy(() -> session.add(new Team(null, "a")))
                    .isInstanceOfSatisfying(
                            UniqueViolation.class,
                            failure -> assertThat(failure.constraint()).contains("uq_team_name"));
            session.rollback();
            Team one = session.add(new Team(null, "one"));
            assertThatThrownBy(() -> session.insert(one))
                    .isInstanceOfSatisfying(
                            UniqueViolation.class,
                            failure -> assertThat(failure.constraint()).contains("pk_team"));
            session.rollback();
            assertThatThrownBy(() -> session.add(hero("x", 99L)))
                    .isInstanceOfSatisfying(
                            ForeignKeyViolation.class,
                            failure -> assertThat(failure.constraint()).contains("fk_hero_team_id"));
            session.rollback();
            assertThatThrownBy(() ->
                            session.sql("insert into team (name) values (null)").run())
                    .isInstanceOf(NotNullViolation.class)
                    .hasMessageContaining("name");
            session.rollback();
            assertThatThrownBy(
                            () -> session.sql("insert into team () values ()").run())
                    .isInstanceOf(NotNullViolation.class);
            session.rollback();
            session.add(hero("x", null));
            assertThatThrownBy(() -> session.sql("update hero set age = -1").run())
                    .isInstanceOf(CheckViolation.class);
            session.rollback();
            session.add(hero("x", null));
            assertThatThrownBy(() ->
                            session.sql("update hero set power = 'LAUGHTER'").run())
                    .isInstanceOfSatisfying(
                            CheckViolation.class,
                            failure -> assertThat(failure.constraint()).contains("ck_hero_power"));
        }
    }

    @Test
    void aSecondCreateFindsEverythingInPlace() {
        database.createTables();
        assertThat(database.schema().tables()).hasSize(2);
    }

    @Test
    void parametersOfTheUrlComeBesideTheKitsOwn() {
        try (Database other = Database.open(RxConfig.builder()
                        .url(space.url() + "?sessionVariables=innodb_lock_wait_timeout=7")
                        .models(Team.class, Hero.class)
                        .build());
                Session session = other.session()) {
            assertThat(session.sql("select @@innodb_lock_wait_timeout")
                            .to(Long.class)
                            .one())
                    .isEqualTo(7);
            assertThat(session.sql("select @@sql_mode").to(String.class).one()).contains("STRICT_ALL_TABLES");
        }
        RxConfig wrong = RxConfig.builder()
                .url(space.url() + "?useAffectedRows=true")
                .models(Team.class)
                .build();
        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("useAffectedRows=true (in db_url)");
    }

    @Test
    void anUpdateThatChangesNothingFindsItsRow() {
        database.useTransaction(session -> {
            Team team = session.add(new Team(null, "a"));
            session.update(team);
        });
    }

    @Test
    void readOnlyWorkSeesOneStateAndMayNotWrite() {
        database.useReadOnly(session -> {
            assertThat(session.select(Team.class).count()).isZero();
            database.useTransaction(Propagation.REQUIRES_NEW, other -> other.add(new Team(null, "late")));
            assertThat(session.select(Team.class).count()).isZero();
            assertThatThrownBy(() -> session.sql("select * from team for update")
                            .to(String.class)
                            .list())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("read only");
        });
        database.useTransaction(
                session -> assertThat(session.select(Team.class).count()).isEqualTo(1));
    }
}
