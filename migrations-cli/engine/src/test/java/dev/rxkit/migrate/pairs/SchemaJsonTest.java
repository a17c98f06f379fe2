package dev.rxkit.migrate.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Schema;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is what is read. */
class SchemaJsonTest {
    @TempDir
    Path folder;

    private Schema again(Schema schema, String dialect) throws IOException {
        Path file = folder.resolve("schema.json");
        Files.writeString(file, JsonRecords.pretty(SchemaJson.of(schema, dialect)));
        SchemaJson json = SchemaJson.read(file, "schema.json");
        assertThat(json.dialect()).isEqualTo(dialect);
        return json.schema(MigrationDialects.of(DatabaseKind.ofScheme(dialect).dialect()), "schema.json");
    }

    @Test
    void everythingASchemaCanSayIsWrittenAndRead() throws IOException {
        assertThat(again(FullSchema.schema(), "postgresql")).isEqualTo(FullSchema.schema());
        assertThat(again(Schema.empty(), "sqlite")).isEqualTo(Schema.empty());
    }

    @Test
    void theBytesAreThoseRecorded() throws IOException {
        List<String> lines = new ArrayList<>(JsonRecords.pretty(SchemaJson.of(FullSchema.schema(), "postgresql"))
                .lines()
                .toList());
        lines.add(JsonRecords.text(SchemaJson.of(Schema.empty(), "sqlite")));
        Recording.requireSame("schema-json.txt", lines, "Files of users have these keys.");
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void randomSchemasComeBackAsTheyWere(TestServer server) throws IOException {
        String name = server.name().toLowerCase(Locale.ROOT);
        Dialect dialect = SameBytes.dialect(name);
        for (long seed = 0; seed < 200; seed++) {
            Schema schema = new SchemaDice(new Random(seed), Flavour.of(server), dialect).schema();
            assertThat(again(schema, name)).as("seed %s", seed).isEqualTo(schema);
            if (Pair.distinct(schema)) {
                Schema resolved = dialect.resolve(schema);
                assertThat(again(resolved, name)).as("resolved, seed %s", seed).isEqualTo(resolved);
            }
        }
    }
}
