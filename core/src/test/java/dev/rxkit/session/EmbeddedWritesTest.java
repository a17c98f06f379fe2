package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Residents.Address;
import dev.rxkit.session.Residents.Kind;
import dev.rxkit.session.Residents.Person;
import dev.rxkit.session.Residents.Place;
import dev.rxkit.session.Residents.Shop;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Embedded objects are written with the object that holds them, changed in part, and validated. */
@OnEveryDatabase
class EmbeddedWritesTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, EmbeddedWritesTest.class, Person.class, Shop.class);
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
    void updatesWriteItsColumns() {
        Person ann = person("Ann", new Address("Elm", 3, Kind.HOME));
        Address oak = new Address("Oak", 4, null);
        session.update(new Person(ann.id(), "Ann", oak, Place.of(5, 6)));
        assertThat(read(ann).address()).isEqualTo(oak);
        assertThat(read(ann).place().y).isEqualTo(6);
        session.update(
                new Person(ann.id(), "X", new Address("Elm", 9, null), Place.of(5, 6)),
                (Person p) -> p.address().number());
        assertThat(read(ann))
                .extracting(Person::name, Person::address)
                .containsExactly("Ann", new Address("Oak", 9, null));
        session.update(Person.class)
                .set(p -> p.address().street(), "Fir")
                .where((Person p) -> p.address().number())
                .eq(9)
                .run();
        assertThat(read(ann).address()).isEqualTo(new Address("Fir", 9, null));
        session.upsert(new Person(ann.id(), "Ann", null, Place.of(7, 8)));
        assertThat(read(ann).address()).isNull();
        session.delete(Person.class).where(p -> p.place().x).eq(7.0).run();
        assertThat(session.find(Person.class, ann.id())).isEmpty();
    }

    @Test
    void aPatchNamesThePropertiesOrTheObject() {
        Person ann = person("Ann", new Address("Elm", 3, Kind.HOME));
        session.patch(Person.class, ann.id(), Map.of("address.number", 4));
        assertThat(read(ann).address()).isEqualTo(new Address("Elm", 4, Kind.HOME));
        session.patch(Person.class, ann.id(), Map.of("address", Map.of("street", "Oak", "kind", "WORK")));
        assertThat(read(ann).address()).isEqualTo(new Address("Oak", 4, Kind.WORK));
        session.patch(Person.class, ann.id(), Map.of("address", new Address("Fir", 1, null)));
        assertThat(read(ann).address()).isEqualTo(new Address("Fir", 1, null));
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("address", null);
        session.patch(Person.class, ann.id(), none);
        assertThat(read(ann).address()).isNull();
        assertThatThrownBy(() -> session.patch(Person.class, ann.id(), Map.of("address", Map.of("stret", "x"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Person.address.stret: is no property");
        assertThatThrownBy(() -> session.patch(Person.class, ann.id(), Map.of("address", "x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Person.address: is no property");
    }

    @Test
    void anObjectThatCanBeChangedIsFilled() {
        Shop shop = new Shop();
        shop.setMain(new Address("Elm", 1, null));
        assertThat(session.add(shop)).isSameAs(shop);
        session.update(Shop.class)
                .set("main.street", "Oak")
                .set("at.x", 2.5)
                .set("at.y", 3.5)
                .all()
                .run();
        session.refresh(shop);
        assertThat(shop.getMain()).isEqualTo(new Address("Oak", 1, null));
        assertThat(shop.at).usingRecursiveComparison().isEqualTo(Place.of(2.5, 3.5));
        shop.setMain(null);
        shop.at.label = "x";
        session.update(shop);
        Shop read = session.get(Shop.class, shop.id);
        assertThat(read.getMain()).isNull();
        assertThat(read.at.label).isEqualTo("x");
        session.update(Shop.class)
                .set("main.street", "Oak")
                .set("main.number", 7)
                .all()
                .run();
        session.refresh(shop);
        assertThat(shop.getMain()).isEqualTo(new Address("Oak", 7, null));
        session.sql("update embed_shop set main_street = null, main_number = null")
                .run();
        session.refresh(shop);
        assertThat(shop.getMain()).isNull();
    }

    @Test
    void aValueThatItsClassRequiresIsRequiredInAnObject() {
        assertThatThrownBy(() -> person("Ann", new Address(null, 3, null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Person.address.street: must not be null in Person.address");
        assertThatThrownBy(() -> session.add(new Person(null, "Ann", null, null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Person.place.x: must not be null");
        Person ann = person("Ann", new Address("Elm", 3, null));
        session.sql("update embed_person set address_number = null").run();
        assertThatThrownBy(() -> read(ann))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Person.address.number")
                .hasMessageContaining("is NULL in the row");
    }
}
