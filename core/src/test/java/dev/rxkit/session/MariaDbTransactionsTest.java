package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deadlock ends MariaDB's whole transaction, its savepoints too, and the next statement would begin another. */
class MariaDbTransactionsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestDatabase database = TestDatabase.on(TestServer.MARIADB, MariaDbTransactionsTest.class);
    private final Sessions sessions = database.sessions;

    @BeforeEach
    void addHeroes() {
        sessions.useTransaction(session -> session.addAll(List.of(Hero.of("a", 1), Hero.of("b", 2))));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private static long age(Session session, long id) {
        return session.sql("update hero set age = age + 1 where id = :id")
                .bind("id", id)
                .run();
    }

    /** Locks hero 2, then wants hero 1. Having written more, it is not the one the server gives up. */
    private Future<?> rival(CountDownLatch locked) {
        return threads.submit(() -> sessions.useTransaction(session -> {
            for (int i = 0; i < 20; i++) {
                session.insert(new Tag("rival" + i));
            }
            age(session, 2);
            locked.countDown();
            age(session, 1);
        }));
    }

    @Test
    void nothingCanBeWrittenAfterADeadlockInASavepointUntilTheRollback() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        try (Session session = sessions.session()) {
            session.insert(new Tag("before"));
            age(session, 1);
            Future<?> rival = rival(locked);
            locked.await();
            assertThatThrownBy(() -> session.inTransaction(inner -> age(inner, 2)))
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasNoSuppressedExceptions();
            assertThatThrownBy(() -> session.insert(new Tag("after"))).isInstanceOf(SessionException.class);
            assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
            rival.get();
            session.rollback();
            session.insert(new Tag("new"));
            session.commit();
        }
        try (Session session = sessions.session()) {
            assertThat(session.select(Tag.class)
                            .where(Tag::code)
                            .in(List.of("before", "after", "new"))
                            .list())
                    .extracting(Tag::code)
                    .containsExactly("new");
        }
    }

    @Test
    void aDeadlockOfAReadThatLocksCountsToo() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        try (Session session = sessions.session()) {
            session.insert(new Tag("before"));
            age(session, 1);
            Future<?> rival = rival(locked);
            locked.await();
            assertThatThrownBy(() -> session.sql("select age from hero where id = 2 for update")
                            .to(Integer.class)
                            .one())
                    .isInstanceOf(DatabaseBusyException.class);
            assertThatThrownBy(() -> session.insert(new Tag("after"))).isInstanceOf(SessionException.class);
            rival.get();
        }
        assertThat(database.count(Tag.class)).isEqualTo(20);
    }

    @Test
    void theTransactionAroundASavepointIsRunAgain() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        List<Future<?>> rival = new ArrayList<>();
        sessions.useTransaction(Retry.times(3), session -> {
            session.insert(new Tag("mine"));
            age(session, 1);
            if (rival.isEmpty()) {
                rival.add(rival(locked));
                locked.await();
            }
            session.inTransaction(inner -> age(inner, 2));
        });
        rival.get(0).get();
        assertThat(database.count(Tag.class)).isEqualTo(21);
        assertThat(database.pauses).hasSize(1);
    }

    @Test
    void aLockThatIsNotToBeHadEndsTheStatementOnly() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> sessions.inTransaction(session -> {
            age(session, 2);
            locked.countDown();
            done.await();
            return 0;
        }));
        locked.await();
        sessions.useTransaction(session -> {
            session.sql("set innodb_lock_wait_timeout = 1").run();
            session.insert(new Tag("kept"));
            assertThatThrownBy(() -> session.inTransaction(inner -> age(inner, 2)))
                    .isInstanceOf(DatabaseBusyException.class);
            session.insert(new Tag("too"));
        });
        done.countDown();
        holder.get();
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void ddlInANestedBlockTakesTheSavepointAndFailsTheWhole() {
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("committed by the server"));
                    assertThatThrownBy(() -> session.useTransaction(nested -> {
                                nested.sql("create table made (a int)").run();
                                nested.insert(new Tag("gone"));
                                throw new IllegalStateException("the user's own");
                            }))
                            .hasMessage("the user's own")
                            .satisfies(failure -> assertThat(failure.getSuppressed())
                                    .singleElement()
                                    .asString()
                                    .contains("the savepoint is gone"));
                    session.insert(new Tag("gone too"));
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("only rollback()");
        try (Session session = sessions.session()) {
            assertThat(session.select(Tag.class).list())
                    .extracting(Tag::code)
                    .containsExactly("committed by the server");
        }
    }

    @Test
    void whatAWriteGivesBackIsTheRowOfNowAndNotTheOneTheTransactionSawAtItsStart() {
        sessions.useTransaction(session -> {
            assertThat(session.get(Hero.class, 1).name).isEqualTo("a");
            sessions.useTransaction(
                    Propagation.REQUIRES_NEW,
                    other -> other.update(Hero.class)
                            .set(h -> h.name, "c")
                            .set(h -> h.age, 9)
                            .where(h -> h.id)
                            .eq(1L)
                            .run());
            List<Hero> updated = session.update(Hero.class)
                    .set(h -> h.age, 9)
                    .where(h -> h.id)
                    .eq(1L)
                    .returning();
            assertThat(updated).singleElement().satisfies(hero -> {
                assertThat(hero.age).isEqualTo(9);
                assertThat(hero.name).isEqualTo("c");
            });
            Hero patched = session.patch(Hero.class, 1, Map.of("age", 9));
            assertThat(patched.age).isEqualTo(9);
            assertThat(patched.name).isEqualTo("c");
        });
    }
}
