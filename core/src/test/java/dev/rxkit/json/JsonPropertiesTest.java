package dev.rxkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.json.JsonModels.Animal;
import dev.rxkit.json.JsonModels.Any;
import dev.rxkit.json.JsonModels.Area;
import dev.rxkit.json.JsonModels.Body;
import dev.rxkit.json.JsonModels.Careless;
import dev.rxkit.json.JsonModels.Circle;
import dev.rxkit.json.JsonModels.Code;
import dev.rxkit.json.JsonModels.Doc;
import dev.rxkit.json.JsonModels.Dog;
import dev.rxkit.json.JsonModels.Last;
import dev.rxkit.json.JsonModels.Mix;
import dev.rxkit.json.JsonModels.Money;
import dev.rxkit.json.JsonModels.Narrow;
import dev.rxkit.json.JsonModels.Older;
import dev.rxkit.json.JsonModels.Order;
import dev.rxkit.json.JsonModels.Square;
import dev.rxkit.json.JsonModels.Status;
import dev.rxkit.json.JsonModels.Ticket;
import dev.rxkit.json.JsonModels.Tree;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** JSON properties on every database: a value is read as it was written, or it is refused. */
@OnEveryDatabase
@NullUnmarked
class JsonPropertiesTest {

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.builder()
                .url(server.space(JsonPropertiesTest.class).url())
                .models(Ticket.class, Doc.class, Any.class, Mix.class)
                .startupCheck(false)
                .build());
        database.createTables();
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private void run(String sql) {
        session.sql(sql).run();
    }

    private String stored(String sql) {
        return session.sql(sql).to(String.class).one();
    }

    @Test
    void enumsAreKeptByTheirNames() {
        Ticket written = new Ticket(
                1,
                List.of(Status.ACTIVE, Status.WAITING, Status.DONE),
                Map.of(Status.WAITING, 2),
                List.of(Map.of(Status.DONE, Set.of(Status.WAITING))));
        session.insert(written);
        assertThat(session.get(Ticket.class, 1)).isEqualTo(written);
        assertThat(stored("select " + text("counts") + " from json_ticket")).contains("WAITING");
    }

    private String text(String column) {
        return server == TestServer.POSTGRESQL ? "cast(" + column + " as text)" : column;
    }

    @Test
    void enumsThatWereWrittenByTheirLabelsAreReadWhereALabelMeansOneConstant() {
        session.insert(new Ticket(1, List.of(), Map.of(), List.of()));
        run("update json_ticket set " + quoted("all") + " = '[\"Closed\", \"ACTIVE\"]', counts = '{\"Closed\": 7}'");
        Ticket read = session.get(Ticket.class, 1);
        assertThat(read.all()).containsExactly(Status.DONE, Status.ACTIVE);
        assertThat(read.counts()).containsExactly(Map.entry(Status.DONE, 7));

        run("update json_ticket set " + quoted("all") + " = '[\"Open\"]'");
        assertThatThrownBy(() -> session.get(Ticket.class, 1)).isInstanceOf(MappingException.class);
    }

    private String quoted(String name) {
        return server == TestServer.MARIADB ? "`" + name + "`" : "\"" + name + "\"";
    }

    @Test
    void anOlderVersionOfTheClassDestroysNothing() {
        session.insert(new Doc(1, 0, new Body("Ann", "123")));
        assertThatThrownBy(() -> session.get(Older.class, 1))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Older.body")
                .hasMessageContaining("Narrow has no member \"phone\"")
                .hasMessageContaining("@Json(ignoreUnknown = true)")
                .hasMessageNotContaining("123");
        assertThat(session.get(Careless.class, 1).body()).isEqualTo(new Narrow("Ann"));
        assertThat(session.get(Doc.class, 1).body()).isEqualTo(new Body("Ann", "123"));
    }

    @Test
    void nullHoldsInsideAsItDoesInColumns() {
        session.insert(new Doc(1, 0, new Body("Ann", null)));
        assertThat(session.get(Doc.class, 1).body()).isEqualTo(new Body("Ann", null));

        for (String json : List.of("{\"name\": null, \"phone\": \"1\"}", "{\"phone\": \"1\"}")) {
            run("update json_doc set body = '" + json + "'");
            assertThatThrownBy(() -> session.get(Doc.class, 1))
                    .as(json)
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("a member is null or missing that is not nullable");
        }
        run("update json_doc set body = '{\"name\": \"Bob\"}'");
        assertThat(session.get(Doc.class, 1).body()).isEqualTo(new Body("Bob", null));
        assertThatThrownBy(() -> session.insert(new Doc(2, 0, new Body(null, "1"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("a member that is not nullable is null");
    }

    @Test
    void jsonNullInAColumnThatIsNotNullableIsRefused() {
        session.insert(new Doc(1, 0, new Body("Ann", null)));
        run("update json_doc set body = 'null'");
        assertThatThrownBy(() -> session.get(Doc.class, 1))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("json_doc.body")
                .hasMessageContaining("the JSON is null, and the property is not nullable");
    }

    @Test
    void fractionsOfNoDeclaredTypeLoseNoDigit() {
        Map<String, Object> data = new HashMap<>();
        data.put("x", new BigDecimal("0.12345678901234567890"));
        data.put("y", new BigDecimal("12345678901234567890.123456789"));
        data.put("z", new BigDecimal("19.90"));
        data.put("n", List.of(new BigInteger("123456789012345678901234567890"), 5));
        session.insert(new Any(1, data));
        Any read = session.get(Any.class, 1);
        assertThat(read.data()).isEqualTo(data);
        session.update(read);
        assertThat(session.get(Any.class, 1).data()).isEqualTo(data);
    }

    @Test
    void doublesAndLongsOfNoDeclaredTypeAreTakenByTheirValue() {
        session.insert(new Any(1, Map.of("d", 1.5e300, "f", 0.1, "l", 5L)));
        assertThat(session.get(Any.class, 1).data())
                .containsEntry("f", new BigDecimal("0.1"))
                .containsEntry("l", 5);
    }

    private Mix mix(long id) {
        Mix mix = new Mix();
        mix.id = id;
        return mix;
    }

    @Test
    void aSubclassIsRefusedWhereItsBaseClassIsDeclared() {
        Mix one = mix(1);
        one.animal = new Dog();
        Mix many = mix(2);
        many.animals = List.of(new Animal(), new Dog());
        for (Mix mix : List.of(one, many)) {
            assertThatThrownBy(() -> session.insert(mix))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("a Dog would be written as a Animal");
        }
        Mix plain = mix(3);
        plain.animals = List.of(new Animal());
        session.insert(plain);
        assertThat(session.get(Mix.class, 3).animals).hasSize(1);
    }

    @Test
    void subclassesThatAnnotationsNameAreRead() {
        Mix mix = mix(1);
        mix.shape = new Circle(2);
        mix.shapes = List.of(new Square(1), new Circle(3));
        session.insert(mix);
        Mix read = session.get(Mix.class, 1);
        assertThat(read.shape).isEqualTo(mix.shape);
        assertThat(read.shapes).isEqualTo(mix.shapes);
    }

    @Test
    void stateWithoutASetterComesBack() {
        Mix mix = mix(1);
        mix.order = new Order();
        mix.order.getLines().add("l1");
        mix.last = new Last("f");
        mix.money = Optional.of(new Money(new BigDecimal("1.50")));
        mix.area = new Area(2, 3);
        mix.codes = Map.of(new Code("A-1"), 4);
        session.insert(mix);
        Mix read = session.get(Mix.class, 1);
        assertThat(read.order.getLines()).containsExactly("l1");
        assertThat(read.last.v).isEqualTo("f");
        assertThat(read.money.map(Money::getAmount)).contains(new BigDecimal("1.50"));
        assertThat(read.area).isEqualTo(mix.area);
        assertThat(read.codes).isEqualTo(mix.codes);
    }

    @Test
    void largeNumbersAndLongKeysAreReadAsTheyWereWritten() {
        Mix mix = mix(1);
        mix.huge = List.of(BigInteger.TEN.pow(1200), BigInteger.TWO.pow(5000).negate());
        mix.number = new BigDecimal("1E+1200");
        mix.anything = Map.of("k".repeat(60_000), "v");
        session.insert(mix);
        Mix read = session.get(Mix.class, 1);
        assertThat(read.huge).isEqualTo(mix.huge);
        assertThat(read.number).isEqualByComparingTo(mix.number);
        assertThat(read.anything).isEqualTo(mix.anything);
    }

    @Test
    void whatIsNestedTooDeepIsRefusedBeforeTheDatabaseSeesIt() {
        int most = server == TestServer.MARIADB ? 31 : 480;
        Mix deep = mix(1);
        deep.tree = Tree.of(most);
        session.insert(deep);
        assertThat(session.get(Mix.class, 1).tree).isEqualTo(deep.tree);

        Mix deeper = mix(2);
        deeper.tree = Tree.of(server == TestServer.MARIADB ? 32 : 501);
        assertThatThrownBy(() -> session.insert(deeper))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Mix.tree")
                .hasMessageContaining("nested deeper than");
        session.insert(mix(3));
    }

    @Test
    void equalMapsAndSetsAreOneValueInWhateverOrderTheyWereFilled() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", 1);
        one.put("a", 2);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", 2);
        other.put("b", 1);
        session.insert(new Any(1, one));
        session.insert(new Any(2, other));
        assertThat(session.select(Any.class).where(Any::data).eq(other).list()).hasSize(2);

        Mix first = mix(1);
        first.tags = new LinkedHashSet<>(List.of("x", "a"));
        session.insert(first);
        assertThat(session.select(Mix.class)
                        .where("tags")
                        .eq(new LinkedHashSet<>(List.of("a", "x")))
                        .list())
                .hasSize(1);
    }

    @Test
    void numbersThatOtherProgramsWroteAreNeitherCutNorMadeUp() {
        session.insert(mix(1));
        for (String json : List.of("{\"a\": 3.7, \"b\": 1}", "{\"a\": \"\", \"b\": 1}", "{\"a\": null, \"b\": 1}")) {
            run("update json_mix set area = '" + json + "'");
            assertThatThrownBy(() -> session.get(Mix.class, 1)).as(json).isInstanceOf(MappingException.class);
        }
    }
}
