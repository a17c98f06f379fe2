package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Jdbi's handle and a session are two ways to one transaction, whichever begins it and whichever ends it. */
@OnEveryDatabase
class HandleTest {

    private static final String INSERT = "insert into depot_part (article_id, position, text) values (1, ?, ?)";

    /** Used through one session for as long as it lives. */
    interface Logins {
        @SqlUpdate("insert into depot_login (name, secret) values (:name, :name)")
        @GetGeneratedKeys("id")
        long add(String name);

        @SqlQuery("select count(*) from depot_login")
        long count();

        @Transaction
        default void addTwo() {
            add("one");
            add("two");
        }
    }

    @Parameter
    TestServer server;

    private final List<String> events = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private Database database;
    private Session session;
    private Handle handle;

    @BeforeEach
    void open() {
        database = Depot.created(Database.open(Depot.config(server, HandleTest.class)
                .plugin(new SqlObjectPlugin())
                .listener(event -> heard.add(event.sql()))
                .build()));
        session = database.session();
        handle = session.handle();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private void insert(int position) {
        handle.execute(INSERT, position, "text");
    }

    private long parts() {
        return database.readOnly(other -> other.select(Part.class).count());
    }

    @Test
    void rollbackOfTheHandleTakesBackWhatTheSessionWrote() {
        Login login = session.add(Login.of("a", "a"));
        session.insert(new Part(1, 1, "gone"));
        insert(2);
        handle.rollback();
        assertThat(login.id).isNull();
        session.insert(new Part(1, 3, "kept"));
        session.commit();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void commitOfTheHandleIsTheSessions() {
        session.insert(new Part(1, 1, "kept"));
        handle.commit();
        assertThat(parts()).isEqualTo(1);
        session.insert(new Part(1, 2, "gone"));
        session.rollback();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void whatRunsThroughTheHandleAfterACommitBeginsTheNextTransaction() {
        session.commit();
        insert(1);
        assertThat(handle.isInTransaction()).isTrue();
        session.rollback();
        handle.createBatch()
                .add("insert into depot_part (article_id, position, text) values (1, 2, 'b')")
                .execute();
        session.rollback();
        handle.prepareBatch(INSERT).add(3, "c").execute();
        session.rollback();
        assertThat(parts()).isZero();
        insert(4);
        session.commit();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void attachedObjectOutlivesATransaction() {
        Logins logins = session.attach(Logins.class);
        assertThat(session.get(Login.class, logins.add("a")).name).isEqualTo("a");
        session.rollback();
        logins.add("b");
        session.rollback();
        logins.addTwo();
        session.rollback();
        assertThat(logins.count()).isZero();
        long id = logins.add("c");
        session.commit();
        assertThat(session.get(Login.class, id).name).isEqualTo("c");
    }

    @Test
    void rowsOfUnknownColumnsAreMaps() {
        insert(7);
        List<Map<String, Object>> rows = handle.createQuery("select position, text from depot_part")
                .mapToMap()
                .list();
        assertThat(rows).containsExactly(Map.of("position", 7, "text", "text"));
    }

    @Test
    void listenersHearOfWhatRunsThroughTheHandleOnceAndInOrder() {
        session.commit();
        heard.clear();
        handle.createScript("delete from depot_part; delete from depot_login").execute();
        session.sql("select count(*) from depot_part").to(Long.class).one();
        handle.rollback();
        assertThat(heard).containsExactly("BEGIN", "(batch)", "select count(*) from depot_part", "ROLLBACK");
    }

    @Test
    void jdbisOwnTransactionsJoin() {
        session.insert(new Part(1, 1, "text"));
        handle.begin();
        handle.useTransaction(joined -> joined.execute(INSERT, 2, "text"));
        session.rollback();
        handle.useTransaction(joined -> joined.execute(INSERT, 3, "text"));
        session.rollback();
        assertThat(parts()).isZero();
        handle.begin();
        insert(4);
        handle.commit();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void aTransactionOfTheHandleThatThrowsLeavesNothing() {
        session.commit();
        assertThatThrownBy(() -> handle.useTransaction(begun -> {
                    begun.execute(INSERT, 1, "text");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        session.insert(new Part(1, 2, "text"));
        session.commit();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void savepointsOfTheHandleTakeBackAFailure() {
        insert(1);
        handle.savepoint("before");
        assertThatThrownBy(() -> insert(1)).isInstanceOf(JdbiException.class);
        assertThatThrownBy(session::commit).isInstanceOf(SessionException.class);
        handle.rollbackToSavepoint("before");
        insert(2);
        session.commit();
        assertThat(parts()).isEqualTo(2);
    }

    @Test
    void failureThroughTheHandleFailsTheSessionsTransaction() {
        session.insert(new Part(1, 1, "text"));
        assertThatThrownBy(() -> insert(1)).isInstanceOf(JdbiException.class);
        assertThatThrownBy(() -> insert(2))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("only rollback() is possible now");
        assertThatThrownBy(session::commit)
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("only rollback() is possible now");
        session.rollback();
        insert(3);
        session.commit();
        assertThat(parts()).isEqualTo(1);
    }

    @Test
    void whatHangsOnTheHandlesTransactionIsTold() {
        handle.afterCommit(() -> events.add("committed"));
        session.insert(new Part(1, 1, "text"));
        session.commit();
        session.handle().afterRollback(() -> events.add("rolled back"));
        session.insert(new Part(1, 2, "text"));
        session.rollback();
        database.useTransaction(block -> block.handle().afterCommit(() -> events.add("block committed")));
        assertThat(events).containsExactly("committed", "rolled back", "block committed");
    }

    @Test
    void handleClosedByMistakeCommitsNothing() {
        session.insert(new Part(1, 1, "text"));
        assertThatThrownBy(handle::close).isInstanceOf(JdbiException.class).hasMessageContaining("rolled back");
        assertThat(parts()).isZero();
    }

    @Test
    void blockEndsItsTransactionItself() {
        session.commit();
        assertThatThrownBy(() -> database.useTransaction(block -> {
                    block.insert(new Part(1, 1, "text"));
                    block.handle().commit();
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("commit() is not for the inside of");
        assertThatThrownBy(() -> database.useTransaction(block -> {
                    block.insert(new Part(1, 1, "text"));
                    block.handle().rollback();
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("rollback() is not for the inside of");
        assertThat(parts()).isZero();
    }

    @Test
    void readingSessionRefusesToWriteThroughTheHandle() {
        session.commit();
        database.useReadOnly(reading -> {
            assertThat(reading.attach(Logins.class).count()).isZero();
            assertThatThrownBy(() -> reading.attach(Logins.class).add("a"))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("read only");
        });
    }

    @Test
    void handlesOfJdbiItselfAreTheirOwn() {
        session.commit();
        database.jdbi().useTransaction(other -> other.execute(INSERT, 1, "text"));
        assertThatThrownBy(() -> database.jdbi().useTransaction(other -> {
                    other.execute(INSERT, 2, "text");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(parts()).isEqualTo(1);
    }
}
