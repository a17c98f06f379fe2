package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rxkit.Database;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.error.RxException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Login;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
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
                assertThat(trace(failure)).doesNotContain("hush");
                session.rollback();
            }
        }
    }

    /** Refuses values, and says which. */
    record Checked(String name, @Redacted String secret) {
        Checked {
            if (secret.startsWith("hush")) {
                throw new IllegalArgumentException("not " + secret);
            }
        }
    }

    @Test
    void noFailureOfRawSqlHoldsOneEither() {
        try (Database database = Depot.open(server, RedactedFailuresTest.class);
                Session session = database.session()) {
            session.add(Login.of("a", "hush-hush"));
            session.commit();
            List<Runnable> refused = List.of(
                    () -> session.sql("insert into depot_login (name, secret) values ('b', :secret)")
                            .bindRedacted("secret", "hush-hush")
                            .run(),
                    () -> session.sql("select name, secret from depot_login")
                            .to(Checked.class)
                            .list());
            for (Runnable call : refused) {
                assertThat(trace(catchThrowableOfType(RxException.class, call::run)))
                        .doesNotContain("hush")
                        .contains("words are left out");
                session.rollback();
            }
        }
    }

    @Test
    void aColumnThatCannotBeReadIsNamedWithoutWhatIsInIt() {
        try (Database database = Depot.open(server, RedactedFailuresTest.class);
                Session session = database.session()) {
            session.add(Login.of("a", "hush-hush"));
            session.commit();
            assertThat(trace(catchThrowableOfType(
                            RxException.class,
                            () -> session.sql("select secret from depot_login")
                                    .to(LocalDate.class)
                                    .list())))
                    .doesNotContain("hush")
                    .contains("the column secret cannot be read as LocalDate");
        }
    }

    private static String trace(RxException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void whatIsTakenIsNamedOnEveryDatabase() {
        try (Database database = Depot.open(server, RedactedFailuresTest.class);
                Session session = database.session()) {
            session.add(Login.of("a", "hush-hush"));
            assertThat(catchThrowableOfType(UniqueViolation.class, () -> session.add(Login.of("b", "hush-hush"))))
                    .hasMessage("Login (table depot_login): another row has the same secret (uq_depot_login_secret)");
        }
    }
}
