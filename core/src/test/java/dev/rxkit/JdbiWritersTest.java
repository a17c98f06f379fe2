package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Shop.Customer;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Session;
import dev.rxkit.session.transaction.WriterQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.result.ResultIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jdbi's statements outside of sessions, and test transactions, wait for their turn to write to an SQLite file. */
class JdbiWritersTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = open("sqlite:///shop.db?busy_timeout=600000");
        database.createTables();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Database open(String url) {
        return Database.open(Shop.in(folder, Shop.builder().url(url)));
    }

    /** Each way of Jdbi to run a statement that writes. */
    static Stream<Arguments> statements() {
        String sql = "insert into customer(name) values ('x')";
        return Stream.of(
                way("execute", h -> h.execute(sql)),
                way("createUpdate", h -> h.createUpdate("/* x */ " + sql).execute()),
                way(
                        "generated keys",
                        h -> h.createUpdate(sql)
                                .executeAndReturnGeneratedKeys()
                                .mapTo(Long.class)
                                .one()),
                way(
                        "returning",
                        h -> h.createQuery(sql + " returning id")
                                .mapTo(Long.class)
                                .one()),
                way(
                        "with",
                        h -> h.execute("with n(name) as (select 'x') insert into customer(name) select name from n")),
                way("batch", h -> h.createBatch().add(sql).execute()),
                way(
                        "preparedBatch",
                        h -> h.prepareBatch("insert into customer(name) values (?)")
                                .add("x")
                                .execute()),
                way("script", h -> h.createScript(sql + "; select 1").executeAsSeparateStatements()),
                way("begin", h -> {
                    h.execute("begin");
                    h.execute(sql);
                    h.execute("commit");
                }));
    }

    private static Arguments way(String name, HandleConsumer<RuntimeException> way) {
        return Arguments.of(name, way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void aStatementOfJdbiFailsAtOnceInABlockThatHasWritten(String name, HandleConsumer<RuntimeException> way) {
        try (Database used = open("sqlite:///shop.db?busy_timeout=250")) {
            used.useTransaction(s -> {
                s.add(new Customer(null, "first"));
                assertThatThrownBy(() -> used.jdbi().useHandle(way))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("its own thread: the session opened at JdbiWritersTest.java:");
            });
            used.jdbi().useHandle(way);
            used.useTransaction(s -> s.add(new Customer(null, "third")));
            assertThat(count()).isEqualTo(3);
        }
    }

    @Test
    void aStatementOfJdbiThatIsStillOpenIsNamed() {
        try (Database used = open("sqlite:///shop.db?busy_timeout=250");
                Handle handle = used.jdbi().open()) {
            String sql = "insert into customer(name) values ('a'), ('b') returning id";
            try (ResultIterator<Long> rows =
                    handle.createQuery(sql).mapTo(Long.class).iterator()) {
                rows.next();
                assertThatThrownBy(() -> used.useTransaction(s -> s.add(new Customer(null, "second"))))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("the statement of a Jdbi handle, run at JdbiWritersTest.java:");
                assertThatThrownBy(() -> used.jdbi().useHandle(h -> insert(h, "second")))
                        .isInstanceOf(SessionException.class);
                handle.execute("select 1");
            }
            used.useTransaction(s -> s.add(new Customer(null, "second")));
            assertThat(count()).isEqualTo(3);
        }
    }

    @Test
    void aHandleThatIsClosedGivesItsTurnOnWhateverIsOpen() {
        try (Database used = open("sqlite:///shop.db?busy_timeout=250")) {
            used.jdbi()
                    .useHandle(h -> h.createQuery("insert into customer(name) values ('a') returning id")
                            .mapTo(Long.class)
                            .iterator()
                            .next());
            assertThatThrownBy(() -> used.jdbi().useHandle(h -> h.execute("insert into nowhere values (1)")))
                    .hasMessageContaining("nowhere");
            used.useTransaction(s -> s.add(new Customer(null, "second")));
            assertThat(count()).isEqualTo(2);
        }
    }

    @Test
    void aTestTransactionIsAWriterAsLongAsItIsOpen() {
        try (Database used = open("sqlite:///shop.db?busy_timeout=250")) {
            try (Database tested = used.rollbackOnly()) {
                assertThatThrownBy(() -> used.useTransaction(s -> s.add(new Customer(null, "x"))))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("the test transaction begun at JdbiWritersTest.java:");
                assertThatThrownBy(used::rollbackOnly).isInstanceOf(SessionException.class);
                tested.useTransaction(s -> s.add(new Customer(null, "y")));
                tested.jdbi().useHandle(h -> insert(h, "z"));
            }
            used.useTransaction(s -> {
                s.add(new Customer(null, "x"));
                assertThatThrownBy(used::rollbackOnly)
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("its own thread: the session opened at");
            });
            assertThat(count()).isEqualTo(1);
        }
    }

    /** None of them is busy, as each waits in the queue: SQLite's own waiting has no order. */
    @Test
    void sessionsStatementsOfJdbiAndTestTransactionsHaveTheirTurnsInTheOrderInWhichTheyCame() throws Exception {
        WriterQueue queue = WriterQueue.of(folder.resolve("shop.db").toRealPath());
        ExecutorService threads = Executors.newFixedThreadPool(7);
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> all = new ArrayList<>();
        try (Session holder = database.session()) {
            holder.add(new Customer(null, "held"));
            for (int i = 0; i < 7; i++) {
                int number = i;
                all.add(threads.submit(() -> write(number, order)));
                while (queue.waiting() <= i) {
                    assertThat(all.get(i)).isNotDone();
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            }
            assertThat(order).isEmpty();
            holder.commit();
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(count()).isEqualTo(7);
    }

    private void write(int number, List<Integer> order) {
        switch (number % 4) {
            case 0 ->
                database.useTransaction(s -> {
                    order.add(number);
                    s.add(new Customer(null, "session"));
                });
            case 1 ->
                database.jdbi()
                        .useHandle(h -> h.createQuery("insert into customer(name) values ('x') returning id")
                                .scanResultSet((rows, context) -> {
                                    rows.get().next();
                                    return order.add(number);
                                }));
            case 2 ->
                database.jdbi().useTransaction(h -> {
                    order.add(number);
                    insert(h, "transaction");
                });
            default -> {
                try (Database tested = database.rollbackOnly()) {
                    order.add(number);
                    tested.useTransaction(s -> s.add(new Customer(null, "test transaction")));
                }
            }
        }
    }

    private static void insert(Handle handle, String name) {
        handle.execute("insert into customer(name) values (?)", name);
    }

    private long count() {
        return database.readOnly(s -> s.select(Customer.class).count());
    }
}
