package dev.rxkit.migrate.pairs;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Pairs that {@link RandomSchemasTest} once found to fail, as small as they failed. */
class FoundPairsTest {

    static Stream<Arguments> pairs() {
        return lines().flatMap(json -> Trial.servers()
                .filter(server ->
                        list(json.get("servers")).contains(server.name().toLowerCase(Locale.ROOT)))
                .map(server -> Arguments.of(json.get("about"), server, json)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pairs")
    void holds(String about, TestServer server, Map<String, Object> json) throws SQLException {
        MigrationDialect dialect =
                MigrationDialects.of(DatabaseKind.valueOf(server.name()).dialect());
        Map<TableName, TableName> tables = new TreeMap<>();
        map(json.get("tables")).forEach((name, old) -> tables.put(TableName.of(name), TableName.of((String) old)));
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        map(json.get("columns")).forEach((table, renamed) -> {
            Map<String, String> names = new TreeMap<>();
            map(renamed).forEach((name, old) -> names.put(name, (String) old));
            columns.put(TableName.of(table), names);
        });
        new PairTrial(server, Boolean.TRUE.equals(json.get("safe")))
                .requireHolds(new Pair(
                        SchemaJson.parse(JsonRecords.text(json.get("from")), about)
                                .schema(dialect, about),
                        SchemaJson.parse(JsonRecords.text(json.get("to")), about)
                                .schema(dialect, about),
                        new Renames(tables, columns)));
    }

    private static Stream<Map<String, Object>> lines() {
        try (InputStream in = FoundPairsTest.class.getResourceAsStream("/found-pairs.jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> map(JsonMapper.shared().readValue(line, Object.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
