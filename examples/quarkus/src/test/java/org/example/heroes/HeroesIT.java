package org.example.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** Starts the jar of the application on a real PostgreSQL, and calls it. */
class HeroesIT {

    private static final String RED = "{\"name\":\"leather\",\"colours\":[\"red\",\"black\"]}";

    @Test
    void theJarMigratesTheDatabaseAndStoresBothRowsOrNone() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            try (Running heroes = Running.jar(server.getPort())) {
                assertThat(heroes.post("/heroes/Deadpond", RED))
                        .isEqualTo("200 {\"id\":1,\"name\":\"Deadpond\",\"costume\":" + RED + "}");
                assertThat(heroes.post("/heroes/Rusty-Man", RED)).startsWith("200 ");
                assertThat(heroes.post("/heroes/Deadpond", RED)).isEqualTo("409 there is a hero of this name");
                assertThat(heroes.get("/journal"))
                        .isEqualTo("200 [\"Deadpond asks to join\",\"Rusty-Man asks to join\"]");
            }
            try (Running again = Running.jar(server.getPort())) {
                assertThat(again.get("/heroes")).contains("Deadpond", "Rusty-Man", RED);
            }
        }
    }
}
