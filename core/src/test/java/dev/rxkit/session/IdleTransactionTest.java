package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Shop.Tag;
import dev.rxkit.session.execution.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transaction of PostgreSQL that the server ended because it was idle. */
class IdleTransactionTest {

    private final TestDatabase database = TestDatabase.on(TestServer.POSTGRESQL, IdleTransactionTest.class);
    private final Sessions sessions = database.sessions;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTransactionThatWasIdleForTooLongHasLostItsConnection() {
        try (Session session = sessions.session()) {
            session.insert(new Tag("a"));
            int backend =
                    session.sql("select pg_backend_pid()").to(Integer.class).one();
            session.sql("set idle_in_transaction_session_timeout = 1").run();
            try (Session other = sessions.session()) {
                while (other.sql("select exists (select 1 from pg_stat_activity where pid = :pid)")
                        .bind("pid", backend)
                        .to(Boolean.class)
                        .one()) {
                    other.rollback();
                }
            }
            assertThatThrownBy(() -> session.insert(new Tag("b")))
                    .isInstanceOf(DatabaseUnreachableException.class)
                    .hasMessageContaining("idle-in-transaction timeout");
        }
        assertThat(database.count(Tag.class)).isZero();
    }
}
