package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.query.Sql;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The ways not to lose an update, by eight threads that count up one row. */
@OnEveryDatabase
class TwoWritersTest {

    private static final int THREADS = 8;
    private static final int TIMES = 20;

    @Table
    record Counter(Long id, int value) {}

    @Table
    record Versioned(Long id, int value, @Version long version) {}

    @Parameter
    TestServer server;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private Database database;

    @BeforeEach
    void open() {
        database = Tables.open(server, TwoWritersTest.class, Counter.class, Versioned.class);
        database.useTransaction(session -> {
            session.insert(new Counter(1L, 0));
            session.insert(new Versioned(1L, 0, 0));
        });
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private void countUp(Runnable once) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(threads.submit(() -> {
                start.await();
                for (int n = 0; n < TIMES; n++) {
                    once.run();
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : all) {
            one.get();
        }
    }

    private int counted() {
        return database.<Counter, RuntimeException>readOnly(session -> session.get(Counter.class, 1))
                .value();
    }

    @Test
    void aBlockOfItsOwnIsolationThatIsRunAgainLosesNone() throws Exception {
        Retry patient = new RetryPolicy(1000, Duration.ofMillis(1), Duration.ofMillis(20), null);
        countUp(() -> database.useTransaction(Isolation.SERIALIZABLE, patient, session -> {
            Counter now = session.get(Counter.class, 1);
            session.update(new Counter(1L, now.value() + 1));
        }));
        assertThat(counted()).isEqualTo(THREADS * TIMES);
    }

    @Test
    void aRowThatIsLockedWhenItIsReadLosesNone() throws Exception {
        countUp(() -> database.useTransaction(session -> {
            Counter now = session.select(Counter.class)
                    .where(Counter::id)
                    .eq(1L)
                    .forUpdate()
                    .one();
            session.update(new Counter(1L, now.value() + 1));
        }));
        assertThat(counted()).isEqualTo(THREADS * TIMES);
    }

    @Test
    void aVersionLosesNone() throws Exception {
        countUp(() -> {
            while (!versioned()) {
                Thread.onSpinWait();
            }
        });
        assertThat(database.<Versioned, RuntimeException>readOnly(session -> session.get(Versioned.class, 1))
                        .value())
                .isEqualTo(THREADS * TIMES);
    }

    /** Outside a block, with nothing but the version to tell; false if another one was faster. */
    private boolean versioned() {
        try (Session session = database.session()) {
            Versioned now = session.get(Versioned.class, 1);
            session.update(new Versioned(1L, now.value() + 1, now.version()));
            session.commit();
            return true;
        } catch (StaleRowException late) {
            return false;
        }
    }

    @Test
    void aStatementThatComputesLosesNone() throws Exception {
        countUp(() -> database.useTransaction(session -> session.update(Counter.class)
                .set(Counter::value)
                .toCol(Sql.plus(Counter::value, 1))
                .where(Counter::id)
                .eq(1L)
                .run()));
        assertThat(counted()).isEqualTo(THREADS * TIMES);
    }
}
