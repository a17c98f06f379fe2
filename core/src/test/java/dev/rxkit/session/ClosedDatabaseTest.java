package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a session has not committed when its database is closed is not kept, and the session says so. */
@OnEveryDatabase
class ClosedDatabaseTest {

    @Parameter
    TestServer server;

    private Database database;

    @BeforeEach
    void open() {
        database = Depot.open(server, ClosedDatabaseTest.class);
    }

    @Test
    void aCommitAfterTheCloseIsKnownAsNone() {
        try (Session session = database.session()) {
            session.insert(new Part(1, 1, "text"));
            database.close();
            assertThatThrownBy(session::commit)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("the database was closed");
            assertThatThrownBy(() -> session.select(Part.class).list())
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("the database was closed");
        }
    }

    @Test
    void aBlockThatOutlivesTheDatabaseIsNotCommitted() {
        assertThatThrownBy(() -> database.useTransaction(session -> {
                    session.insert(new Part(1, 1, "text"));
                    database.close();
                }))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("the database was closed");
        assertThatThrownBy(() -> database.useTransaction(session -> {})).isInstanceOf(SessionException.class);
    }
}
