package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Shop.Customer;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for itself would take ten minutes here, so that each of these calls fails at once or not at all. */
class WritersOfOneFileTest {

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

    @Test
    void twoDatabasesOnOneFileDoNotWaitForTheirOwnThread() {
        try (Database other = open("sqlite:///shop.db?busy_timeout=600000");
                Session first = database.session()) {
            first.add(new Customer(null, "first"));
            assertThatThrownBy(() -> other.useTransaction(s -> s.add(new Customer(null, "second"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("its own thread")
                    .hasMessageContaining("WritersOfOneFileTest.java:");
            first.commit();
            other.useTransaction(s -> s.add(new Customer(null, "second")));
        }
    }

    @Test
    void aFileIsTheSameUnderEachOfItsNames() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (Database other = open("sqlite:///" + link.resolve("shop.db") + "?busy_timeout=600000");
                Session first = database.session()) {
            first.add(new Customer(null, "first"));
            assertThatThrownBy(() -> other.useTransaction(s -> s.add(new Customer(null, "second"))))
                    .isInstanceOf(SessionException.class);
        }
    }

    @Test
    void databasesInMemoryDoNotWaitForEachOther() {
        try (Database one = open("sqlite://");
                Database two = open("sqlite://")) {
            one.createTables();
            two.createTables();
            one.useTransaction(s -> two.useTransaction(t -> t.add(new Customer(null, "both"))));
        }
    }

    @Test
    void jdbiInABlockThatHasWrittenFailsAtOnceAndNamesTheLine() {
        database.useTransaction(s -> {
            s.add(new Customer(null, "first"));
            assertThatThrownBy(() -> database.jdbi().useTransaction(handle -> insert(handle, "second")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("its own thread")
                    .hasMessageContaining("WritersOfOneFileTest.java:");
        });
        database.jdbi().useTransaction(handle -> insert(handle, "second"));
        database.useTransaction(s -> s.add(new Customer(null, "third")));
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aSessionInATransactionOfJdbiFailsAtOnceAndNamesTheLine() {
        database.jdbi().useTransaction(handle -> {
            insert(handle, "first");
            assertThatThrownBy(() -> database.useTransaction(s -> s.add(new Customer(null, "second"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("its own thread")
                    .hasMessageContaining("WritersOfOneFileTest.java:");
        });
        assertThatThrownBy(() -> database.jdbi().useTransaction(handle -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        database.useTransaction(s -> s.add(new Customer(null, "second")));
        assertThat(count()).isEqualTo(2);
    }

    private static void insert(Handle handle, String name) {
        handle.execute("insert into customer(name) values (?)", name);
    }

    private long count() {
        return database.readOnly(s -> s.select(Customer.class).count());
    }

    @Test
    void eightThreadsAreNeverBusy() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Database busy = open("sqlite:///shop.db?busy_timeout=60000")) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                Database used = t % 2 == 0 ? busy : database;
                all.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < 50; i++) {
                        if (i % 2 == 0) {
                            used.useTransaction(s -> s.add(new Customer(null, "x")));
                        } else {
                            used.jdbi().useHandle(h -> insert(h, "x"));
                        }
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(count()).isEqualTo(400);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aWriterOutsideOfSessionsIsWaitedForAndDistinguishedFromOneInside() throws Exception {
        try (Database impatient = open("sqlite:///shop.db?busy_timeout=250");
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> impatient.useTransaction(s -> s.add(new Customer(null, "x"))))
                    .hasMessageContaining("another process or outside of sessions, for more than 250 ms");
            statement.execute("COMMIT");
            impatient.useTransaction(s -> {
                s.add(new Customer(null, "x"));
                assertThat(s.sql("pragma busy_timeout").to(Integer.class).one()).isEqualTo(250);
            });
        }
    }

    @Test
    void aTurnEndsWithItsDatabase() {
        try (Database leaking = open("sqlite:///shop.db?busy_timeout=600000")) {
            leaking.session().add(new Customer(null, "left open"));
        }
        database.useTransaction(s -> s.add(new Customer(null, "next")));
        assertThat(count()).isEqualTo(1);
    }
}
