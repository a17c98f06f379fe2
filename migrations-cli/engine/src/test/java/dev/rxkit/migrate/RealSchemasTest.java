package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.RxConfig;
import dev.rxkit.migrate.command.ReportJson;
import dev.rxkit.migrate.pairs.Trial;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real-world schemas: inspected, written as JSON, created in another database, and compared without a difference. */
class RealSchemasTest {
    @TempDir
    Path folder;

    static Stream<Arguments> schemas() {
        return Trial.servers()
                .map(server -> Arguments.of(
                        server,
                        (server == TestServer.SQLITE ? "music-" : "films-")
                                + server.name().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("schemas")
    void isTheSameAfterJsonAndCreationInAnotherDatabase(TestServer server, String name)
            throws SQLException, IOException {
        TestSpace first = server.space("real_first");
        run(first, statements(name));
        Migrations here = Migrations.of(
                MigrationSettings.of(RxConfig.builder().url(first.url()).build())
                        .withBaseDirectory(folder));
        Report inspected = here.inspect("database");
        Files.writeString(folder.resolve("schema.json"), ReportJson.of(inspected));
        requireNone(here, "schema.json", "database");

        TestSpace second = server.space("real_second");
        Report built = here.diff(new DiffRequest("empty", "schema.json", "", true));
        run(second, built.statements().stream().map(Report.ScriptStatement::sql).toList());

        requireNone(here, "schema.json", second.url());
        requireNone(here, "database", second.url());
        requireNone(here, second.url(), "database");
    }

    private static void requireNone(Migrations migrations, String from, String to) {
        Report report = migrations.diff(new DiffRequest(from, to, "", false));
        assertThat(report.lines()).last().asString().matches("No (other )?difference between .*");
        assertThat(report.changes()).isEmpty();
        assertThat(report.objects()).isEmpty();
    }

    private static List<String> statements(String name) throws IOException {
        try (InputStream in = RealSchemasTest.class.getResourceAsStream("/schemas/" + name + ".sql")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split(";\\n")).filter(sql -> !sql.isBlank()).toList();
        }
    }

    private static void run(TestSpace space, List<String> statements) throws SQLException {
        try (Connection connection = space.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException refused) {
                    throw new SQLException(refused.getMessage() + "\nin: " + sql, refused);
                }
            }
        }
    }
}
