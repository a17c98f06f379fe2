package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Shop.Customer;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyThreadsTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    @Test
    void loseNoUpdate(@TempDir Path folder) throws Exception {
        try (Database database = Database.open(Shop.file(folder))) {
            database.createTables();
            database.useTransaction(session -> session.add(new Customer(null, "0")));
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    all.add(threads.submit(() -> count(database)));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                threads.shutdownNow();
            }
            Customer counted = database.readOnly(session -> session.get(Customer.class, 1));
            assertThat(counted.name()).isEqualTo(String.valueOf(THREADS * ROUNDS));
        }
    }

    private static void count(Database database) {
        for (int i = 0; i < ROUNDS; i++) {
            database.useTransaction(Retry.times(5), session -> {
                Customer found = session.get(Customer.class, 1);
                session.update(new Customer(1L, String.valueOf(Integer.parseInt(found.name()) + 1)));
            });
        }
    }

    @Test
    void writersInsideEachOtherOnOneThreadFailAtOnce(@TempDir Path folder) {
        try (Database database = Database.open(Shop.file(folder))) {
            database.createTables();
            assertThatThrownBy(() -> database.useTransaction(
                            outer -> database.useTransaction(Propagation.REQUIRES_NEW, inner -> {})))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("ManyThreadsTest.java");
            try (Session outer = database.session()) {
                outer.add(new Customer(null, "a"));
                assertThatThrownBy(() -> database.useTransaction(inner -> {})).hasMessageContaining("its own thread");
                assertThatThrownBy(database::createTables).hasMessageContaining("its own thread");
            }
        }
        try (Database memory = Database.open(Shop.in(folder, Shop.builder().url("sqlite://")));
                Session outer = memory.session()) {
            assertThatThrownBy(memory::session).hasMessageContaining("ManyThreadsTest.java");
            assertThat(outer.sql("select 1").to(Long.class).one()).isEqualTo(1L);
        }
    }
}
