package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What is thrown by a SqlObject and by Jdbi's handle, in a block and outside of one. */
@OnEveryDatabase
class AttachedFailuresTest {

    private static final String INSERT = "insert into depot_part (article_id, position, text) values (1, 1, 'a')";

    interface Parts {
        @SqlUpdate(INSERT)
        void insert();

        @Transaction
        default void insertTwice() {
            insert();
            insert();
        }

        @SqlQuery("select nothing from depot_part")
        List<String> unknown();

        @SqlQuery("select text from depot_part")
        List<Thread> threads();

        default void timeout() throws SQLException {
            throw new SQLTimeoutException("the user's own");
        }
    }

    @Parameter
    TestServer server;

    private Database database;

    @BeforeEach
    void open() {
        database = Depot.created(Database.open(Depot.config(server, AttachedFailuresTest.class)
                .plugin(new SqlObjectPlugin())
                .build()));
        database.useTransaction(session -> session.sql(INSERT).run());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** In a session, in a block, and as what leaves the block. */
    private void requireEverywhere(SessionConsumer<Exception> work, Class<? extends Throwable> type) {
        try (Session session = database.session()) {
            requireThrows(() -> work.accept(session), type);
        }
        assertThatThrownBy(() -> database.useTransaction(session -> {
                    requireThrows(() -> work.accept(session), type);
                    work.accept(session);
                }))
                .isInstanceOf(RxException.class);
        assertThatThrownBy(() -> database.useTransaction(work)).isInstanceOf(RxException.class);
    }

    private static void requireThrows(ThrowingCallable work, Class<? extends Throwable> type) {
        assertThatThrownBy(work).isInstanceOf(type);
    }

    @Test
    void anAttachedObjectThrowsTheExceptionsOfSessions() {
        requireEverywhere(session -> session.attach(Parts.class).insert(), UniqueViolation.class);
        requireEverywhere(session -> session.attach(Parts.class).insertTwice(), UniqueViolation.class);
        requireEverywhere(session -> session.attach(Parts.class).unknown(), DatabaseException.class);
        requireEverywhere(session -> session.attach(Parts.class).threads(), RxException.class);
        try (Session session = database.session()) {
            Parts parts = session.attach(Parts.class);
            assertThatThrownBy(parts::insert).hasCauseInstanceOf(JdbiException.class);
            session.rollback();
            assertThatThrownBy(parts::timeout).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void theHandleThrowsTheExceptionsOfJdbi() {
        requireEverywhere(session -> session.handle().execute(INSERT), JdbiException.class);
        requireEverywhere(
                session -> session.handle()
                        .createQuery("select nothing from depot_part")
                        .mapTo(String.class)
                        .list(),
                JdbiException.class);
        try (Session session = database.session()) {
            Handle handle = session.handle();
            assertThatThrownBy(() -> handle.useTransaction(begun -> begun.execute(INSERT)))
                    .isInstanceOf(JdbiException.class);
        }
        requireThrows(() -> database.jdbi().useExtension(Parts.class, Parts::insert), JdbiException.class);
    }
}
