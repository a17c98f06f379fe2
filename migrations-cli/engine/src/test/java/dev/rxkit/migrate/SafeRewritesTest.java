package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.MigrationSettings.HazardPolicy;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The safe rewrites of PostgreSQL: no lock that stops writes is kept while rows are read. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("postgres")
class SafeRewritesTest {
    @Table("team")
    record Team(@Nullable Long id, String name) {}

    @Table("hero")
    record Hero(
            @Nullable Long id,
            String name,
            @Nullable String nick,
            @Nullable Integer age,
            @Nullable Long teamId) {}

    static final class Strict {
        @Table("hero")
        @Check("age >= 0")
        record Hero(
                @Nullable Long id,
                String name,
                @Column(unique = true) String nick,
                @Indexed @Nullable Integer age,
                @References(Team.class) @Nullable Long teamId) {}
    }

    private static final Map<String, String> ANSWERS = Map.of("backfill:hero.nick", "lower(name)");

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    static Stream<TestServer> postgres() {
        return TestServer.all().filter(server -> server == TestServer.POSTGRESQL);
    }

    @BeforeEach
    void place() throws SQLException {
        space = server.space(SafeRewritesTest.class);
        project = new Project(root, space.url());
        project.with(Team.class, Hero.class).init();
        project.with(Team.class, Hero.class).migrate();
        space.run(
                "INSERT INTO team (name) VALUES ('one')",
                "INSERT INTO hero (name, nick, age, team_id) VALUES ('Ann', 'a', 1, 1), ('Bo', NULL, NULL, NULL)");
    }

    private Migrations safe() {
        Migrations unused = project.answering(ANSWERS, Team.class, Strict.Hero.class);
        assertThat(unused).isNotNull();
        return Migrations.of(project.settings(Team.class, Strict.Hero.class)
                .withQuestioner(Questioner.ofFile(root.resolve("answers.json")))
                .withHazards(HazardPolicy.warn().withSafe(true)));
    }

    @Test
    void theScriptsLeadToTheModelsAndBack() throws SQLException {
        Report made = safe().make("strict");
        assertThat(made.code()).isEqualTo(ExitCode.OK);
        assertThat(String.join("\n", made.lines())).contains("the undo restores the old schema");
        String before = project.scripts().get(0).substring(1, 15);
        assertThat(safe().migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT nick FROM hero WHERE name = 'Bo'")).isEqualTo("bo");
        assertThat(safe().make("again").lines()).anyMatch(line -> line.startsWith("Nothing changed"));
        assertThat(safe().check(false).code()).isEqualTo(ExitCode.OK);
        assertThat(safe().undo(before).code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(Team.class, Hero.class).check(false).findings())
                .noneMatch(finding -> finding.check().equals("drift") && finding.code() != ExitCode.OK);
        assertThat(safe().migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT count(*) FROM pg_constraint WHERE NOT convalidated"))
                .isEqualTo("0");
    }

    @Test
    void rowsAreReadUnderALockThatLetsOthersWrite() throws SQLException {
        safe().make("strict");
        List<String> scripts = project.scripts();
        plainFlyway(scripts.get(scripts.size() - 2));
        String last = project.script(scripts.size() - 1);
        List<String> validations = all("ALTER TABLE \"hero\" VALIDATE CONSTRAINT [^;]+", last);
        assertThat(validations).hasSize(3);
        List<String> wrong = new ArrayList<>();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL client_min_messages = debug1");
            for (String validation : validations) {
                statement.execute(validation);
            }
            try (ResultSet rows = statement.executeQuery("SELECT DISTINCT mode FROM pg_locks WHERE relation ="
                    + " 'hero'::regclass AND pid = pg_backend_pid() AND mode NOT IN ('AccessShareLock', 'RowShareLock',"
                    + " 'ShareUpdateExclusiveLock')")) {
                while (rows.next()) {
                    wrong.add(rows.getString(1));
                }
            }
            assertThat(wrong).isEmpty();
            statement.execute("ALTER TABLE hero ALTER COLUMN nick SET NOT NULL");
            List<String> messages = new ArrayList<>();
            for (SQLWarning at = statement.getWarnings(); at != null; at = at.getNextWarning()) {
                messages.add(at.getMessage());
            }
            assertThat(messages).anyMatch(message -> message.contains("existing constraints on column"));
            connection.rollback();
        }
    }

    @Test
    void othersWriteWhileAnIndexIsBuilt() throws Exception {
        safe().make("strict");
        try (Connection reader = space.connect();
                Statement statement = reader.createStatement()) {
            List<String> scripts = project.scripts();
            int first = 0;
            while (!project.script(first).contains("CONCURRENTLY")) {
                first++;
            }
            plainFlyway(scripts.get(first - 1));
            reader.setAutoCommit(false);
            statement.execute("UPDATE team SET name = 'two'");
            statement.execute("UPDATE hero SET age = 2 WHERE name = 'Ann'");
            CompletableFuture<Report> run = CompletableFuture.supplyAsync(() -> safe().migrate());
            while (!text("SELECT count(*) FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'")
                    .equals("1")) {
                assertThat(run).isNotDone();
            }
            space.run("SET lock_timeout = '3s'", "INSERT INTO hero (name, nick) VALUES ('Cy', 'c')");
            reader.commit();
            assertThat(run.get().code()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void anIndexThatFailedHalfWayIsBuiltAgain() throws SQLException {
        safe().make("strict");
        space.run("UPDATE hero SET nick = 'a'");
        assertThatThrownBy(() -> safe().migrate()).hasMessageContaining("could not create unique index");
        assertThat(text("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo("1");
        space.run("UPDATE hero SET nick = 'b' WHERE name = 'Bo'");
        flyway("latest").repair();
        assertThat(safe().migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(text("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo("0");
        assertThat(safe().check(true).code()).isEqualTo(ExitCode.OK);
    }

    private void plainFlyway(String script) {
        flyway(script.substring(1, 15)).migrate();
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(
                        space.databaseUrl().jdbcUrl(),
                        space.databaseUrl().user(),
                        space.databaseUrl().password())
                .locations("filesystem:" + project.folder)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .target(target)
                .load();
    }

    private String text(String query) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
