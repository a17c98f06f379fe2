package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.error.SessionException;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionConsumer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** An {@code Error}, such as {@code OutOfMemoryError}, that the driver throws in the middle of its work. */
@OnEveryDatabase
class DriverErrorsTest {

    private static final String INSERT = "insert into crew_mark (code, weight) values ('%s', 1)";

    @Parameter
    TestServer server;

    private FaultyDatabase faulty;
    private FaultInjector injector;
    private Database database;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        faulty = new FaultyDatabase(server, DriverErrorsTest.class);
        injector = faulty.injector();
        database = faulty.database();
        other = faulty.other();
    }

    @AfterEach
    void close() throws SQLException {
        faulty.close();
    }

    @Test
    void whatWasNotUndoneToASavepointIsNotCommitted() throws SQLException {
        for (int call = 1; call > 0; call++) {
            int number = call;
            Throwable thrown = catchThrowable(() -> database.useTransaction(session -> {
                Throwable undone = catchThrowable(() -> session.useTransaction(inner -> {
                    inner.sql(INSERT.formatted("undone")).run();
                    injector.arm(number, FaultKind.ERROR);
                    throw new IllegalStateException("undo this");
                }));
                injector.disarm();
                assertThat(undone).isNotNull();
            }));
            assertThat(FaultServer.number(other, "select count(*) from crew_mark where code = 'undone'"))
                    .as("after %s, %s", injector.fired(), thrown)
                    .isZero();
            if (injector.fired() == null) {
                assertThat(thrown).isNull();
                return;
            }
            Crew.reset(other);
        }
    }

    @Test
    void aBlockThatCouldNotBeginToReadLeavesNoReadOnlyConnection() throws SQLException {
        for (int call = 1; call > 0; call++) {
            injector.arm(call, FaultKind.ERROR);
            catchThrowable(() -> database.useReadOnly(session -> injector.disarm()));
            injector.disarm();
            String fired = injector.fired();
            // While the pool lends a connection, the pool is responsible for its state.
            if ("Connection.setNetworkTimeout".equals(fired)) {
                continue;
            }
            String code = "after" + call;
            database.useTransaction(
                    session -> session.sql(INSERT.formatted(code)).run());
            assertThat(FaultServer.number(other, "select count(*) from crew_mark where code = '" + code + "'"))
                    .as("after %s", fired)
                    .isOne();
            if (fired == null) {
                return;
            }
        }
    }

    @Test
    void whatWasWrittenBeforeAnErrorIsNotCommittedThoughTheErrorIsCaught() throws SQLException {
        List<SessionConsumer<Exception>> works = List.of(
                session -> session.select(Mark.class).list(),
                session -> session.sql("select code from crew_mark")
                        .to(String.class)
                        .list(),
                session -> session.attach(Operations.Marks.class).codes(),
                session -> session.handle().execute(INSERT.formatted("more")),
                session ->
                        session.useTransaction(inner -> inner.select(Mark.class).list()));
        for (SessionConsumer<Exception> work : works) {
            for (int call = 1; call > 0; call++) {
                try (Session session = database.session()) {
                    session.sql(INSERT.formatted("before")).run();
                    injector.arm(call, FaultKind.ERROR);
                    Throwable thrown = catchThrowable(() -> work.accept(session));
                    injector.disarm();
                    if (injector.fired() == null) {
                        break;
                    }
                    if (thrown != null && !injector.undone() && !injector.firedInProgram()) {
                        assertThat(catchThrowable(session::commit))
                                .as("commit after %s", injector.fired())
                                .isInstanceOf(SessionException.class);
                    }
                }
                assertThat(FaultServer.number(other, "select count(*) from crew_mark where code = 'before'"))
                        .as("after %s", injector.fired())
                        .isZero();
            }
        }
    }
}
