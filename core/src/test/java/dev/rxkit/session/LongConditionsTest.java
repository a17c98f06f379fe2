package dev.rxkit.session;

import static dev.rxkit.query.Sql.allOf;
import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.query.Condition;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Conditions of thousands of parts, where SQLite limits the depth of an expression. */
@OnEveryDatabase
class LongConditionsTest {

    private static final int MANY = 5000;

    @Table("long_item")
    record Item(@Nullable Long id, int number, @Json List<Integer> tags) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, LongConditionsTest.class, Item.class);
        session = database.session();
        session.insertAll(IntStream.range(0, 10)
                .mapToObj(i -> new Item(null, i * 1000, List.of(i)))
                .toList());
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static List<Condition> many(IntFunction<Condition> condition) {
        return IntStream.range(0, MANY).mapToObj(condition).toList();
    }

    private long count(Condition condition) {
        return session.select(Item.class).where(condition).count();
    }

    @Test
    void anyOfAndAllOfTakeThousands() {
        assertThat(count(anyOf(many(i -> col(Item::number).eq(i)).toArray(Condition[]::new))))
                .isEqualTo(5);
        assertThat(count(allOf(many(i -> col(Item::number).ne(i)).toArray(Condition[]::new))))
                .isEqualTo(5);
    }

    @Test
    void aStatementTakesThousandsOfConditions() {
        var items = session.select(Item.class).where(Item::number).ge(0);
        for (int i = 0; i < MANY; i++) {
            items = items.and(Item::number).ne(i);
        }
        assertThat(items.orderBy(Item::number).list())
                .extracting(Item::number)
                .containsExactly(5000, 6000, 7000, 8000, 9000);
    }

    @Test
    void jsonIsComparedWithThousandsOfValues() {
        List<List<Integer>> values = new ArrayList<>();
        for (int i = 5; i < 2000; i++) {
            values.add(List.of(i));
        }
        assertThat(session.select(Item.class).where(Item::tags).in(values).count())
                .isEqualTo(5);
    }

    @Test
    void sqliteSaysHowLongAPatternMayBe() {
        String text = "x".repeat(60_000);
        if (server == TestServer.SQLITE) {
            assertThatThrownBy(() -> session.sql("select 1 where 'a' like :text")
                            .bind("text", text)
                            .to(Integer.class)
                            .list())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("a pattern has at most 50,000 bytes");
        }
    }
}
