package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.transaction.Writer;
import dev.rxkit.session.transaction.WriterQueue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterQueueTest {

    private record Named(String name, CallSite opened) implements Writer {
        static Named of(String name) {
            return new Named(name, CallSite.here());
        }

        @Override
        public boolean mine() {
            return false;
        }
    }

    @Test
    void writersHaveTheirTurnsInTheOrderInWhichTheyCame(@TempDir Path folder) throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newCachedThreadPool();
        try (TestDatabase database = new TestDatabase(folder, 12, 60_000)) {
            WriterQueue queue;
            List<Future<?>> waiters = new ArrayList<>();
            try (Session holder = database.sessions.session()) {
                holder.add(new Tag("held"));
                queue = database.sessions.database().slot().queue();
                for (int i = 0; i < 10; i++) {
                    int number = i;
                    waiters.add(threads.submit(() -> database.sessions.useTransaction(s -> {
                        order.add(number);
                        s.add(new Tag("waited" + number));
                    })));
                    while (queue.waiting() <= i) {
                        Thread.onSpinWait();
                    }
                }
                assertThat(order).isEmpty();
                holder.commit();
            }
            for (Future<?> waiter : waiters) {
                waiter.get();
            }
            assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(database.count(Tag.class)).isEqualTo(11);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneLongTransactionIsNamedByTheLineThatOpenedIt(@TempDir Path folder) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (TestDatabase database = TestDatabase.in(folder)) {
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            Future<?> block = other.submit(() -> {
                database.sessions.useTransaction(s -> {
                    s.add(new Tag("long"));
                    writing.countDown();
                    done.await();
                });
                return null;
            });
            writing.await();
            assertThatThrownBy(() -> database.sessions.useTransaction(s -> s.add(new Tag("short"))))
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessageMatching("the database is locked by another writer: the session opened at"
                            + " WriterQueueTest.java:\\d+ has been writing for \\d+\\.\\d s;.*");
            done.countDown();
            block.get();
            database.sessions.useTransaction(s -> s.add(new Tag("short")));
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aCrowdOfWritersIsToldFromALongTransaction() throws Exception {
        WriterQueue queue = WriterQueue.of(null);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Named first = Named.of("first");
            Named second = Named.of("second");
            queue.enter(first, 0);
            Future<?> next = threads.submit(() -> queue.enter(second, 60_000));
            while (queue.waiting() < 1) {
                Thread.onSpinWait();
            }
            Future<Throwable> late = threads.submit(() -> catchThrowable(() -> queue.enter(Named.of("third"), 3000)));
            while (queue.waiting() < 2) {
                Thread.onSpinWait();
            }
            queue.leave(first);
            next.get();
            assertThat(late.get())
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessageContaining("1 other writers had their turn within 3000 ms");
            queue.leave(second);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptedWaitEndsAtOnceAndTheFlagStaysSet(@TempDir Path folder) throws Exception {
        try (TestDatabase database = new TestDatabase(folder, 4, 600_000);
                Session holder = database.sessions.session()) {
            holder.add(new Tag("held"));
            Throwable[] failure = new Throwable[1];
            boolean[] flag = new boolean[1];
            Thread waiter = new Thread(() -> {
                failure[0] = catchThrowable(() -> database.sessions.useTransaction(s -> s.add(new Tag("x"))));
                flag[0] = Thread.currentThread().isInterrupted();
            });
            waiter.start();
            while (database.sessions.database().slot().queue().waiting() < 1) {
                Thread.onSpinWait();
            }
            waiter.interrupt();
            waiter.join();
            assertThat(failure[0])
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessage("interrupted while waiting for the turn to write");
            assertThat(flag[0]).isTrue();
            holder.commit();
        }
    }

    @Test
    void anInterruptedThreadWritesWhereItNeedNotWait(@TempDir Path folder) {
        try (TestDatabase database = TestDatabase.in(folder)) {
            database.sessions.useTransaction(s -> s.add(new Tag("first")));
            Thread.currentThread().interrupt();
            database.sessions.useTransaction(s -> s.add(new Tag("second")));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(database.count(Tag.class)).isEqualTo(2);
        }
    }

    @Test
    void theTurnIsGivenOnWhicheverThreadAndWayTheTransactionEnds(@TempDir Path folder) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (TestDatabase database = TestDatabase.in(folder)) {
            Session handedOn = database.sessions.session();
            handedOn.add(new Tag("a"));
            other.submit(handedOn::close).get();
            write(database, "after a close by another thread");
            try (Session session = database.sessions.session()) {
                session.add(new Tag("b"));
                assertThatThrownBy(
                        () -> session.sql("insert into nowhere values (1)").run());
                session.rollback();
                write(database, "after a rollback");
                session.handle().begin();
                session.handle().rollback();
                write(database, "after a rollback of the handle");
            }
            assertThatThrownBy(() -> database.sessions.useTransaction(s -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            write(database, "after a failed block");
            Session lost = database.sessions.session();
            lost.add(new Tag("c"));
            lost.handle()
                    .getConnection()
                    .unwrap(org.sqlite.SQLiteConnection.class)
                    .close();
            catchThrowable(lost::close);
            database.sessions.database().slot().queue().enter(Named.of("after a lost connection"), 0);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void plainJdbcOutsideOfTheQueueFailsBeforeItHasWrittenAndLosesNothing(@TempDir Path folder) throws Exception {
        try (TestDatabase database = new TestDatabase(folder, 4, 50);
                Connection plain = database.pool.getConnection();
                Statement statement = plain.createStatement()) {
            String insert = "insert into tag values ('plain')";
            try (Session session = database.sessions.session()) {
                session.add(new Tag("session"));
                assertThatThrownBy(() -> statement.executeUpdate(insert)).hasMessageContaining("SQLITE_BUSY");
                plain.setAutoCommit(false);
                assertThatThrownBy(() -> statement.executeUpdate(insert)).hasMessageContaining("SQLITE_BUSY");
                session.commit();
            }
            statement.executeUpdate(insert);
            assertThatThrownBy(() -> write(database, "second"))
                    .isInstanceOf(DatabaseBusyException.class)
                    .hasMessageContaining("by another writer, of another process or outside of sessions");
            plain.commit();
            write(database, "second");
            plain.setAutoCommit(true);
            assertThat(database.count(Tag.class)).isEqualTo(3);
        }
    }

    private static void write(TestDatabase database, String code) {
        database.sessions.useTransaction(s -> s.add(new Tag(code)));
    }
}
