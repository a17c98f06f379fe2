package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.SessionException;
import dev.rxkit.query.Sql;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.Shop.User;
import dev.rxkit.session.execution.Sessions;
import dev.rxkit.session.transaction.SessionConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL does. */
class PostgresSessionsTest {

    private final TestDatabase database = TestDatabase.on(TestServer.POSTGRESQL, PostgresSessionsTest.class);
    private final Sessions sessions = database.sessions;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void collidingTransactionsAreRunAgainWhenAskedFor() {
        sessions.useTransaction(s -> s.addAll(List.of(new Tag("a"), new Tag("b"))));
        assertThatThrownBy(() -> skewed(Retry.none(), new ArrayList<>())).isInstanceOf(DatabaseBusyException.class);
        List<Long> seen = new ArrayList<>();
        skewed(Retry.times(3), seen);
        assertThat(seen).hasSize(2);
        assertThat(database.pauses).hasSize(1);
    }

    /** Counts, while another transaction that counted as well makes the count wrong. */
    private void skewed(Retry retry, List<Long> seen) {
        List<String> others = new ArrayList<>();
        sessions.useTransaction(Isolation.SERIALIZABLE, retry, session -> {
            seen.add(session.select(Tag.class).count());
            if (others.isEmpty()) {
                others.add("other" + System.nanoTime());
                sessions.useTransaction(Propagation.REQUIRES_NEW, Isolation.SERIALIZABLE, other -> {
                    other.select(Tag.class).count();
                    other.insert(new Tag(others.get(0)));
                });
            }
            session.insert(new Tag("mine" + System.nanoTime()));
        });
    }

    @Test
    void readingSeesOneStateThroughout() {
        sessions.useReadOnly(reading -> {
            assertThat(reading.select(Tag.class).count()).isZero();
            sessions.useTransaction(Propagation.REQUIRES_NEW, writing -> writing.insert(new Tag("a")));
            assertThat(reading.select(Tag.class).count()).isZero();
        });
        assertThat(database.count(Tag.class)).isEqualTo(1);
    }

    @Test
    void connectionLostAtCommitLeavesOpenWhatHappened() {
        try (Session session = sessions.session()) {
            session.insert(new Tag("a"));
            int backend =
                    session.sql("select pg_backend_pid()").to(Integer.class).one();
            try (Session other = sessions.session()) {
                other.sql("select pg_terminate_backend(:pid)")
                        .bind("pid", backend)
                        .to(Boolean.class)
                        .one();
            }
            assertThatThrownBy(session::commit).isInstanceOf(CommitUnknownException.class);
        }
        assertThat(database.count(Tag.class)).isZero();
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void aCommitThatTheServerWouldTurnIntoARollbackIsAnException() {
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("a"));
                    try (Statement statement = session.handle()
                            .getConnection()
                            .unwrap(SessionConnection.class)
                            .real()
                            .createStatement()) {
                        assertThatThrownBy(() -> statement.execute("select nonsense"))
                                .isInstanceOf(SQLException.class);
                    }
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("rolled back and not committed");
        assertThat(database.count(Tag.class)).isZero();
        sessions.useTransaction(session -> session.insert(new Tag("b")));
        assertThat(database.count(Tag.class)).isOne();
    }

    @Test
    void aLockThatIsNotToBeHadInTimeFailsTheBlockThatSwallowsIt() {
        sessions.useTransaction(session -> session.insert(new Tag("a")));
        try (Session holder = sessions.session()) {
            holder.select(Tag.class).forUpdate().list();
            assertThatThrownBy(() -> sessions.useTransaction(session -> {
                        session.insert(new Tag("written"));
                        session.sql("set local lock_timeout = 50").run();
                        assertThatThrownBy(() ->
                                        session.select(Tag.class).forUpdate().list())
                                .isInstanceOf(DatabaseBusyException.class);
                    }))
                    .isInstanceOf(SessionException.class);
        }
        assertThat(database.count(Tag.class)).isOne();
    }

    @Test
    void aStatementOfAnAbortedTransactionIsNotToldByTheFirstFailure() {
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("a"));
                    Connection real = session.handle()
                            .getConnection()
                            .unwrap(SessionConnection.class)
                            .real();
                    try (Statement statement = real.createStatement()) {
                        assertThatThrownBy(() -> statement.execute("select * from nowhere"))
                                .isInstanceOf(SQLException.class);
                    }
                    session.select(Tag.class).list();
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("an earlier statement of this transaction failed")
                .hasMessageNotContaining("migrate");
    }

    @Test
    void deadlockIsACollision() throws Exception {
        sessions.useTransaction(s -> s.addAll(List.of(new Tag("a"), new Tag("b"))));
        List<Throwable> failures = new ArrayList<>();
        try (Session one = sessions.session();
                Session two = sessions.session()) {
            one.sql("update tag set code = code where code = 'a'").run();
            Thread thread = new Thread(() -> {
                two.sql("update tag set code = code where code = 'b'").run();
                try {
                    two.sql("update tag set code = code where code = 'a'").run();
                } catch (DatabaseBusyException collision) {
                    failures.add(collision);
                }
                two.rollback();
            });
            thread.start();
            while (thread.isAlive() && waiting() == 0) {
                Thread.onSpinWait();
            }
            try {
                one.sql("update tag set code = code where code = 'b'").run();
            } catch (DatabaseBusyException collision) {
                failures.add(collision);
            }
            one.rollback();
            thread.join();
        }
        assertThat(failures).hasSize(1);
    }

    private long waiting() {
        try (Session session = sessions.session()) {
            return session.sql("select count(*) from pg_locks where not granted")
                    .to(Long.class)
                    .one();
        }
    }

    @Test
    void textIsOrderedByCodePointsAndFoldedByTheDatabase() {
        List<String> words = List.of("1", "B", "Z", "_", "a", "z", "Ä", "é", "ﬀ", "😀");
        sessions.useTransaction(s -> {
            for (int i = words.size() - 1; i >= 0; i--) {
                s.insert(new Tag(words.get(i)));
            }
        });
        try (Session session = sessions.session()) {
            assertThat(session.select(Tag.class).orderBy(Tag::code).list())
                    .extracting(Tag::code)
                    .containsExactlyElementsOf(words);
            assertThat(session.select(Tag.class).where(Tag::code).lt("a").count())
                    .isEqualTo(4);
            assertThat(session.select(Tag.class).where(Tag::code).ilike("b").count())
                    .isEqualTo(1);
            assertThat(session.select(Tag.class)
                            .where(Sql.lower(Tag::code))
                            .eq("b")
                            .count())
                    .isEqualTo(1);
            String locale = session.sql("select datcollate from pg_database where datname = current_database()")
                    .to(String.class)
                    .one();
            if (!locale.equals("C") && !locale.equals("POSIX")) {
                assertThat(session.select(Tag.class).where(Tag::code).ilike("ä").count())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void streamsAreFetchedInParts() {
        sessions.useTransaction(s -> s.sql("insert into tag select n::text from generate_series(1, 2500) n")
                .run());
        String portals = "select count(*) from pg_cursors where name like 'C\\_%'";
        try (Session session = sessions.session()) {
            try (Stream<Tag> tags = session.select(Tag.class).stream();
                    Stream<String> codes = session.sql("select code from tag").to(String.class).stream()) {
                Iterator<Tag> first = tags.iterator();
                Iterator<String> second = codes.iterator();
                first.next();
                second.next();
                assertThat(session.sql(portals).to(Long.class).one()).isEqualTo(2);
                assertThat(rest(first)).isEqualTo(2499);
                assertThat(rest(second)).isEqualTo(2499);
            }
            session.insert(new Tag("x"));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isEqualTo(2501);
    }

    private static int rest(Iterator<?> rows) {
        int count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    @Test
    void anIntIsAnIntToTheServer() {
        try (Session session = sessions.session()) {
            assertThat(session.sql("select date '2024-02-28' + :days")
                            .bind("days", 2)
                            .to(LocalDate.class)
                            .one())
                    .isEqualTo(LocalDate.of(2024, 3, 1));
        }
    }

    @Test
    void operatorsWithAQuestionMarkAreWrittenTwice() {
        try (Session session = sessions.session()) {
            assertThat(session.sql("select cast('{\"a\": 1}' as jsonb) ?? :key")
                            .bind("key", "a")
                            .to(Boolean.class)
                            .one())
                    .isTrue();
            assertThat(session.sql("select cast('{\"a\": 1}' as jsonb) ??| array['b', 'c']")
                            .to(Boolean.class)
                            .one())
                    .isFalse();
        }
    }

    @Test
    void theCounterGoesOnBehindIdsOfOnesOwn() {
        sessions.useTransaction(session -> {
            session.insert(new User(7L, "a", "a@rx.dev", ""));
            session.insertAll(List.of(new User(30L, "b", "b@rx.dev", ""), new User(20L, "c", "c@rx.dev", "")));
            assertThat(session.add(new User(null, "d", "d@rx.dev", "")).id()).isEqualTo(31);
            session.upsert(new User(40L, "e", "e@rx.dev", ""));
            session.insert(new User(5L, "f", "f@rx.dev", ""));
            assertThat(session.add(new User(null, "g", "g@rx.dev", "")).id()).isEqualTo(41);
        });
    }
}
