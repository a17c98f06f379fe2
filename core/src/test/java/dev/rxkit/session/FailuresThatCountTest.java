package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.SessionException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Hero;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Which failures count as a failed statement, after which a transaction takes only a rollback. */
@OnEveryDatabase
class FailuresThatCountTest {

    @Parameter
    TestServer server;

    private TestDatabase database;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.on(server, FailuresThatCountTest.class);
        sessions = database.sessions;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsNoFailedStatementLeavesTheTransactionAsItIs() {
        sessions.useTransaction(session -> {
            session.insert(new Tag("a"));
            assertThatThrownBy(() -> session.add(Hero.of(null, 1))).isInstanceOf(ValidationException.class);
            assertThatThrownBy(() -> session.get(Tag.class, "nowhere")).isInstanceOf(RowNotFoundException.class);
            assertThatThrownBy(() -> session.delete(new Tag("nowhere"))).isInstanceOf(RowNotFoundException.class);
            session.insert(new Tag("b"));
            assertThatThrownBy(() -> session.select(Tag.class).one()).isInstanceOf(TooManyRowsException.class);
            assertThatThrownBy(() ->
                            session.sql("select code from tag").to(String.class).one())
                    .isInstanceOf(TooManyRowsException.class);
            assertThatThrownBy(() -> session.useTransaction(nested -> {
                        nested.insert(new Tag("c"));
                        throw new IllegalStateException("the user's own");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> session.handle()
                            .createQuery("select code from tag")
                            .map((rows, context) -> {
                                throw new IllegalStateException("the user's own");
                            })
                            .list())
                    .isInstanceOf(IllegalStateException.class);
        });
        assertThat(database.count(Tag.class)).isEqualTo(2);
    }

    @Test
    void aFailureInALaterRowOfAStreamCounts() {
        if (server == TestServer.MARIADB) {
            return; // it has no expression that fails in a later row
        }
        String numbers = server == TestServer.SQLITE
                ? "with recursive n(x) as (select 1 union all select x + 1 from n where x < 3000)"
                        + " select abs(case when x = 2500 then -9223372036854775807 - 1 else x end) from n"
                : "select 1 / (2500 - x) from generate_series(1, 3000) x";
        List<SessionConsumer<Exception>> ways = List.of(
                session -> {
                    try (Stream<Long> rows = session.sql(numbers).to(Long.class).stream()) {
                        rows.forEach(row -> {});
                    }
                },
                session -> session.handle()
                        .createQuery(numbers)
                        .setFetchSize(100)
                        .mapTo(Long.class)
                        .forEach(row -> {}),
                session -> {
                    Connection connection = session.handle().getConnection();
                    try (Statement statement = connection.createStatement()) {
                        statement.setFetchSize(100);
                        try (var rows = statement.executeQuery(numbers)) {
                            while (rows.next()) {
                                rows.getLong(1);
                            }
                        }
                    }
                });
        for (SessionConsumer<Exception> way : ways) {
            assertThatThrownBy(() -> sessions.useTransaction(session -> {
                        session.insert(new Tag("kept"));
                        assertThat(catchThrowable(() -> way.accept(session))).isNotNull();
                    }))
                    .isInstanceOf(SessionException.class);
            assertThat(database.count(Tag.class)).isZero();
        }
    }
}
