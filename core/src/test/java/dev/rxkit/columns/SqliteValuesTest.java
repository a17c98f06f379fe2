package dev.rxkit.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values that other programs stored in an SQLite file, in which any column can contain any type. */
@NullUnmarked
class SqliteValuesTest {

    @Table("ev")
    record Event(
            @Nullable Long id,
            String n,

            @Nullable @Column(defaultSql = "CURRENT_TIMESTAMP")
            Instant at) {}

    @Table("ep")
    record Epoch(@Nullable Long id, @Nullable Instant at) {}

    @Table("pk1")
    record Unnumbered(@Nullable Long id, String n) {}

    @Table("person")
    record Person(
            @Id(generated = false) long id,
            @Nullable Integer age,
            @Nullable String zip,
            @Nullable BigDecimal pay) {}

    @Table("uu")
    record ByUuid(@Id UUID id, String n) {}

    private final TestSpace space = TestServer.SQLITE.space(SqliteValuesTest.class);

    private Database open() {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(Event.class)
                .startupCheck(false)
                .build());
    }

    @Test
    void aColumnOfDatesAsNumbersIsRefusedInConditionsAndWrites() throws SQLException {
        space.run("CREATE TABLE ep (id INTEGER PRIMARY KEY, at TIMESTAMP)", "INSERT INTO ep VALUES (1, 1706695200000)");
        try (Database database = open();
                Session s = database.session()) {
            Instant old = Instant.parse("1980-01-01T00:00:00Z");
            assertThatThrownBy(
                            () -> s.delete(Epoch.class).where(Epoch::at).lt(old).run())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("it holds numbers");
            assertThatThrownBy(() -> s.add(new Epoch(null, old))).isInstanceOf(MappingException.class);
            assertThatThrownBy(() ->
                            s.update(Epoch.class).set(Epoch::at, old).all().run())
                    .isInstanceOf(MappingException.class);
            assertThat(s.sql("SELECT count(*) FROM ep").to(Long.class).one()).isEqualTo(1);
        }
    }

    @Test
    void aKeyForWhichNoNumbersAreHandedOutMustBeGiven() throws SQLException {
        space.run("CREATE TABLE pk1 (id INT PRIMARY KEY, n TEXT)");
        try (Database database = open();
                Session s = database.session()) {
            Unnumbered row = new Unnumbered(null, "x");
            for (Runnable write : List.<Runnable>of(
                    () -> s.add(row),
                    () -> s.addAll(List.of(row)),
                    () -> s.insertAll(List.of(row)),
                    () -> s.upsert(row))) {
                assertThatThrownBy(write::run)
                        .isInstanceOf(MappingException.class)
                        .hasMessageContaining("INTEGER PRIMARY KEY");
            }
            s.rollback();
            s.insert(new Unnumbered(7L, "given"));
            assertThat(s.get(Unnumbered.class, 7L).n()).isEqualTo("given");
            assertThat(s.sql("SELECT count(*) FROM pk1").to(Long.class).one()).isEqualTo(1);
        }
    }

    @Test
    void aValueOfAnotherTypeIsAnErrorThatNamesItsRow() throws SQLException {
        for (String wrong : List.of("''", "'abc'", "'12abc'", "3.7", "1e300", "x'31'")) {
            TestServer.SQLITE.space(SqliteValuesTest.class);
            space.run(
                    "CREATE TABLE person (id INTEGER PRIMARY KEY, age INTEGER, zip STRING, pay DECIMAL(20,2))",
                    "INSERT INTO person VALUES (5, " + wrong + ", null, null)");
            try (Database database = open();
                    Session s = database.session()) {
                assertThatThrownBy(() -> s.get(Person.class, 5L))
                        .isInstanceOf(MappingException.class)
                        .hasMessageContaining("person.age")
                        .hasMessageContaining("id = 5");
                assertThatThrownBy(() ->
                                s.sql("SELECT age FROM person").to(Long.class).one())
                        .isInstanceOf(MappingException.class);
            }
        }
    }

    @Test
    void rawSqlCutsNoFraction() {
        try (Database database = open();
                Session s = database.session()) {
            for (String sql : List.of("SELECT avg(x) FROM (SELECT 30 AS x UNION SELECT 31)", "SELECT 0.99")) {
                assertThatThrownBy(() -> s.sql(sql).to(Long.class).one()).isInstanceOf(MappingException.class);
                assertThatThrownBy(() -> s.sql(sql).to(Integer.class).one()).isInstanceOf(MappingException.class);
            }
            assertThat(s.sql("SELECT 31.0").to(Long.class).one()).isEqualTo(31);
        }
    }

    @Test
    void whatTheColumnWouldChangeIsRefused() throws SQLException {
        space.run("CREATE TABLE person (id INTEGER PRIMARY KEY, age INTEGER, zip STRING, pay DECIMAL(20,2))");
        try (Database database = open();
                Session s = database.session()) {
            for (String zip : List.of("00501", "1e5", " 7")) {
                assertThatThrownBy(() -> s.add(new Person(1, null, zip, null)))
                        .isInstanceOf(ValidationException.class)
                        .hasMessageContaining("Person.zip");
            }
            assertThatThrownBy(() -> s.add(new Person(1, null, null, new BigDecimal("12345678901234567.89"))))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("Person.pay");
            Person kept = new Person(1, 3, "AB1", new BigDecimal("1234567890123.45"));
            assertThat(s.add(kept)).isEqualTo(kept);
            assertThat(s.get(Person.class, 1L)).isEqualTo(kept);
            assertThat(s.patch(Person.class, 1L, Map.of("age", 4)).zip()).isEqualTo("AB1");
        }
    }

    @Test
    void aUuidInCapitalsIsRefused() throws SQLException {
        space.run(
                "CREATE TABLE uu (id TEXT PRIMARY KEY, n TEXT)",
                "INSERT INTO uu VALUES ('6F1E0000-0000-4000-8000-00000000000A', 'x')");
        try (Database database = open();
                Session s = database.session()) {
            assertThatThrownBy(() -> s.select(ByUuid.class).list())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("capitals");
        }
    }
}
