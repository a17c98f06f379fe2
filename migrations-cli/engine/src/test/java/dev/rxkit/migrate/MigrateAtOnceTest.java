package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that migrate one empty database at the same time run each script once. The long form ({@code -Drx.pairs=1})
 * has two, four and eight processes, and thirty rounds on each database.
 */
class MigrateAtOnceTest {
    private static final boolean LONG = !System.getProperty("rx.pairs", "").isBlank();

    @TempDir
    Path root;

    static List<TestServer> servers() {
        return LONG ? TestServer.all().toList() : List.of(TestServer.SQLITE);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void eachScriptRunsOnce(TestServer server) throws Exception {
        TestSpace first = server.space("at_once");
        Project project = new Project(root, first.url());
        project.with(MigrateTest.Hero.class).init();
        Project.write(project.folder.resolve("V20270101000000__more.sql"), "CREATE TABLE more (x INTEGER);\n");
        Project.write(project.folder.resolve("V20270101000001__row.sql"), "INSERT INTO more VALUES (1);\n");
        for (int count : LONG ? List.of(2, 4, 8) : List.of(3)) {
            List<Running> all = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    all.add(Running.start(root, root.resolve("err" + i)));
                }
                for (int round = 0; round < (LONG ? 30 : 1); round++) {
                    TestSpace space = server.space("at_once");
                    for (Running one : all) {
                        one.migrate(space.url());
                    }
                    for (Running one : all) {
                        one.requireDone();
                    }
                    try (Connection connection = space.connect()) {
                        assertThat(FlywayHistory.read(connection, space.dialect()))
                                .as("round " + round + " of " + count + " processes")
                                .hasSize(3)
                                .allMatch(FlywayHistory.Applied::success);
                    }
                }
            } finally {
                all.forEach(one -> one.process().destroyForcibly());
            }
        }
    }

    /** A process that waits for the URL of a database to migrate. */
    private record Running(Process process, Writer to, BufferedReader from, Path errors) {
        static Running start(Path root, Path errors) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MigrateProgram.class.getName(),
                            root.toString())
                    .redirectError(errors.toFile())
                    .start();
            return new Running(
                    process,
                    new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8),
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                    errors);
        }

        void migrate(String url) throws IOException {
            to.write(url + "\n");
            to.flush();
        }

        void requireDone() throws IOException {
            assertThat(from.readLine()).as(Files.readString(errors)).isEqualTo("migrated");
        }
    }
}
