package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A program that is killed between two statements of a script leaves a database that {@code migrate} finishes. The
 * ordinary build kills it at a few statements, the long profile at each.
 */
@OnEveryDatabase
class KillTest {
    @Parameter
    TestServer server;

    @TempDir
    Path root;

    @Test
    void migrateFinishesWhatAKilledRunLeft() throws Exception {
        Project first =
                new Project(root.resolve("made"), server.space(KillTest.class).url());
        first.with(RepairTest.Hero.class).init();
        first.with(RepairTest.Next.Hero.class, RepairTest.Next.Team.class).make("more");
        int applied = first.scripts().size();
        int finished = 0;
        Report made = first.answering(
                        Map.of("narrow:hero.title", "yes", "drop:hero.rank", "yes", "drop:hero.age", "yes"),
                        RepairTest.Changed.Hero.class,
                        RepairTest.Changed.Team.class)
                .make("changed");
        assertThat(made.code()).as(String.join("\n", made.lines())).isEqualTo(ExitCode.OK);
        List<String> scripts = first.scripts();
        for (String file : scripts.subList(applied, scripts.size())) {
            for (int count : counts(statements(file, first))) {
                TestSpace space = server.space(KillTest.class);
                Project project = new Project(root.resolve("kill" + file + count), space.url());
                for (Path each : files(first)) {
                    String name = each.getFileName().toString();
                    if (scripts.indexOf(name) == applied) {
                        project.with().migrate();
                        space.run("INSERT INTO hero (name, rank) VALUES ('ann', 1), ('bo', 2)");
                    }
                    Project.write(project.root.resolve(first.root.relativize(each)), Files.readString(each));
                }
                kill(space, project.folder.resolve(file), count);
                Report report = project.with(RepairTest.Changed.Hero.class, RepairTest.Changed.Team.class)
                        .migrate();
                finished += report.lines().stream().anyMatch(line -> line.startsWith("Finished " + file)) ? 1 : 0;
                assertThat(report.changes())
                        .as("%s killed after %s statements", file, count)
                        .isEmpty();
                assertThat(report.scripts())
                        .extracting(Report.ScriptState::state)
                        .containsOnly("applied");
                assertThat(text(space, "SELECT max(title) FROM hero")).isEqualTo("bo");
                assertThat(text(space, "SELECT count(*) FROM hero")).isEqualTo("2");
                var url = space.databaseUrl();
                Flyway.configure()
                        .dataSource(url.jdbcUrl(), url.user(), url.password())
                        .locations("filesystem:" + project.folder)
                        .load()
                        .validate();
            }
        }
        assertThat(finished > 0).isEqualTo(server == TestServer.MARIADB);
    }

    private static List<Path> files(Project project) throws IOException {
        try (var all = Files.walk(project.folder.getParent())) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private int statements(String file, Project project) throws SQLException, IOException {
        try (Connection connection = server.space(KillTest.class).connect()) {
            return StatementParser.parse(connection, file, Files.readString(project.folder.resolve(file)))
                    .size();
        }
    }

    private static Iterable<Integer> counts(int statements) {
        boolean all = !System.getProperty("rx.pairs", "").isBlank();
        TreeSet<Integer> counts = new TreeSet<>(List.of(statements / 2, statements));
        for (int count = 0; all && count < statements; count++) {
            counts.add(count);
        }
        return counts;
    }

    private static void kill(TestSpace space, Path script, int count) throws Exception {
        var url = space.databaseUrl();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(KilledProgram.class.getName());
        command.addAll(List.of(
                url.jdbcUrl(),
                String.valueOf(url.user() == null ? "" : url.user()),
                String.valueOf(url.password() == null ? "" : url.password()),
                space.url(),
                script.toString(),
                String.valueOf(count)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isEqualTo(9);
    }

    private static String text(TestSpace space, String sql) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
