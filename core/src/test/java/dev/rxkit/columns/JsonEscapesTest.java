package dev.rxkit.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** An escape in a document that another program wrote equals the character that it stands for. */
@OnEveryDatabase
class JsonEscapesTest {

    @Table("json_escaped")
    record Held(@Id int id, @Json Map<String, Object> doc) {}

    @Parameter
    TestServer server;

    private Session session;

    @Test
    void everyEscapeIsItsCharacter() {
        RxConfig config = RxConfig.builder()
                .url(server.space(JsonEscapesTest.class).url())
                .models(Held.class)
                .startupCheck(false)
                .build();
        try (Database database = Database.open(config)) {
            database.createTables();
            database.useTransaction(open -> {
                session = open;
                compare();
            });
        }
    }

    private void store(int id, String json) {
        session.sql("insert into json_escaped(id, doc) values (" + id + ", '"
                        + (server == TestServer.MARIADB ? json.replace("\\", "\\\\") : json) + "')")
                .run();
    }

    private void compare() {
        Map<String, List<String>> spellings = Map.of(
                "\"", List.of("\\\"", "\\u0022"),
                "\\", List.of("\\\\", "\\u005c", "\\u005C"),
                "\\u00eb", List.of("\\\\u00eb", "\\u005cu00eb"),
                "/", List.of("/", "\\/", "\\u002f", "\\u002F"),
                "\n\u001f", List.of("\\n\\u001f", "\\u000A\\u001F", "\\u000a\\u001F"),
                "ë😀", List.of("ë😀", "\\u00eb\\ud83d\\ude00", "\\u00EB\\uD83D\\uDE00"),
                "ë😁", List.of("ë😁", "\\u00eb\\ud83d\\ude01"),
                "?", List.of("?", "\\u003f"),
                "\\\"", List.of("\\\\\\\"", "\\u005c\\\""));
        List<String> stored = new ArrayList<>();
        spellings.forEach((text, escaped) -> escaped.forEach(one -> {
            store(stored.size(), "{\"a" + one + "\": [\"" + one + "\"]}");
            stored.add(text);
        }));
        for (String text : spellings.keySet()) {
            Map<String, Object> document = Map.of("a" + text, List.of(text));
            List<Integer> same = IntStream.range(0, stored.size())
                    .filter(i -> stored.get(i).equals(text))
                    .boxed()
                    .toList();
            assertThat(session.select(Held.class)
                            .where(Held::doc)
                            .eq(document)
                            .orderBy(Held::id)
                            .to(Held::id)
                            .list())
                    .as(text)
                    .isEqualTo(same);
            assertThat(session.select(Held.class).where(Held::doc).ne(document).count())
                    .as("not " + text)
                    .isEqualTo(stored.size() - same.size());
        }
    }
}
