package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Note;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.Shop.Team;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {

    private final List<String> warnings = new ArrayList<>();
    private final Logger log = Logger.getLogger("dev.rxkit");
    private final Handler catcher = new Handler() {
        @Override
        public void publish(LogRecord record) {
            warnings.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private TestDatabase database;
    private Sessions sessions;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        sessions = database.sessions;
        log.addHandler(catcher);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void close() {
        log.removeHandler(catcher);
        log.setUseParentHandlers(true);
        database.close();
    }

    @Test
    void noCommitIsARollbackWithAWarning() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
        }
        assertThat(database.count(Tag.class)).isZero();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("TransactionsTest.java:")
                .contains("without commit()");
    }

    @Test
    void readingOnlyClosesQuietly() {
        try (Session session = sessions.session()) {
            session.select(Tag.class).list();
        }
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            session.rollback();
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void readsBeforeTheFirstWriteRunInAutoCommit() throws Exception {
        try (Session session = sessions.session()) {
            session.select(Tag.class).list();
            assertThat(inTransaction(session)).isFalse();
            session.add(new Tag("a"));
            assertThat(inTransaction(session)).isTrue();
            session.commit();
            assertThat(inTransaction(session)).isFalse();
            session.add(new Tag("b"));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    private static boolean inTransaction(Session session) throws Exception {
        return !session.inside().handle().getConnection().getAutoCommit();
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
    void useAndInTransactionCommitOnReturnAndRollBackOnThrow() throws Exception {
        sessions.useTransaction(s -> s.add(new Tag("a")));
        assertThat(sessions.<String, RuntimeException>inTransaction(
                        s -> s.add(new Tag("b")).code()))
                .isEqualTo("b");
        assertThatThrownBy(() -> sessions.useTransaction(s -> {
                    s.add(new Tag("c"));
                    throw new IOException("checked");
                }))
                .isInstanceOf(IOException.class);
        assertThat(database.count(Tag.class)).isEqualTo(2);
        assertThat(warnings).isEmpty();
    }

    @Test
    void transactionBlockRefusesCommitInside() {
        assertThatThrownBy(() -> sessions.useTransaction(s -> {
                    s.add(new Tag("a"));
                    s.commit();
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("commits when it returns");
        assertThat(database.count(Tag.class)).isZero();
    }

    @Test
    void readOnlyReadsAndRefusesWrites() {
        sessions.useTransaction(s -> s.add(new Tag("a")));
        assertThat(sessions.<Long, RuntimeException>readOnly(
                        s -> s.select(Tag.class).count()))
                .isEqualTo(1);
        assertThatThrownBy(() -> sessions.useReadOnly(s -> s.add(new Tag("b"))))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("read only");
        assertThatThrownBy(
                        () -> sessions.useReadOnly(s -> s.sql("delete from tag").run()))
                .isInstanceOf(SessionException.class);
        assertThatThrownBy(() -> sessions.useReadOnly(s ->
                        s.sql("delete from tag returning code").to(String.class).list()))
                .isInstanceOf(SessionException.class);
        assertThat(database.count(Tag.class)).isEqualTo(1);
    }

    @Test
    void afterAFailedWriteOnlyRollbackIsAccepted() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            assertThatThrownBy(() -> session.add(new Tag("a"))).isInstanceOf(UniqueViolation.class);
            assertThatThrownBy(() -> session.add(new Tag("b")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("rollback()");
            assertThatThrownBy(() -> session.select(Tag.class).list()).isInstanceOf(SessionException.class);
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
            session.rollback();
            session.add(new Tag("b"));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(1);
    }

    @Test
    void failedWriteInsideASavepointIsMendedByItsEnd() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            assertThatThrownBy(() -> session.useTransaction(s -> s.add(new Tag("a"))))
                    .isInstanceOf(UniqueViolation.class);
            session.useTransaction(s -> s.add(new Tag("b")));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void swallowedFailureDoesNotLetABlockCommit() {
        assertThatThrownBy(() -> sessions.useTransaction(s -> {
                    s.add(new Tag("a"));
                    assertThatThrownBy(() -> s.add(new Tag("a"))).isInstanceOf(UniqueViolation.class);
                }))
                .isInstanceOf(SessionException.class);
        assertThat(database.count(Tag.class)).isZero();
    }

    @Test
    void savepointsNestAndCloseRollsBack() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            try (Savepoint outer = session.savepoint()) {
                session.add(new Tag("b"));
                Savepoint inner = session.savepoint();
                session.add(new Tag("c"));
                inner.rollback();
                outer.release();
            }
            try (Savepoint dropped = session.savepoint()) {
                session.add(new Tag("d"));
                assertThat(dropped).isNotNull();
            }
            session.commit();
            assertThat(session.select(Tag.class).orderBy(Tag::code).list()).containsExactly(new Tag("a"), new Tag("b"));
        }
    }

    @Test
    void inTransactionOfAPlainSessionCommits() {
        try (Session session = sessions.session()) {
            session.useTransaction(s -> s.add(new Tag("a")));
        }
        assertThat(database.count(Tag.class)).isEqualTo(1);
        assertThat(warnings).isEmpty();
    }

    @Test
    void rollbackGivesMutableObjectsTheirIdVersionAndTimesBack() {
        Note note = Note.of("x");
        try (Session session = sessions.session()) {
            session.add(note);
            session.rollback();
            assertThat(note.id).isNull();
            assertThat(note.createdAt).isNull();
            session.add(note);
            session.commit();
            Long id = note.id;
            Savepoint point = session.savepoint();
            session.update(note);
            assertThat(note.version).isEqualTo(1);
            point.rollback();
            assertThat(note.version).isZero();
            assertThat(note.id).isEqualTo(id);
            List<Team> teams = session.addAll(List.of(Team.of("a"), Team.of("b")));
            session.rollback();
            assertThat(teams).extracting(Team::getId).containsExactly(0L, 0L);
        }
    }

    @Test
    void failedCommitRollsBackAndFreesTheConnection() throws Exception {
        try (Connection connection = database.pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table late (tag text references tag (code) deferrable initially deferred)");
        }
        try (Session session = sessions.session()) {
            session.sql("insert into late values ('nowhere')").run();
            assertThatThrownBy(session::commit).isInstanceOf(ForeignKeyViolation.class);
            assertThat(inTransaction(session)).isFalse();
            session.add(new Tag("a"));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(1);
    }

    @Test
    void secondWriterOfTheSameThreadFailsAtOnceNamingTheFirst() {
        try (Session first = sessions.session();
                Session second = sessions.session()) {
            first.add(new Tag("a"));
            assertThatThrownBy(() -> second.add(new Tag("b")))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("own thread")
                    .hasMessageContaining("TransactionsTest.java:");
            assertThat(second.select(Tag.class).count()).isZero();
            first.commit();
            second.add(new Tag("b"));
            second.commit();
        }
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
                .hasMessageContaining("TransactionsTest.java:");
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
    void closedSessionIsRefused() {
        Session session = sessions.session();
        session.close();
        session.close();
        assertThatThrownBy(() -> session.select(Tag.class)).isInstanceOf(SessionException.class);
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
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

    @Test
    void handleIsInTheSameTransaction() {
        try (Session session = sessions.session()) {
            session.add(new Tag("a"));
            assertThat(session.handle()
                            .createQuery("select count(*) from tag")
                            .mapTo(Long.class)
                            .one())
                    .isEqualTo(1);
            session.handle().useTransaction(h -> h.execute("insert into tag values ('b')"));
            session.rollback();
            session.handle().execute("insert into tag values ('c')");
            session.commit();
            assertThat(session.select(Tag.class).list()).containsExactly(new Tag("c"));
        }
    }

    @Test
    void neverRunStatementIsAWarning() {
        try (Session session = sessions.session()) {
            session.delete(Tag.class).where(Tag::code).eq("a");
            session.select(Tag.class).list();
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("delete(Tag.class)")
                .contains("never run");
    }

    @Test
    void halfReadStreamIsClosedWithItsSession() {
        sessions.useTransaction(s -> s.insertAll(List.of(new Tag("a"), new Tag("b"), new Tag("c"))));
        try (Session session = sessions.session()) {
            Stream<Tag> stream = session.select(Tag.class).orderBy(Tag::code).stream();
            assertThat(stream.iterator().next()).isEqualTo(new Tag("a"));
        }
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        try (Session session = sessions.session();
                Stream<Tag> stream = session.select(Tag.class).orderBy(Tag::code).stream()) {
            assertThat(stream.map(Tag::code)).containsExactly("a", "b", "c");
        }
    }
}
