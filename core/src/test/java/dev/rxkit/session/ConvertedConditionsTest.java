package dev.rxkit.session;

import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.coalesceCol;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.lower;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.not;
import static dev.rxkit.query.Sql.plus;
import static dev.rxkit.query.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Converted;
import dev.rxkit.annotation.Converter;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Conditions and expressions over properties whose type Rx knows, stored in another form by a converter. */
@OnEveryDatabase
class ConvertedConditionsTest {

    /** Stores degrees Celsius as degrees Fahrenheit. */
    static final class Fahrenheit implements Converter<Integer, Integer> {
        @Override
        public Integer toColumn(Integer celsius) {
            return celsius * 9 / 5 + 32;
        }

        @Override
        public Integer fromColumn(Integer fahrenheit) {
            return (fahrenheit - 32) * 5 / 9;
        }
    }

    /** Stores a text from its end. */
    static final class Reversed implements Converter<String, String> {
        @Override
        public String toColumn(String value) {
            return new StringBuilder(value).reverse().toString();
        }

        @Override
        public String fromColumn(String value) {
            return toColumn(value);
        }
    }

    @Table("city")
    public record City(
            @Id(generated = false) long id,

            @Converted(ConvertedTest.Flag.class) @Column(length = 1)
            boolean open,

            @Converted(Fahrenheit.class) int degrees,
            @Converted(Reversed.class) @Column(length = 20) String name,

            @Converted(ConvertedTest.Day.class) @Column(nullable = true)
            LocalDate founded,

            boolean plain,
            int number) {}

    @Table("city")
    public record Versioned(
            @Id long id,
            @Version @Converted(Fahrenheit.class) int degrees) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, ConvertedConditionsTest.class, City.class);
        session = database.session();
        LocalDate day = LocalDate.of(2000, 1, 2);
        session.addAll(
                List.of(new City(1, true, 10, "abc", day, true, 10), new City(2, false, 20, "def", null, true, 20)));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void aWriteMatchesTheRowsThatASelectFinds() {
        assertThat(session.select(City.class).where(City::open).ne(true).count())
                .isEqualTo(1);
        assertThat(session.update(City.class)
                        .set(City::number, 7)
                        .where(City::open)
                        .ne(true)
                        .run())
                .isEqualTo(1);
        assertThat(session.update(City.class)
                        .set(City::number, 8)
                        .where(City::open)
                        .lt(true)
                        .run())
                .isEqualTo(1);
        assertThat(session.delete(City.class)
                        .where(not(col(City::open).eq(true)))
                        .run())
                .isEqualTo(1);
        assertThat(session.get(City.class, 1L).open()).isTrue();
    }

    @Test
    void aValueBesideAConvertedPropertyIsConvertedToo() {
        LocalDate other = LocalDate.of(1999, 5, 5);
        assertThat(session.select(City.class)
                        .orderBy(City::id)
                        .to(coalesce(City::founded, other))
                        .list())
                .containsExactly(LocalDate.of(2000, 1, 2), other);
        assertThat(session.select(City.class)
                        .where(coalesce(City::founded, other))
                        .eq(other)
                        .one()
                        .id())
                .isEqualTo(2);
        assertThat(session.select(City.class).to(max(City::open)).one()).isTrue();
    }

    @Test
    void computingWithAConvertedPropertyIsRefused() {
        refused(() -> session.select(City.class).to(sum(City::degrees)).one(), "City.degrees", "computed with");
        refused(() -> session.select(City.class).to(avg(City::degrees)).one(), "City.degrees", "computed with");
        refused(() -> session.select(City.class).to(plus(City::degrees, 1)).list(), "City.degrees", "computed with");
        refused(
                () -> session.update(City.class)
                        .set(City::degrees)
                        .toCol(plus(City::degrees, 1))
                        .all()
                        .run(),
                "City.degrees",
                "computed with");
        refused(() -> session.select(City.class).to(lower(City::name)).list(), "City.name", "Reversed");
        refused(
                () -> session.select(City.class)
                        .where(City::name)
                        .startsWith("a")
                        .list(),
                "City.name",
                "Reversed");
    }

    @Test
    void aConvertedPropertyIsNotMixedWithAnother() {
        refused(
                () -> session.select(City.class)
                        .where(City::open)
                        .eqCol(City::plain)
                        .list(),
                "City.open",
                "Flag");
        refused(
                () -> session.update(City.class)
                        .set(City::number)
                        .toCol(City::degrees)
                        .all()
                        .run(),
                "City.degrees",
                "Fahrenheit");
        refused(
                () -> session.select(City.class)
                        .to(coalesceCol(City::degrees, City::number))
                        .list(),
                "City.degrees",
                "Fahrenheit");
        refused(
                () -> session.select(City.class)
                        .where(City::number)
                        .in(session.select(City.class).to(City::degrees))
                        .list(),
                "City.degrees",
                "Fahrenheit");
        refused(
                () -> session.select(City.class)
                        .to(City::number)
                        .union(session.select(City.class).to(City::degrees))
                        .list(),
                "City.degrees",
                "Fahrenheit");
        assertThat(session.select(City.class)
                        .where(City::degrees)
                        .eqCol(City::degrees)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aVersionHasNoConverter() {
        Mappings mappings =
                new Mappings(server.space(ConvertedConditionsTest.class).dialect()::carrier, type -> true);
        assertThatThrownBy(() -> mappings.of(Versioned.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Versioned.degrees is @Version, which the database counts");
    }

    private static void refused(Runnable query, String property, String why) {
        assertThatThrownBy(query::run)
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(property)
                .hasMessageContaining(why);
    }
}
