package dev.rxkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.json.JsonModels.Body;
import dev.rxkit.json.JsonModels.Careless;
import dev.rxkit.json.JsonModels.Doc;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Documents that a newer version of their class has written. */
@OnEveryDatabase
class NewerDocumentTest {

    @Parameter
    TestServer server;

    @Test
    void whatIgnoreUnknownIgnoresIsKeptUntilTheDocumentIsWritten() {
        try (Database database = Database.open(RxConfig.builder()
                        .url(server.space(NewerDocumentTest.class).url())
                        .models(Doc.class)
                        .startupCheck(false)
                        .build());
                Session session = open(database)) {
            session.insert(new Doc(1, 0, new Body("Ann", "123")));
            Careless read = session.get(Careless.class, 1);
            session.patch(Careless.class, 1, Map.of("hits", 5));
            assertThat(session.get(Doc.class, 1)).isEqualTo(new Doc(1, 5, new Body("Ann", "123")));
            session.update(Careless.class)
                    .set(Careless::hits, 6)
                    .where(Careless::body)
                    .isNotNull()
                    .run();
            assertThat(session.get(Doc.class, 1)).isEqualTo(new Doc(1, 6, new Body("Ann", "123")));
            session.update(new Careless(1, 7, read.body()));
            assertThat(session.get(Doc.class, 1)).isEqualTo(new Doc(1, 7, new Body("Ann", null)));
        }
    }

    private static Session open(Database database) {
        database.createTables();
        return database.session();
    }
}
