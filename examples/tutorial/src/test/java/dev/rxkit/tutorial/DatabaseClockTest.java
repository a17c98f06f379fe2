package dev.rxkit.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A time that is set by the database. */
@OnEveryDatabase
class DatabaseClockTest {
    @Parameter
    TestServer server;

    @Table
    public record Event(
            Long id,
            String name,
            @Column(defaultSql = "CURRENT_TIMESTAMP") Instant at) {}

    @Test
    void itIsReadBackAsTheInstantItIs() {
        try (Database db = Database.open(RxConfig.builder()
                .url(server.space(DatabaseClockTest.class).url())
                .models(Event.class)
                .build())) {
            db.createTables();
            Event event = db.inTransaction(session -> session.add(new Event(null, "a", null)));
            assertThat(event.at())
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
            db.useReadOnly(
                    session -> assertThat(session.get(Event.class, event.id())).isEqualTo(event));
        }
    }
}
