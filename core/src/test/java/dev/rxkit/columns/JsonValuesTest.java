package dev.rxkit.columns;

import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Documents that another program wrote are compared by value, whatever their spelling, or the statement is refused. */
@OnEveryDatabase
public class JsonValuesTest {

    record Point(int x, double y) {}

    @Table("json_held")
    record Held(
            @Id int id,
            @Json @Nullable Map<String, Object> doc,
            @Nullable List<Integer> list,
            @Json @Nullable Point point,
            @Json @Nullable Map<String, Object> twin) {}

    record Group(@Nullable List<Integer> list, long rows) {}

    @Parameter
    TestServer server;

    private String url;
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        url = server.space(JsonValuesTest.class).url();
        database = Database.open(RxConfig.builder()
                .url(url)
                .models(Held.class)
                .startupCheck(false)
                .build());
        database.createTables();
        session = database.session();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private boolean on(String name) {
        return url.startsWith(name);
    }

    private void store(int id, String column, String json) {
        session.sql("insert into json_held(id, " + column + ") values (" + id + ", '" + json + "')")
                .run();
    }

    private static Map<String, Object> document() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", "Zoë \"x\" \\ /");
        all.put("list", List.of(1, "b", true, Map.of()));
        all.put("n", 10);
        all.put("d", new BigDecimal("0.5"));
        return all;
    }

    /** Another order, blanks, escapes, other forms of numbers. */
    private static final List<String> SAME = List.of(
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,{}],\"n\":10,\"d\":0.5}",
            "{\"d\":0.5,\"n\":10,\"list\":[1,\"b\",true,{}],\"name\":\"Zoë \\\"x\\\" \\\\ /\"}",
            " { \"name\" : \"Zo\\u00eb \\u0022x\\\" \\\\ \\/\",\n\"list\" : [ 1, \"b\" , true, { } ], \"n\": 10, \"d\": 0.5 } ",
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1.0,\"b\",true,{}],\"n\":1e1,\"d\":5E-1}",
            "{\"n\\u0061me\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,{}],\"n\":10.00,\"d\":0.50}");

    private static final List<String> OTHER = List.of(
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[\"b\",1,true,{}],\"n\":10,\"d\":0.5}",
            "{\"name\":\"zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,{}],\"n\":10,\"d\":0.5}",
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,{}],\"n\":\"10\",\"d\":0.5}",
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,[]],\"n\":10,\"d\":0.5}",
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,{}],\"n\":10}",
            "{\"name\":\"Zoë \\\"x\\\" \\\\ /\",\"list\":[1,\"b\",true,{}],\"n\":10,\"d\":0.5,\"e\":null}");

    /** As another program writes them: a backslash is doubled in a literal of MariaDB. */
    private String literal(String json) {
        return on("mariadb") || on("mysql") ? json.replace("\\", "\\\\") : json;
    }

    @Test
    void conditionsMatchADocumentInEverySpelling() {
        for (int i = 0; i < SAME.size(); i++) {
            store(i, "doc", literal(SAME.get(i)));
        }
        for (int i = 0; i < OTHER.size(); i++) {
            store(100 + i, "doc", literal(OTHER.get(i)));
        }
        store(200, "list", "[1]");
        Integer[] same = {0, 1, 2, 3, 4};
        assertThat(ids(session.select(Held.class).where(Held::doc).eq(document())))
                .containsExactly(same);
        assertThat(ids(session.select(Held.class).where(Held::doc).in(Map.of("a", 1), document())))
                .containsExactly(same);
        assertThat(ids(session.select(Held.class).where(Held::doc).ne(document())))
                .containsExactly(100, 101, 102, 103, 104, 105);
        assertThat(ids(session.select(Held.class).where(Held::doc).notIn(Map.of("a", 1), document())))
                .containsExactly(100, 101, 102, 103, 104, 105);
        assertThat(ids(session.select(Held.class).where(not(col(Held::doc).eq(document())))))
                .containsExactly(100, 101, 102, 103, 104, 105);
        assertThat(session.delete(Held.class).where(Held::doc).ne(document()).run())
                .isEqualTo(6);
        Map<String, Object> document = document();
        assertThat(session.update(Held.class)
                        .set("twin", document)
                        .where(Held::doc)
                        .eq(document())
                        .run())
                .isEqualTo(same.length);
        assertThat(ids(session.select(Held.class).where(col(Held::doc).eqCol(Held::twin))))
                .containsExactly(same);
        assertThat(ids(session.select(Held.class).where(col(Held::doc).neCol(Held::twin))))
                .isEmpty();
    }

    private static List<Integer> ids(dev.rxkit.session.Select<Held> select) {
        return select.orderBy(Held::id).list().stream().map(Held::id).toList();
    }

    @Test
    void numbersAreComparedExactly() {
        List<String> numbers = List.of(
                "12345678901234567890",
                "12345678901234567891",
                "0.12345678901234567890",
                "0.12345678901234567891",
                "1e20",
                "100000000000000000000",
                "-0.0",
                "0");
        for (int i = 0; i < numbers.size(); i++) {
            store(i, "doc", "{\"n\": " + numbers.get(i) + "}");
        }
        for (int i = 0; i < numbers.size(); i++) {
            BigDecimal number = new BigDecimal(numbers.get(i));
            List<Integer> same = new ArrayList<>();
            for (int j = 0; j < numbers.size(); j++) {
                if (new BigDecimal(numbers.get(j)).compareTo(number) == 0) {
                    same.add(j);
                }
            }
            assertThat(ids(session.select(Held.class).where(Held::doc).eq(Map.of("n", number))))
                    .as(numbers.get(i))
                    .isEqualTo(same);
        }
    }

    @Test
    void listsAndRecordsAreComparedLikeMaps() {
        store(1, "list", "[1, 2]");
        store(2, "list", "[1,2]");
        store(3, "list", "[2,1]");
        store(4, "point", "{\"y\": 2, \"x\": 1}");
        store(5, "point", "{\"x\":1,\"y\":2.0}");
        store(6, "point", "{\"x\":1,\"y\":2.5}");
        assertThat(ids(session.select(Held.class).where(Held::list).eq(List.of(1, 2))))
                .containsExactly(1, 2);
        assertThat(ids(session.select(Held.class).where(Held::list).notIn(List.of(1, 2), List.of())))
                .containsExactly(3);
        assertThat(ids(session.select(Held.class).where(Held::point).eq(new Point(1, 2))))
                .containsExactly(4, 5);
        assertThat(session.delete(Held.class)
                        .where(Held::point)
                        .ne(new Point(1, 2))
                        .run())
                .isEqualTo(1);
    }

    @Test
    void groupsAndDistinctValuesAreByValueOrRefused() {
        store(1, "list", "[1, 2]");
        store(2, "list", "[1,2]");
        store(3, "list", "[1,2]\n");
        store(4, "list", "[3]");
        if (on("mariadb")) {
            assertThatThrownBy(this::groups)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("list is JSON, and mariadb compares its text here");
            assertThatThrownBy(this::lists).isInstanceOf(QueryException.class);
            assertThatThrownBy(this::number).isInstanceOf(QueryException.class);
            assertThatThrownBy(this::united).isInstanceOf(QueryException.class);
            assertThatThrownBy(this::subselected).isInstanceOf(QueryException.class);
        } else {
            assertThat(groups()).containsExactlyInAnyOrder(new Group(List.of(1, 2), 3), new Group(List.of(3), 1));
            assertThat(lists()).containsExactlyInAnyOrder(List.of(1, 2), List.of(3));
            assertThat(number()).isEqualTo(2);
            assertThat(united()).containsExactlyInAnyOrder(List.of(1, 2), List.of(3));
            assertThat(subselected()).containsExactly(1, 2, 3);
        }
        assertThat(session.select(Held.class).distinct().list()).hasSize(4);
    }

    private List<Group> groups() {
        return session.select(Held.class)
                .groupBy(Held::list)
                .to(Group::new, Held::list, count(Held::id))
                .list();
    }

    private List<List<Integer>> lists() {
        return session.select(Held.class).distinct().to(Held::list).list();
    }

    private long number() {
        return session.select(Held.class)
                .to(dev.rxkit.query.Sql.countDistinct(Held::list))
                .one();
    }

    private List<List<Integer>> united() {
        return session.select(Held.class)
                .to(Held::list)
                .union(session.select(Held.class).to(Held::list))
                .list();
    }

    private List<Integer> subselected() {
        return ids(session.select(Held.class)
                .where(col(Held::list)
                        .eqSelect(
                                session.select(Held.class).where(Held::id).eq(1).to(Held::list))));
    }

    @Test
    void aDocumentThatNamesAMemberTwiceIsRefusedWhenItIsRead() {
        store(1, "doc", "{\"a\":1,\"a\":2}");
        store(2, "doc", "{\"b\":[{\"c\":null,\"c\":0}]}");
        store(3, "point", "{\"x\":1,\"y\":2,\"x\":3}");
        if (on("postgresql")) {
            // jsonb has no member twice: the last one is stored.
            assertThat(session.get(Held.class, 1).doc()).isEqualTo(Map.of("a", 2));
            assertThat(ids(session.select(Held.class).where(Held::doc).eq(Map.of("a", 2))))
                    .containsExactly(1);
            return;
        }
        for (int id = 1; id <= 3; id++) {
            int one = id;
            assertThatThrownBy(() -> session.get(Held.class, one))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining(one == 3 ? "json_held.point" : "json_held.doc")
                    .hasMessageContaining("has a member twice")
                    .hasMessageContaining("id = " + one);
        }
    }

    @Test
    void aTextThatIsNoDocumentMeetsNoConditionOnSqlite() {
        if (!on("sqlite")) {
            return;
        }
        List<String> texts = List.of("", "{", "[1", "01", "1.", "tru", "[1,]", "{\"a\":1,}", "{a:1}", "[1] x", "''a''");
        for (int i = 0; i < texts.size(); i++) {
            store(i, "doc", texts.get(i));
        }
        session.sql("insert into json_held(id, doc) values (100, x'7b7d')").run();
        assertThat(session.select(Held.class).where(Held::doc).eq(Map.of()).count())
                .isZero();
        assertThat(session.select(Held.class).where(Held::doc).ne(Map.of()).count())
                .isZero();
        assertThat(session.delete(Held.class)
                        .where(Held::doc)
                        .notIn(Map.of(), Map.of("a", 1))
                        .run())
                .isZero();
    }
}
