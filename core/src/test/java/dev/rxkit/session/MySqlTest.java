package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MySQL and TiDB have no RETURNING. Theirs is the dialect of mysql://, also where a MariaDB answers. */
class MySqlTest {

    @Table("my_place")
    public static class Place {
        public @Nullable Long id;

        @Column(unique = true, length = 40)
        public String code = "";

        @Column(defaultSql = "'open'", length = 10)
        public @Nullable String state;

        @Column(defaultSql = "7")
        public @Nullable Integer rank;

        static Place of(String code) {
            Place place = new Place();
            place.code = code;
            return place;
        }
    }

    @Table("my_seat")
    @Unique(columns = {"hall", "number"})
    record Seat(
            @Nullable Integer id,
            @Column(length = 20) String hall,
            int number,
            @Column(unique = true, length = 20) @Nullable String guest,
            @Version int version) {}

    @Table("my_stock")
    record Stock(
            @Id @Column(length = 20) String shop,
            @Id @Column(length = 20) String article,
            @Column(defaultSql = "1") @Nullable Integer amount) {}

    @Table("my_token")
    record Token(
            @Nullable UUID id,
            @Column(unique = true, length = 20) String name) {}

    @Table("my_made")
    record Made(
            @Id @Column(length = 36, defaultSql = "'x'") @Nullable
            String id,

            @Column(length = 20) String name) {}

    private static final Class<?>[] MODELS = {Place.class, Seat.class, Stock.class, Token.class, Made.class};

    private final List<String> heard = new ArrayList<>();
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = open("t_mysql", RxConfig.builder());
        database.createTables();
        session = database.session();
    }

    private static Database open(String space, RxConfig.Builder config) {
        String url = TestServer.MARIADB.space(space).url().replaceFirst("^mariadb:", "mysql:");
        return Database.open(config.url(url).models(MODELS).startupCheck(false).build());
    }

    @AfterEach
    void close() {
        assertThat(session.sql("SELECT variable_value FROM information_schema.session_status"
                                + " WHERE variable_name = 'FEATURE_INSERT_RETURNING'")
                        .to(String.class)
                        .one())
                .isEqualTo("0");
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void aNewRowComesBackWithItsIdAndDefaults() {
        Place place = session.add(Place.of("a"));
        assertThat(place.id).isNotNull();
        assertThat(place.state).isEqualTo("open");
        assertThat(place.rank).isEqualTo(7);
        Seat seat = session.add(new Seat(null, "h", 1, null, 0));
        assertThat(session.get(Seat.class, seat.id())).isEqualTo(seat);
        assertThat(session.add(new Stock("s", "a", null))).isEqualTo(new Stock("s", "a", 1));
        assertThat(session.insert(new Seat(40, "h", 2, null, 0)).id()).isEqualTo(40);
        assertThat(session.add(new Seat(null, "h", 3, null, 0)).id()).isEqualTo(41);
        session.rollback();
        assertThat(place.id).isNull();
        assertThat(place.state).isNull();
    }

    @Test
    void manyRowsGetTheirOwnIdsAndDefaults() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 2345; i++) {
            Place place = Place.of("c" + i);
            place.state = i % 5 < 2 ? "shut" : null;
            place.rank = i % 3 == 0 ? i : null;
            places.add(place);
        }
        assertThat(session.addAll(places)).isEqualTo(places);
        assertThat(places).extracting(place -> place.id).doesNotContainNull().doesNotHaveDuplicates();
        for (int i = 0; i < places.size(); i += 13) {
            Place stored = session.get(Place.class, Objects.requireNonNull(places.get(i).id));
            assertThat(stored).usingRecursiveComparison().isEqualTo(places.get(i));
            assertThat(stored.code).isEqualTo("c" + i);
            assertThat(stored.rank).isEqualTo(i % 3 == 0 ? i : 7);
        }
        List<Stock> stock = IntStream.range(0, 1200)
                .mapToObj(i -> new Stock("s" + i % 7, "a" + i, i % 2 == 0 ? null : i))
                .toList();
        List<Stock> added = session.addAll(stock);
        for (int i = 0; i < stock.size(); i++) {
            assertThat(added.get(i)).isEqualTo(new Stock("s" + i % 7, "a" + i, i % 2 == 0 ? 1 : i));
        }
        assertThat(session.insertAll(List.of(Place.of("last")))).isEqualTo(1);
    }

    @Test
    void anUpsertReadsTheRowItWrote() {
        Seat first = session.upsert(new Seat(null, "h", 1, "Ada", 0), Seat::hall, Seat::number);
        session.commit();
        Seat again = session.upsert(new Seat(null, "h", 1, "Bob", 0), Seat::hall, Seat::number);
        assertThat(again).isEqualTo(new Seat(first.id(), "h", 1, "Bob", 1));
        assertThat(session.upsert(new Seat(first.id(), "h", 2, "Bob", 0)))
                .isEqualTo(new Seat(first.id(), "h", 2, "Bob", 2));
        assertThat(session.select(Seat.class).list()).containsExactly(new Seat(first.id(), "h", 2, "Bob", 2));
        Token token = session.upsert(new Token(null, "t"));
        assertThat(session.upsert(new Token(null, "t"), Token::name)).isEqualTo(token);
        assertThat(session.upsert(new Stock("s", "a", 5))).isEqualTo(session.upsert(new Stock("s", "a", 5)));
        Place place = session.upsert(Place.of("a"), p -> p.code);
        Place other = Place.of("a");
        other.rank = 9;
        assertThat(session.upsert(other, p -> p.code).id).isEqualTo(place.id);
        assertThat(other.state).isEqualTo("open");
    }

    @Test
    void aRowThatWasWrittenOverInsteadIsAViolation() {
        Seat ada = session.add(new Seat(null, "h", 1, "Ada", 0));
        Seat bob = session.add(new Seat(null, "h", 2, "Bob", 0));
        session.commit();
        for (Seat wrong : List.of(
                new Seat(null, "h", 3, "Bob", 0),
                new Seat(bob.id(), "h", 1, "Cy", 0),
                new Seat(bob.id(), "h", 3, "Cy", 0))) {
            assertThatThrownBy(() -> session.upsert(wrong, Seat::hall, Seat::number))
                    .isInstanceOf(UniqueViolation.class)
                    .hasMessageContaining("another unique key");
            session.rollback();
        }
        assertThatThrownBy(() -> session.upsert(new Seat(99, "x", 1, "Bob", 0))).isInstanceOf(UniqueViolation.class);
        session.rollback();
        assertThat(session.upsert(new Seat(77, "h", 1, "Cy", 0), Seat::hall, Seat::number))
                .isEqualTo(new Seat(ada.id(), "h", 1, "Cy", 1));
    }

    @Test
    void statementsByConditionGiveTheirRowsBack() {
        session.addAll(List.of(new Stock("s", "a", 1), new Stock("s", "b", 2), new Stock("t", "a", 3)));
        assertThat(session.update(Stock.class)
                        .set(Stock::amount, 9)
                        .where(Stock::shop)
                        .eq("s")
                        .returning())
                .containsExactlyInAnyOrder(new Stock("s", "a", 9), new Stock("s", "b", 9));
        assertThat(session.delete(Stock.class).where(Stock::article).eq("a").returning())
                .containsExactlyInAnyOrder(new Stock("s", "a", 9), new Stock("t", "a", 3));
        assertThat(session.delete(Stock.class).where(Stock::article).eq("a").returning())
                .isEmpty();
        assertThat(session.select(Stock.class).list()).containsExactly(new Stock("s", "b", 9));
    }

    @Test
    void aKeyThatOnlyTheDatabaseKnowsIsRefused() {
        assertThatThrownBy(() -> session.add(new Made(null, "n")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("Made.id is left to its default")
                .hasMessageContaining("set it");
        session.rollback();
        assertThat(session.add(new Made("m", "n"))).isEqualTo(new Made("m", "n"));
    }

    @Test
    void listenersAndLoggersHearOfNoReturningEither() {
        try (Database listened = open("t_mysql_heard", RxConfig.builder().listener(event -> heard.add(event.sql())))) {
            listened.createTables();
            everything(listened);
            listened.jdbi().getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    heard.add(context.getRenderedSql());
                }
            });
            everything(listened);
        }
        assertThat(heard).anyMatch(sql -> sql.startsWith("INSERT")).noneMatch(sql -> sql.contains("RETURNING"));
    }

    private static void everything(Database database) {
        database.useTransaction(inside -> {
            Place place = inside.add(Place.of("a"));
            assertThat(place.rank).isEqualTo(7);
            assertThat(inside.addAll(List.of(Place.of("b"), Place.of("c"))))
                    .extracting(added -> added.id)
                    .doesNotContainNull();
            assertThat(inside.upsert(Place.of("a"), p -> p.code).id).isEqualTo(place.id);
            assertThat(inside.update(Place.class).set(p -> p.rank, 3).all().returning())
                    .hasSize(3);
            assertThat(inside.delete(Place.class).all().returning()).hasSize(3);
        });
    }
}
