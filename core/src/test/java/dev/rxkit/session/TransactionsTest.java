package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class TransactionsTest {

    @Parameter
    TestServer server;

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
    void open() {
        database = TestDatabase.on(server, TransactionsTest.class);
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
    void workThatReadNothingAtAllLeavesTheConnectionFitForWriting() {
        sessions.useReadOnly(session -> {});
        sessions.useTransaction(session -> session.add(new Tag("a")));
        assertThat(database.count(Tag.class)).isOne();
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
    void aFailedWriteHasSpokenForItself() {
        try (Session session = sessions.session()) {
            session.insert(new Tag("a"));
            assertThatThrownBy(() -> session.insert(new Tag("a"))).isInstanceOf(UniqueViolation.class);
        }
        assertThat(warnings).isEmpty();
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
        return !session.context().handle().getConnection().getAutoCommit();
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
    void swallowedFailureDoesNotLetABlockCommit() {
        assertThatThrownBy(() -> sessions.useTransaction(s -> {
                    s.add(new Tag("a"));
                    assertThatThrownBy(() -> s.add(new Tag("a"))).isInstanceOf(UniqueViolation.class);
                }))
                .isInstanceOf(SessionException.class);
        assertThat(database.count(Tag.class)).isZero();
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
    void failedCommitRollsBackAndFreesTheConnection() throws Exception {
        if (server == TestServer.MARIADB) {
            return; // it checks every key at once, so no commit fails
        }
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
    void closedSessionIsRefused() {
        Session session = sessions.session();
        session.close();
        session.close();
        assertThatThrownBy(() -> session.select(Tag.class)).isInstanceOf(SessionException.class);
        assertThat(database.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
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
    void statementThatFailedWhileItWasPutTogetherIsNoWarning() {
        try (Session session = sessions.session()) {
            assertThatThrownBy(() -> session.select(Tag.class).where("cod").eq("a"))
                    .hasMessageContaining("code");
            assertThatThrownBy(() -> session.select(Tag.class).where(Tag::code).eq(null))
                    .hasMessageContaining("isNull()");
            assertThatThrownBy(() -> session.select(Tag.class).limit(-1)).hasMessageContaining("limit");
            assertThatThrownBy(() -> session.select(Tag.class).page(0, 1)).hasMessageContaining("page");
            assertThatThrownBy(() -> session.delete(Tag.class).run()).hasMessageContaining("all()");
        }
        assertThat(warnings).isEmpty();
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
