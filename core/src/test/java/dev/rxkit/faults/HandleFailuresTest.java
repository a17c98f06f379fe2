package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A handle whose statement fails after the database has done its work. */
@OnEveryDatabase
class HandleFailuresTest {

    @Parameter
    TestServer server;

    private FaultServer faults;
    private FaultInjector injector;
    private Database database;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        TestSpace space = server.space(HandleFailuresTest.class);
        faults = new FaultServer(space);
        injector = new FaultInjector(faults);
        database = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Crew.ALL)
                .plugin(new SqlObjectPlugin())
                .poolSize(1)
                .startupCheck(false)
                .pool(settings -> settings.setDataSource(injector.around(settings.getDataSource())))
                .build());
        database.createTables();
        other = space.connect();
        Crew.prepare(server, other);
        Crew.reset(other);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        other.close();
        faults.close();
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
