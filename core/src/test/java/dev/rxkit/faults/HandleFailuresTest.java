package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A handle whose statement fails after the database has run it. */
@OnEveryDatabase
class HandleFailuresTest {

    @Parameter
    TestServer server;

    private FaultyDatabase faulty;
    private FaultInjector injector;
    private Database database;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        faulty = new FaultyDatabase(server, HandleFailuresTest.class);
        injector = faulty.injector();
        database = faulty.database();
        other = faulty.other();
    }

    @AfterEach
    void close() throws SQLException {
        faulty.close();
    }

    @Test
    void noUndeclaredExceptionOfTheDriverLeavesABlock() {
        for (int call = 1; call > 0; call++) {
            int number = call;
            Throwable thrown = catchThrowable(() -> database.useTransaction(session -> {
                injector.arm(number, FaultKind.FAILS_BEFORE);
                session.attach(Operations.Marks.class).codes();
                session.handle()
                        .createQuery("select code from crew_mark")
                        .mapTo(String.class)
                        .list();
            }));
            injector.disarm();
            if (injector.fired() == null) {
                assertThat(thrown).isNull();
                return;
            }
            assertThat(thrown)
                    .as(injector.fired())
                    .matches(failure -> failure == null || failure instanceof RxException);
        }
    }

    @Test
    void aWriteWhoseCountCannotBeReadFailsTheTransaction() throws SQLException {
        for (int call = 1; call > 0; call++) {
            try (Session session = database.session()) {
                injector.arm(call, FaultKind.FAILS_BEFORE);
                Throwable thrown = catchThrowable(
                        () -> session.handle().execute("insert into crew_mark (code, weight) values ('new', 1)"));
                injector.disarm();
                if (injector.fired() == null) {
                    return;
                }
                if (thrown instanceof JdbiException && injector.fired().equals("Statement.getUpdateCount")) {
                    assertThat(catchThrowable(session::commit)).isInstanceOf(SessionException.class);
                }
            }
            assertThat(FaultServer.number(other, "select count(*) from crew_mark where code = 'new'"))
                    .isZero();
        }
    }
}
