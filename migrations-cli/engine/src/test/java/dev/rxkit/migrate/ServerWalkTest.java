package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A project on a server from the first class through all changes, by the commands of a user. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.rxkit.servers.TestServer#servers")
class ServerWalkTest {
    static final class First {
        @Table("user")
        record User(
                @Nullable Long id,
                @Column(length = 80) String username,
                @Column(unique = true, length = 120) String email) {}
    }

    static final class Second {
        @Table("team")
        record Team(@Nullable Long id, @Column(length = 60) String name) {}

        @Table("user")
        record User(
                @Nullable Long id,
                @Column(length = 80) String username,
                @Column(unique = true, length = 120) String email,
                @References(Team.class) @Nullable Long teamId,
                Mood mood,
                @Nullable Instant seen) {}

        enum Mood {
            GOOD,
            BAD
        }
    }

    static final class Third {
        @Table("user")
        record User(
                @Nullable Long id,

                @Column(length = 80, renamedFrom = "username")
                String name,

                @Column(unique = true, length = 120) String email) {}
    }

    @Check("\"price\" >= 0 AND \"price\" < 1000000")
    @Table("thing")
    record Thing(
            @Nullable UUID id,
            @Column(length = 50) String name,

            @Column(precision = 12, scale = 2, defaultSql = "0")
            BigDecimal price,

            @Column(defaultSql = "CURRENT_TIMESTAMP") Instant made,
            @Column(defaultSql = "'it''s'", length = 20) String note,
            boolean done,
            byte @Nullable [] data,
            @Nullable Double ratio) {}

    @Parameter
    TestServer server;

    @TempDir
    Path root;

    private TestSpace space;
    private Project project;

    @BeforeEach
    void place() {
        space = server.space(ServerWalkTest.class);
        project = new Project(root, space.url());
    }

    @Test
    void walksFromTheFirstClassToTheLastChange() throws SQLException {
        Report init = project.with(First.User.class).init();
        assertThat(init.code()).as(String.join("\n", init.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.script(0)).contains("the script leads to the models");
        assertThat(project.with(First.User.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(First.User.class).make("").lines()).anyMatch(l -> l.startsWith("Nothing changed"));
        space.run("INSERT INTO " + quoted("user") + " (username, email) VALUES ('ann', 'a@x'), ('bo', 'b@x')");

        Report open = project.with(Second.Team.class, Second.User.class).make("teams");
        assertThat(open.code()).isEqualTo(ExitCode.QUESTIONS);
        assertThat(open.questions()).extracting(q -> q.id()).containsExactly("backfill:user.mood");
        Report second = project.answering(Map.of("backfill:user.mood", "'GOOD'"), Second.Team.class, Second.User.class)
                .make("teams");
        assertThat(second.code()).as(String.join("\n", second.lines())).isEqualTo(ExitCode.OK);
        Report ran = project.with(Second.Team.class, Second.User.class).migrate();
        assertThat(ran.changes()).isEmpty();
        assertThat(rows("SELECT username, mood FROM " + quoted("user") + " ORDER BY id"))
                .containsExactly("ann,GOOD", "bo,GOOD");

        Report third = project.answering(
                        Map.of(
                                "drop:team", "yes",
                                "drop:user.team_id", "yes",
                                "drop:user.mood", "yes",
                                "drop:user.seen", "yes"),
                        Third.User.class)
                .make("smaller");
        assertThat(third.code()).as(String.join("\n", third.lines())).isEqualTo(ExitCode.OK);
        assertThat(project.with(Third.User.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(rows("SELECT name, email FROM " + quoted("user") + " ORDER BY id"))
                .containsExactly("ann,a@x", "bo,b@x");
        Report status = project.with(Third.User.class).status();
        assertThat(status.lines()).contains("The scripts make what the models describe.");
        assertThat(project.with(Third.User.class).make("").lines()).anyMatch(l -> l.startsWith("Nothing changed"));
        assertThat(scratchDatabases()).isEmpty();
    }

    @Test
    void everyOrdinaryTypeAndDefaultIsTheSameWhenItIsLookedAtAgain() {
        assertThat(project.with(Thing.class).init().code()).isEqualTo(ExitCode.OK);
        Report ran = project.with(Thing.class).migrate();
        assertThat(ran.changes()).isEmpty();
        assertThat(project.with(Thing.class).make("").lines()).anyMatch(l -> l.startsWith("Nothing changed"));
    }

    @Test
    void plainFlywayRunsEveryScriptAsItStands() throws SQLException {
        project.with(First.User.class).init();
        project.answering(Map.of("backfill:user.mood", "lower('GOOD')"), Second.Team.class, Second.User.class)
                .make("teams");
        assertThat(project.scripts().size()).isGreaterThanOrEqualTo(2);
        var url = space.databaseUrl();
        var result = Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .validateMigrationNaming(true)
                .load()
                .migrate();
        assertThat(result.migrationsExecuted).isEqualTo(project.scripts().size());
        assertThat(project.with(Second.Team.class, Second.User.class).migrate().changes())
                .isEmpty();
    }

    @Test
    void aDatabaseWithTablesIsAdopted() throws SQLException {
        space.run(
                "CREATE TABLE " + quoted("user") + " (" + quoted("id")
                        + (server == TestServer.POSTGRESQL
                                ? " BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
                                : " BIGINT AUTO_INCREMENT PRIMARY KEY")
                        + ", " + quoted("username") + " VARCHAR(80) NOT NULL, " + quoted("email")
                        + " VARCHAR(120) NOT NULL, " + quoted("hand_made") + " INT)",
                "CREATE TABLE other (id INT PRIMARY KEY)",
                "INSERT INTO " + quoted("user") + " (username, email) VALUES ('ann', 'a@x')");
        Report init = project.with(First.User.class).init();
        assertThat(init.code()).as(String.join("\n", init.lines())).isEqualTo(ExitCode.OK);
        assertThat(init.lines()).contains("No model maps other; left alone.");
        Report ran = project.with(First.User.class).migrate();
        assertThat(ran.code()).isEqualTo(ExitCode.OK);
        assertThat(ran.changes()).isEmpty();
        assertThat(rows("SELECT username, hand_made FROM " + quoted("user"))).containsExactly("ann,null");
        assertThat(rows("SELECT count(*) FROM other")).containsExactly("0");
    }

    @Test
    void whatWasChangedByHandIsDrift() throws SQLException {
        project.with(First.User.class).init();
        project.with(First.User.class).migrate();
        space.run("ALTER TABLE " + quoted("user") + " ADD COLUMN extra INT");
        assertThat(project.with(First.User.class).make("").code()).isEqualTo(ExitCode.OK);
        assertThat(project.with(First.User.class).drift(false).code()).isEqualTo(ExitCode.DRIFT);
        space.run("ALTER TABLE " + quoted("user") + " DROP COLUMN username");
        assertThat(project.with(First.User.class).make("").code()).isEqualTo(ExitCode.DRIFT);
    }

    private List<String> scratchDatabases() throws SQLException {
        return rows(
                server == TestServer.POSTGRESQL
                        ? "SELECT datname FROM pg_database WHERE datname LIKE 'rx~_scratch~_%' ESCAPE '~'"
                        : "SELECT schema_name FROM information_schema.schemata"
                                + " WHERE schema_name LIKE 'rx~_scratch~_%' ESCAPE '~'");
    }

    private String quoted(String name) {
        return space.dialect().quote(name);
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(",", row));
            }
        }
        return rows;
    }
}
