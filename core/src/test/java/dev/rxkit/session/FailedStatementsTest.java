package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.annotation.Table;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** After a failed statement, whichever way it was run, a transaction takes only a rollback, on every database. */
@OnEveryDatabase
class FailedStatementsTest {

    /** Has no table. */
    @Table
    record Ghost(@Nullable Long id, String name) {}

    interface Ghosts {
        @SqlUpdate("insert into ghost (name) values ('a')")
        void add();
    }

    private static final String GONE = "insert into ghost (name) values ('a')";

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, FailedStatementsTest.class);
        database.jdbi.installPlugin(new SqlObjectPlugin());
        sessions = database.sessions;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Map<String, SessionConsumer<Exception>> ways() {
        Ghost ghost = new Ghost(null, "a");
        Map<String, SessionConsumer<Exception>> ways = new LinkedHashMap<>();
        ways.put("select", s -> s.select(Ghost.class).list());
        ways.put("count", s -> s.select(Ghost.class).count());
        ways.put("find", s -> s.find(Ghost.class, 1));
        ways.put("forUpdate", s -> s.select(Ghost.class).forUpdate().list());
        ways.put("stream", s -> s.select(Ghost.class).stream().toList());
        ways.put("add", s -> s.add(ghost));
        ways.put("addAll", s -> s.addAll(List.of(ghost, ghost)));
        ways.put("insertAll", s -> s.insertAll(List.of(ghost, ghost)));
        ways.put("upsert", s -> s.upsert(new Ghost(1L, "a")));
        ways.put("update", s -> s.update(new Ghost(1L, "a")));
        ways.put("delete", s -> s.delete(Ghost.class).all().run());
        ways.put("unique", s -> s.insert(new Tag("kept")));
        ways.put(
                "sql list",
                s -> s.sql("select name from ghost").to(String.class).list());
        ways.put(
                "sql one", s -> s.sql("select name from ghost").to(String.class).one());
        ways.put(
                "sql stream",
                s -> s.sql("select name from ghost").to(String.class).stream().toList());
        ways.put("sql run", s -> s.sql(GONE).run());
        ways.put("handle", s -> s.handle().execute(GONE));
        ways.put(
                "handle query",
                s -> s.handle()
                        .createQuery("select name from ghost")
                        .mapTo(String.class)
                        .list());
        ways.put("handle batch", s -> s.handle().createBatch().add(GONE).execute());
        ways.put("handle script", s -> s.handle().createScript(GONE).execute());
        ways.put(
                "handle prepared",
                s -> s.handle()
                        .prepareBatch("insert into tag (code) values (?)")
                        .add("kept")
                        .execute());
        ways.put("attach", s -> s.attach(Ghosts.class).add());
        ways.put("jdbc", s -> {
            try (Statement statement = s.handle().getConnection().createStatement()) {
                statement.execute(GONE);
            }
        });
        ways.put("jdbc prepared", s -> {
            try (PreparedStatement statement = s.handle().getConnection().prepareStatement(GONE)) {
                statement.executeUpdate();
            }
        });
        ways.put("jdbc batch", s -> {
            try (Statement statement = s.handle().getConnection().createStatement()) {
                statement.addBatch(GONE);
                statement.executeBatch();
            }
        });
        return ways;
    }

    @Test
    void aBlockThatReturnsAfterAFailedStatementIsNotCommittedAndSaysSo() {
        ways().forEach((name, way) -> {
            assertThatThrownBy(() -> sessions.useTransaction(session -> {
                        session.insert(new Tag("kept"));
                        assertThat(catchThrowable(() -> way.accept(session)))
                                .as(name)
                                .isNotNull();
                    }))
                    .as(name)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("only rollback() is possible now");
            assertThat(database.count(Tag.class)).as(name).isZero();
        });
    }

    @Test
    void aSessionTakesOnlyARollbackAndThenWorksAsBefore() {
        ways().forEach((name, way) -> {
            try (Session session = sessions.session()) {
                session.insert(new Tag("kept"));
                assertThat(catchThrowable(() -> way.accept(session))).as(name).isNotNull();
                assertThatThrownBy(() -> session.select(Tag.class).list())
                        .as(name)
                        .isInstanceOf(SessionException.class);
                assertThatThrownBy(() -> session.handle().execute("insert into tag (code) values ('b')"))
                        .as(name)
                        .isInstanceOf(SessionException.class);
                assertThatThrownBy(session::commit).as(name).isInstanceOf(SessionException.class);
                session.rollback();
                session.insert(new Tag(name));
                session.commit();
            }
        });
        assertThat(database.count(Tag.class)).isEqualTo(ways().size());
    }

    @Test
    void theEndOfItsSavepointTakesAFailedStatementBack() {
        ways().forEach((name, way) -> sessions.useTransaction(session -> {
            session.insert(new Tag("kept"));
            assertThat(catchThrowable(() -> session.useTransaction(way)))
                    .as(name)
                    .isNotNull();
            Savepoint point = session.savepoint();
            assertThat(catchThrowable(() -> way.accept(session))).as(name).isNotNull();
            point.rollback();
            session.insert(new Tag(name));
            session.sql("delete from tag where code = 'kept'").run();
        }));
        assertThat(database.count(Tag.class)).isEqualTo(ways().size());
    }

    @Test
    void aNestedBlockThatReturnsAfterAFailedStatementIsTakenBackAlone() {
        ways().forEach((name, way) -> sessions.useTransaction(session -> {
            session.insert(new Tag("kept"));
            assertThatThrownBy(() -> session.useTransaction(nested -> {
                        nested.insert(new Tag("gone"));
                        assertThat(catchThrowable(() -> way.accept(nested)))
                                .as(name)
                                .isNotNull();
                    }))
                    .as(name)
                    .isInstanceOf(SessionException.class);
            session.insert(new Tag(name));
            session.sql("delete from tag where code = 'kept'").run();
        }));
        assertThat(database.count(Tag.class)).isEqualTo(ways().size());
        assertThat(sessions.<List<Tag>, RuntimeException>readOnly(session ->
                        session.select(Tag.class).where(Tag::code).eq("gone").list()))
                .isEmpty();
    }

    @Test
    void whatLeavesABlockIsAnRxException() {
        ways().forEach((name, way) -> {
            if (!name.startsWith("jdbc")) {
                assertThatThrownBy(() -> sessions.useTransaction(session -> {
                            session.insert(new Tag("kept"));
                            way.accept(session);
                        }))
                        .as(name)
                        .isInstanceOf(RxException.class);
            }
        });
    }

    @Test
    void aReadingBlockThatDealtWithAFailureReturns() {
        assertThat(sessions.<String, RuntimeException>readOnly(session -> {
                    assertThatThrownBy(() -> session.select(Ghost.class).list()).isInstanceOf(RxException.class);
                    assertThatThrownBy(() -> session.select(Tag.class).list()).isInstanceOf(SessionException.class);
                    return "none";
                }))
                .isEqualTo("none");
    }

    @Test
    void aFailureOutsideATransactionLeavesNothingToRollBack() {
        try (Session session = sessions.session()) {
            assertThatThrownBy(() -> session.select(Ghost.class).list()).isInstanceOf(RxException.class);
            session.insert(new Tag("kept"));
            session.commit();
        }
        assertThat(database.count(Tag.class)).isOne();
    }
}
