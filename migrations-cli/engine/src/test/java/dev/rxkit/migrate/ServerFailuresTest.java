package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.flyway.RunException;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures on a server: failing scripts, a run interrupted between scripts, two runs at once, missing privileges. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ServerFailuresTest {
    @Table("hero")
    record Hero(@Nullable Long id, @Column(length = 40) String name) {}

    static final class Next {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40) String name,
                @Column(length = 40) String code) {}
    }

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() {
        space = server.space(ServerFailuresTest.class);
        project = new Project(root, space.url());
    }

    @Test
    void aFailedScriptReportsWhatRemainsApplied() {
        project.with(Hero.class).init();
        Project.write(
                project.folder.resolve("V20270101000000__by_hand.sql"),
                "CREATE TABLE one (id INT PRIMARY KEY);\nCREATE TABLE one (id INT PRIMARY KEY);\n");
        boolean atomic = server == TestServer.POSTGRESQL;
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .hasMessageContaining("V20270101000000__by_hand.sql, line 2 failed")
                .hasMessageContaining(atomic ? "Nothing of it was applied" : "this database does not roll back DDL");
        if (!atomic) {
            assertThatThrownBy(() -> project.with(Hero.class).migrate())
                    .hasMessageContaining("V20270101000000__by_hand.sql, line 2 failed")
                    .hasMessageContaining("which goes on from there");
        }
    }

    @Test
    void aRunCutOffBetweenScriptsGoesOnWhereItStopped() throws SQLException {
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        space.run("INSERT INTO hero (name) VALUES ('Ann')");
        project.answering(Map.of("backfill:hero.code", "lower(name)"), Next.Hero.class)
                .make("code");
        List<String> scripts = project.scripts();
        assertThat(scripts).hasSize(server == TestServer.MARIADB ? 4 : 2);
        for (int have = 2; have <= scripts.size(); have++) {
            Project part = new Project(root.resolve("part" + have), space.url());
            for (int i = 0; i < have; i++) {
                Project.write(part.folder.resolve(scripts.get(i)), project.script(i));
            }
            assertThat(part.with().migrate().code()).isEqualTo(ExitCode.OK);
        }
        assertThat(rows("SELECT code FROM hero")).containsExactly("ann");
        assertThat(project.with(Next.Hero.class).migrate().changes()).isEmpty();
    }

    @Test
    void oneRunWaitsForTheOther() throws Exception {
        project.with(Hero.class).init();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Report>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(() -> project.with(Hero.class).migrate()));
            }
            for (Future<Report> run : runs) {
                assertThat(run.get().code()).isEqualTo(ExitCode.OK);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(rows("SELECT count(*) FROM flyway_schema_history WHERE version IS NOT NULL"))
                .containsExactly("1");
    }

    private static ServerStatements server(TestSpace space) {
        return MigrationDialects.of(space.dialect()).server().orElseThrow();
    }

    @Test
    void theLockIsHeldForOneDatabaseUntilItsConnectionEnds() throws SQLException {
        Connection first = space.connect();
        try (MigrationLock lock = MigrationLock.take(first, server(space), "it", Duration.ZERO)) {
            lock.requireHeld();
            Connection second = space.connect();
            assertThatThrownBy(() -> MigrationLock.take(second, server(space), "it", Duration.ZERO))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("Another migration is running on it");
            assertThat(second.isClosed()).isTrue();
            TestSpace other = server.space("other_lock");
            MigrationLock.take(other.connect(), server(other), "other", Duration.ZERO)
                    .close();
            first.close();
            MigrationLock.take(space.connect(), server(space), "it", Duration.ofSeconds(20))
                    .close();
        }
    }

    @Test
    void withoutTheRightToCreateDatabasesNothingIsProved() throws SQLException {
        Project poor = new Project(root, poorUrl());
        Report init = poor.with(Hero.class).init();
        assertThat(init.code()).as(String.join("\n", init.lines())).isEqualTo(ExitCode.OK);
        assertThat(init.lines()).anyMatch(line -> line.startsWith("Not proved: no scratch database can be created"));
        assertThat(poor.script(0))
                .contains("none: no scratch database can be created")
                .contains("scratch_url");
        assertThat(poor.with(Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        Report make = poor.answering(Map.of("backfill:hero.code", "''"), Next.Hero.class)
                .make("code");
        assertThat(make.code()).as(String.join("\n", make.lines())).isEqualTo(ExitCode.OK);
        assertThat(poor.with(Next.Hero.class).migrate().changes()).isEmpty();
    }

    /** A user with privileges for this database only. */
    private String poorUrl() throws SQLException {
        String host = space.url().replaceFirst(".*@", "");
        if (server == TestServer.POSTGRESQL) {
            space.run(
                    "DROP ROLE IF EXISTS rx_poor",
                    "CREATE ROLE rx_poor LOGIN PASSWORD 'poor'",
                    "GRANT ALL ON SCHEMA public TO rx_poor");
            return "postgresql://rx_poor:poor@" + host;
        }
        String database = host.replaceFirst(".*/", "");
        space.run(
                "FLUSH PRIVILEGES",
                "ALTER USER root@localhost IDENTIFIED VIA mysql_native_password USING ''",
                "CREATE OR REPLACE USER rx_poor@localhost IDENTIFIED BY 'poor'",
                "GRANT ALL ON `" + database + "`.* TO rx_poor@localhost");
        return "mariadb://rx_poor:poor@" + host;
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
