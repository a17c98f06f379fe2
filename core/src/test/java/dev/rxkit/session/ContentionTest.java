package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentionTest {

    private TestDatabase database;
    private Sessions sessions;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        sessions = database.sessions;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void commitReleasesTheWriteLock() {
        try (Session first = sessions.session();
                Session second = sessions.session()) {
            first.add(new Tag("a"));
            first.commit();
            second.add(new Tag("b"));
            second.rollback();
            first.add(new Tag("c"));
            first.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void secondWriterOfTheSameThreadFailsAtOnceNamingTheFirst() {
        try (Session first = sessions.session();
                Session second = sessions.session()) {
            first.add(new Tag("a"));
            assertThatThrownBy(() -> second.add(new Tag("b")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("own thread")
                    .hasMessageContaining("ContentionTest.java:");
            assertThat(second.select(Tag.class).count()).isZero();
            first.commit();
            second.add(new Tag("b"));
            second.commit();
        }
    }

    @Test
    void blocksAreNamedByTheLinesThatEnteredThem() {
        int line = line();
        sessions.readOnly(outermost -> sessions.inTransaction(Propagation.REQUIRES_NEW, writer -> {
            assertThatThrownBy(
                            () -> sessions.useTransaction(Propagation.REQUIRES_NEW, inner -> inner.add(new Tag("b"))))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("opened at ContentionTest.java:" + (line + 1) + " is writing");
            try (Session third = sessions.session();
                    Session fourth = sessions.session()) {
                assertThatThrownBy(sessions::session)
                        .hasMessageContaining("all 4 connections")
                        .hasMessageContaining("ContentionTest.java:");
                third.select(Tag.class).list();
                fourth.select(Tag.class).list();
            }
            return 0;
        }));
    }

    @Test
    void sessionOfABlockThatHasEndedIsRefused() {
        Session leaked = sessions.inTransaction(session -> session);
        assertThatThrownBy(() -> leaked.select(Tag.class).list())
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("its transaction block ended");
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    @Test
    void poolUsedUpByThisThreadFailsAtOnce() {
        List<Session> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            held.add(sessions.session());
        }
        assertThatThrownBy(sessions::session)
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("all 4 connections")
                .hasMessageContaining("ContentionTest.java:");
        held.forEach(Session::close);
        sessions.session().close();
    }

    @Test
    void sessionInUseByAnotherThreadIsRefusedAndHandingOverIsFine() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Session session = sessions.session()) {
            session.useTransaction(s -> {
                Future<?> use = other.submit(() -> s.select(Tag.class).list());
                assertThatThrownBy(use::get).hasCauseInstanceOf(SessionException.class);
            });
            assertThat(other.submit(() -> session.select(Tag.class).count()).get())
                    .isZero();
        } finally {
            other.shutdown();
        }
    }

    @Test
    void retryRunsAgainOnBusyAndGivesUpAfterItsAttempts() {
        AtomicInteger runs = new AtomicInteger();
        try (Session writer = sessions.session()) {
            ExecutorService other = Executors.newSingleThreadExecutor();
            writer.add(new Tag("held"));
            Future<?> use = other.submit(() -> sessions.useTransaction(Retry.times(3), s -> runs.incrementAndGet()));
            assertThatThrownBy(use::get).hasCauseInstanceOf(DatabaseBusyException.class);
            other.shutdown();
            writer.rollback();
        }
        assertThat(runs).hasValue(0);
        assertThat(database.pauses).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    @Test
    void retryIsNotForOtherFailures() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> sessions.useTransaction(Retry.times(5), s -> {
                    runs.incrementAndGet();
                    s.add(new Tag("a"));
                    s.add(new Tag("a"));
                }))
                .isInstanceOf(UniqueViolation.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void writersOfManyThreadsLoseNothing(@TempDir Path folder) throws Exception {
        try (TestDatabase busy = new TestDatabase(folder, 8, 30_000)) {
            busy.sessions.useTransaction(s -> s.add(Hero.of("counter", 0)));
            ExecutorService threads = Executors.newFixedThreadPool(8);
            CountDownLatch start = new CountDownLatch(1);
            for (int t = 0; t < 8; t++) {
                threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < 25; i++) {
                        busy.sessions.useTransaction(s -> {
                            Hero hero = s.get(Hero.class, 1);
                            hero.age++;
                            s.update(hero);
                        });
                    }
                    return null;
                });
            }
            start.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(busy.sessions.<Integer, RuntimeException>readOnly(s -> s.get(Hero.class, 1).age))
                    .isEqualTo(200);
        }
    }
}
