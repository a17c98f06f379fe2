package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rxkit.Database;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Login;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a server says of a row it refuses quotes its values: it must not reach a log by a stack trace. */
@OnEveryDatabase
class RedactedFailuresTest {

    @Parameter
    TestServer server;

    @Test
    void noTraceOfARefusedRowHoldsARedactedValue() {
        try (Database database = Depot.open(server, RedactedFailuresTest.class);
                Session session = database.session()) {
            session.add(Login.of("a", "hush-hush"));
            session.commit();
            List<Runnable> refused = List.of(
                    () -> session.add(Login.of("b", "hush-hush")),
                    () -> session.addAll(List.of(Login.of("b", "x"), Login.of("c", "hush-hush"))),
                    () -> session.insertAll(List.of(Login.of("b", "x"), Login.of("c", "hush-hush"))),
                    () -> session.upsert(Login.of("b", "hush-hush"), login -> login.name));
            for (Runnable write : refused) {
                UniqueViolation failure = catchThrowableOfType(UniqueViolation.class, write::run);
                assertThat(failure).hasMessageContaining("Login (table depot_login)");
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain("hush");
                session.rollback();
            }
        }
    }
}
