package dev.rxkit.session;

import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.rowcode.CompiledRows;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Residents.Address;
import dev.rxkit.session.Residents.Kind;
import dev.rxkit.session.Residents.Person;
import dev.rxkit.session.Residents.Place;
import dev.rxkit.session.Residents.Shop;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Objects whose properties are columns of the table of the class that holds them. */
@OnEveryDatabase
class EmbeddedTest {

    record Line(
            String name, @Nullable String street, @Nullable Integer number) {}

    record Count(@Nullable Kind kind, long persons) {}

    record Found(String name, @Nullable Address address) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, EmbeddedTest.class, Person.class, Shop.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private Person person(String name, @Nullable Address address) {
        return session.add(new Person(null, name, address, Place.of(1, 2)));
    }

    private Person read(Person person) {
        return session.get(Person.class, person.id());
    }

    @Test
    void itsPropertiesAreColumnsOfTheTable() {
        assertThat(database.schema().tables().get(0).columns())
                .extracting(column -> column.name() + (column.nullable() ? "?" : ""))
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "address_street?",
                        "address_number?",
                        "address_kind?",
                        "p_x",
                        "p_y",
                        "p_label_text?");
    }

    @Test
    void whatWasWrittenIsRead() {
        Address elm = new Address("Elm", 3, Kind.HOME);
        Person ann = person("Ann", elm);
        assertThat(read(ann).address()).isEqualTo(elm);
        assertThat(read(ann).place()).usingRecursiveComparison().isEqualTo(Place.of(1, 2));
        Person bob = person("Bob", null);
        assertThat(read(bob).address()).isNull();
        Person cid = person("Cid", new Address("Oak", 0, null));
        assertThat(read(cid).address()).isEqualTo(new Address("Oak", 0, null));
        assertThat(session.sql("select address_street from embed_person order by id")
                        .to(String.class)
                        .list())
                .containsExactly("Elm", null, "Oak");
    }

    @Test
    void aLambdaReadsAPropertyThroughTheObject() {
        person("Ann", new Address("Elm", 3, Kind.HOME));
        person("Bob", null);
        person("Cid", new Address("Elm", 1, Kind.WORK));
        person("Dan", new Address("Oak", 2, Kind.WORK));
        assertThat(session.select(Person.class)
                        .where(p -> p.address().street())
                        .eq("Elm")
                        .orderBy(p -> p.address().number())
                        .list())
                .extracting(Person::name)
                .containsExactly("Cid", "Ann");
        assertThat(session.select(Person.class)
                        .where((Person p) -> p.address().number())
                        .gt(1)
                        .and((Person p) -> p.place().x)
                        .lt(2.0)
                        .orderBy(desc((Person p) -> p.address().number()))
                        .list())
                .extracting(Person::name)
                .containsExactly("Ann", "Dan");
        assertThat(session.select(Person.class)
                        .where("address.street")
                        .isNull()
                        .one()
                        .name())
                .isEqualTo("Bob");
        assertThat(session.select(Person.class)
                        .where(col((Person p) -> p.address().kind()).eq(Kind.WORK))
                        .count())
                .isEqualTo(2);
        assertThat(session.select(Person.class)
                        .where(Person::name)
                        .ne("Dan")
                        .orderBy(Person::name)
                        .to(
                                Line::new,
                                Person::name,
                                p -> p.address().street(),
                                p -> p.address().number())
                        .list())
                .containsExactly(new Line("Ann", "Elm", 3), new Line("Bob", null, null), new Line("Cid", "Elm", 1));
        assertThat(session.select(Person.class)
                        .where("address.kind")
                        .isNotNull()
                        .groupBy(p -> p.address().kind())
                        .to(Count::new, p -> p.address().kind(), count(Person::id))
                        .list())
                .containsExactlyInAnyOrder(new Count(Kind.HOME, 1), new Count(Kind.WORK, 2));
    }

    @Test
    void rawSqlIsReadIntoIt() {
        person("Ann", new Address("Elm", 3, Kind.HOME));
        person("Bob", null);
        assertThat(session.sql(
                                "select name, address_street, address_number, address_kind from embed_person order by id")
                        .to(Found.class)
                        .list())
                .containsExactly(new Found("Ann", new Address("Elm", 3, Kind.HOME)), new Found("Bob", null));
        assertThat(session.sql("select * from embed_person where name = 'Ann'")
                        .to(Person.class)
                        .one()
                        .address())
                .isEqualTo(new Address("Elm", 3, Kind.HOME));
        assertThatThrownBy(() -> session.sql("select name, address_street, address_kind from embed_person")
                        .to(Found.class)
                        .list())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("address_number");
    }

    @Test
    void classesThatAreReadOftenAreReadAlike() {
        List<Person> many = IntStream.range(0, CompiledRows.OFTEN + 100)
                .mapToObj(i -> new Person(
                        null, "P" + i, i % 3 == 0 ? null : new Address("S" + i, i, Kind.HOME), Place.of(i, -i)))
                .toList();
        session.insertAll(many);
        for (int round = 0; round < 2; round++) {
            List<Person> read = session.select(Person.class).orderBy(Person::id).list();
            assertThat(read)
                    .extracting(Person::address)
                    .isEqualTo(many.stream().map(Person::address).toList());
            assertThat(read)
                    .extracting(p -> p.place().y)
                    .isEqualTo(many.stream().map(p -> p.place().y).toList());
            session.updateAll(read.subList(0, 10));
        }
    }

    @Test
    void theObjectItselfHasNoColumn() {
        for (Runnable use : List.<Runnable>of(
                () -> session.select(Person.class).where("address").isNull().list(),
                () -> session.select(Person.class)
                        .where(Person::address)
                        .isNull()
                        .list(),
                () -> session.update(person("Ann", null), Person::address))) {
            assertThatThrownBy(use::run)
                    .hasMessageContaining(
                            "address is embedded and has no column of its own: name one of its properties,"
                                    + " address.street or address.number or address.kind");
        }
        assertThatThrownBy(() -> session.select(Person.class)
                        .where((Person p) -> p.address().street().trim())
                        .eq("x")
                        .list())
                .hasMessageContaining("does not just read a property");
    }

    @Test
    void isFoundAgainAfterAStream() {
        person("Ann", new Address("Elm", 3, null));
        try (var rows = session.select(Person.class).stream()) {
            assertThat(rows.map(Person::address).map(Optional::ofNullable).toList())
                    .isEqualTo(Arrays.asList(Optional.of(new Address("Elm", 3, null))));
        }
    }
}
