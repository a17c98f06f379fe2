package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that make SQLite end the whole transaction by itself. */
class SqliteEndedTransactionsTest {

    private static final String ROLLING_BACK = "insert or rollback into tag (code) values ('there')";

    private TestDatabase database;
    private Sessions sessions;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        database = new TestDatabase(folder, 1, 200);
        sessions = database.sessions;
        try (Connection connection = database.pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tag (code) values ('there')");
            statement.execute("create trigger no_thirteen before insert on tag when new.code = '13'"
                    + " begin select raise(rollback, 'not 13'); end");
            statement.execute("pragma max_page_count = 200");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Map<String, SessionConsumer<Exception>> ways() {
        Map<String, SessionConsumer<Exception>> ways = new LinkedHashMap<>();
        ways.put("trigger", session -> session.insert(new Tag("13")));
        ways.put("trigger, addAll", session -> session.addAll(List.of(new Tag("12"), new Tag("13"))));
        ways.put("raw", session -> session.sql(ROLLING_BACK).run());
        ways.put("handle", session -> session.handle().execute(ROLLING_BACK));
        ways.put("jdbc", session -> {
            try (Statement statement = session.handle().getConnection().createStatement()) {
                statement.execute(ROLLING_BACK);
            }
        });
        ways.put("full disk", session -> {
            List<Tag> tags = new ArrayList<>();
            for (int i = 0; i < 20000; i++) {
                tags.add(new Tag("a code that is as long as this one is " + i));
            }
            session.insertAll(tags);
        });
        return ways;
    }

    /** The only connection of the pool works as a new one does. */
    private void assertUsable(String name) {
        try (Session session = sessions.session()) {
            session.insert(new Tag("undone"));
            session.rollback();
            session.insert(new Tag("undone"));
        }
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("undone"));
                    throw new IllegalStateException("undo");
                }))
                .as(name)
                .hasMessage("undo");
        sessions.useTransaction(session -> session.insert(new Tag("after " + name)));
        sessions.useTransaction(session -> {
            assertThat(session.select(Tag.class).list())
                    .as(name)
                    .extracting(Tag::code)
                    .containsExactlyInAnyOrder("there", "after " + name);
            session.delete(new Tag("after " + name));
        });
    }

    @Test
    void aBlockIsUndoneAndItsConnectionWorks() {
        ways().forEach((name, way) -> {
            assertThatThrownBy(() -> sessions.useTransaction(session -> {
                        session.insert(new Tag("before"));
                        way.accept(session);
                    }))
                    .as(name)
                    .hasNoSuppressedExceptions();
            assertUsable(name);
        });
    }

    @Test
    void aBlockThatGoesOnIsToldThatItsTransactionIsGone() {
        ways().forEach((name, way) -> {
            assertThatThrownBy(() -> sessions.useTransaction(session -> {
                        session.insert(new Tag("before"));
                        assertThat(catchThrowable(() -> way.accept(session))).isNotNull();
                        session.insert(new Tag("after"));
                    }))
                    .as(name)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("only rollback() is possible now");
            assertUsable(name);
        });
    }

    @Test
    void aSessionWorksAfterItsRollback() {
        ways().forEach((name, way) -> {
            try (Session session = sessions.session()) {
                session.insert(new Tag("before"));
                assertThat(catchThrowable(() -> way.accept(session))).isNotNull();
                assertThatThrownBy(session::commit).as(name).isInstanceOf(SessionException.class);
                session.rollback();
                session.insert(new Tag("undone"));
                session.rollback();
                session.insert(new Tag("kept"));
                session.commit();
                session.delete(new Tag("kept"));
                session.commit();
            }
            assertUsable(name);
        });
    }

    @Test
    void theSavepointsAreGoneToo() {
        assertThatThrownBy(() -> sessions.useTransaction(session -> {
                    session.insert(new Tag("before"));
                    assertThatThrownBy(() -> session.useTransaction(nested -> nested.insert(new Tag("13"))))
                            .isInstanceOf(DatabaseException.class)
                            .hasNoSuppressedExceptions();
                    session.insert(new Tag("after"));
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("the database has ended this transaction by itself");
        assertUsable("savepoint");
    }

    @Test
    void aFailureThatEndsOneStatementOnlyLeavesTheSavepoint() {
        sessions.useTransaction(session -> {
            session.insert(new Tag("kept"));
            assertThatThrownBy(() -> session.useTransaction(nested -> nested.insert(new Tag("there"))))
                    .isInstanceOf(RxException.class);
            session.delete(new Tag("kept"));
        });
        assertUsable("statement");
    }

    /** Rows of a statement that the session knows nothing of keep the table; its own streams do not. */
    @Test
    void aTableThatOpenRowsReadIsNotLockedByAnotherWriter() {
        sessions.useTransaction(session -> {
            try (var tags = session.select(Tag.class).stream()) {
                tags.iterator().next();
                session.sql("create table other (a integer)").run();
                session.sql("drop table other").run();
            }
        });
        int[] runs = new int[1];
        assertThatThrownBy(() -> sessions.useTransaction(Retry.times(3), session -> {
                    runs[0]++;
                    var connection = session.handle().getConnection();
                    try (var statement = connection.createStatement();
                            var rows = statement.executeQuery("select * from tag")) {
                        assertThat(rows.next()).isTrue();
                        session.sql("drop table tag").run();
                    }
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("open stream")
                .hasMessageNotContaining("another writer");
        assertThat(runs[0]).isOne();
    }
}
