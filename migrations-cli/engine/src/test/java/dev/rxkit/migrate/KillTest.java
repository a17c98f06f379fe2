package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.MigrationSettings.HazardPolicy;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A program that is killed between two statements of a script leaves a database that {@code migrate} finishes. The
 * ordinary build kills it at {@value #KILLS} places of a database, the long profile at each.
 */
@OnEveryDatabase
class KillTest {
    @Parameter
    TestServer server;

    @TempDir
    Path root;

    /** The kills of one database in the ordinary build; the long profile has more. */
    private static final int KILLS = 20;

    private static final Class<?>[] CHANGED = {RepairTest.Changed.Hero.class, RepairTest.Changed.Team.class};

    static final class Strict {
        @Table("hero")
        @Check("rank > 0")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, unique = true) String name,
                @Indexed int rank,
                @Nullable @Indexed Integer age,

                @Nullable @Column(unique = true, length = 20)
                String code,

                @References(Team.class) @Nullable Long teamId) {}

        @Table("team")
        @Check("name <> ''")
        record Team(
                @Nullable Long id,
                @Indexed @Column(length = 40) String name) {}
    }

    /**
     * One script of a project, of which a database has run some statements.
     *
     * @param count the number of statements; a half if the next one was interrupted
     */
    private record Kill(Project made, String file, double count, Class<?>... models) {}

    @Test
    void migrateFinishesWhatAKilledRunLeft() throws Exception {
        List<Kill> all = new ArrayList<>(kills("made", false, CHANGED));
        if (server != TestServer.SQLITE) {
            all.addAll(kills("safe", true, Strict.Hero.class, Strict.Team.class));
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(KILLS);
        List<Kill> kills = new ArrayList<>(all);
        boolean isLong = !System.getProperty("rx.pairs", "").isBlank();
        for (int i = 0; !isLong && kills.size() > KILLS; i = (i + 3) % kills.size()) {
            if (kills.get(i).count() == (int) kills.get(i).count()) {
                kills.remove(i);
            }
        }
        List<Project> killed = new ArrayList<>();
        List<TestSpace> spaces = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (Kill kill : kills) {
            TestSpace space = server.space("kill_" + killed.size());
            spaces.add(space);
            killed.add(before(kill, new Project(root.resolve("kill" + killed.size()), space.url()), space));
            arguments.addAll(arguments(kill, killed.get(killed.size() - 1), space));
        }
        kill(arguments);
        int finished = 0;
        int unfinishedIndexes = 0;
        for (int i = 0; i < kills.size(); i++) {
            Kill kill = kills.get(i);
            unfinishedIndexes += server == TestServer.POSTGRESQL ? invalid(spaces.get(i)) : 0;
            Report report = killed.get(i).with(kill.models()).migrate();
            finished += report.lines().stream().anyMatch(line -> line.startsWith("Finished " + kill.file())) ? 1 : 0;
            requireDone(kill, killed.get(i), spaces.get(i), report);
        }
        assertThat(finished > 0).isEqualTo(server == TestServer.MARIADB);
        assertThat(unfinishedIndexes > 0).isEqualTo(server == TestServer.POSTGRESQL);
    }

    private static int invalid(TestSpace space) throws SQLException {
        return Integer.parseInt(text(space, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"));
    }

    private static void requireDone(Kill kill, Project project, TestSpace space, Report report) throws SQLException {
        assertThat(report.changes())
                .as("%s killed after %s statements", kill.file(), kill.count())
                .isEmpty();
        assertThat(report.scripts()).extracting(Report.ScriptState::state).containsOnly("applied");
        String name = kill.models() == CHANGED ? "title" : "name";
        assertThat(text(space, "SELECT max(" + name + ") FROM hero")).isEqualTo("bo");
        assertThat(text(space, "SELECT count(*) FROM hero")).isEqualTo("2");
        if (space.server() == TestServer.POSTGRESQL) {
            assertThat(invalid(space)).isZero();
        }
        var url = space.databaseUrl();
        Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .load()
                .validate();
    }

    /** Returns the places at which the scripts can be killed that lead to these classes. */
    private List<Kill> kills(String name, boolean safe, Class<?>... models) throws SQLException, IOException {
        Project made =
                new Project(root.resolve(name), server.space(KillTest.class).url());
        made.with(RepairTest.Hero.class).init();
        made.with(RepairTest.Next.Hero.class, RepairTest.Next.Team.class).make("more");
        int applied = made.scripts().size();
        MigrationSettings settings = made.settings(models);
        if (safe) {
            settings = settings.withHazards(HazardPolicy.warn().withSafe(true));
        } else {
            made.answering(Map.of("narrow:hero.title", "yes", "drop:hero.rank", "yes", "drop:hero.age", "yes"), models);
            settings = settings.withQuestioner(Questioner.ofFile(made.root.resolve("answers.json")));
        }
        Report report = Migrations.of(settings).make("changed");
        assertThat(report.code()).as(String.join("\n", report.lines())).isEqualTo(ExitCode.OK);
        List<Kill> kills = new ArrayList<>();
        List<String> scripts = made.scripts();
        for (String file : scripts.subList(applied, scripts.size())) {
            int statements = statements(file, made);
            for (int count = 0; count <= statements; count++) {
                kills.add(new Kill(made, file, count, models));
            }
            if (Files.readString(made.folder.resolve(file)).contains("INDEX CONCURRENTLY")) {
                kills.add(new Kill(made, file, statements - 0.5, models));
            }
        }
        return kills;
    }

    /** Makes a database that has run all scripts before this one, in a project that has all of them. */
    private static Project before(Kill kill, Project project, TestSpace space) throws IOException, SQLException {
        List<String> scripts = kill.made().scripts();
        boolean filled = false;
        for (String script : scripts.subList(0, scripts.indexOf(kill.file()))) {
            copy(kill, project, kill.made().folder.resolve(script));
            if (!filled && script.contains("more")) {
                project.with().migrate();
                space.run("INSERT INTO hero (name, rank) VALUES ('ann', 1), ('bo', 2)");
                filled = true;
            }
        }
        project.with().migrate();
        for (Path each : files(kill.made())) {
            copy(kill, project, each);
        }
        return project;
    }

    private static void copy(Kill kill, Project project, Path file) throws IOException {
        Project.write(project.root.resolve(kill.made().root.relativize(file)), Files.readString(file));
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

    private static List<String> arguments(Kill kill, Project project, TestSpace space) {
        var url = space.databaseUrl();
        return List.of(
                url.jdbcUrl(),
                String.valueOf(url.user() == null ? "" : url.user()),
                String.valueOf(url.password() == null ? "" : url.password()),
                space.url(),
                project.folder.resolve(kill.file()).toString(),
                String.valueOf(kill.count()));
    }

    private static void kill(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(KilledProgram.class.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(9);
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
