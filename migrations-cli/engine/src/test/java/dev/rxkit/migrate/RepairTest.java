package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.flyway.RunningScript;
import dev.rxkit.migrate.flyway.StatementParser;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that stopped half-way, by a failure or a kill, is finished without SQL written by hand. */
class RepairTest {
    @Table("hero")
    record Hero(@Nullable Long id, @Column(length = 40) String name, int rank) {}

    static final class Next {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 40, unique = true) String name,
                int rank,
                @Nullable @Indexed Integer age) {}

        @Table("team")
        record Team(@Nullable Long id, @Column(length = 40) String name) {}
    }

    static final class Changed {
        @Table("hero")
        record Hero(
                @Nullable Long id,
                @Column(length = 60, renamedFrom = "name") String title) {}

        @Table("team")
        record Team(@Nullable Long id, @Column(length = 40) String name) {}
    }

    @TempDir
    Path root;

    private Project start(TestSpace space, String name) throws SQLException {
        Project project = new Project(root.resolve(name), space.url());
        project.with(Hero.class).init();
        project.with(Hero.class).migrate();
        space.run("INSERT INTO hero (name, rank) VALUES ('ann', 1), ('bo', 2)");
        return project;
    }

    /** Runs the first statements of a script as Flyway does before it is killed. */
    private static int run(TestSpace space, String file, String text, int count) throws SQLException {
        try (Connection connection = space.connect();
                Statement statement = connection.createStatement()) {
            List<StatementParser.Parsed> statements = StatementParser.parse(connection, file, text);
            RunningScript.set(
                    connection, MigrationDialects.of(space.dialect()).server().orElseThrow(), file);
            connection.setAutoCommit(false);
            for (int i = 0; i < count && i < statements.size(); i++) {
                statement.execute(statements.get(i).sql());
            }
            connection.rollback();
            return statements.size();
        }
    }

    @Test
    void onMariaDbAFailureHalfWayIsFinishedWhenTheDataIsCorrected() throws Exception {
        TestSpace space = TestServer.MARIADB.space(RepairTest.class);
        Project project = start(space, "failure");
        Path mine = project.folder.resolve("V20270101000000__mine.sql");
        Project.write(
                mine,
                "CREATE TABLE team (id INT PRIMARY KEY);\nCREATE UNIQUE INDEX one ON hero (name);\nALTER TABLE team ADD x INT;\n");
        project.with(Hero.class).accept();
        space.run("INSERT INTO hero (name, rank) VALUES ('ann', 3)");
        assertThatThrownBy(() -> project.with(Hero.class).migrate()).hasMessageContaining("line 2 failed");
        assertThatThrownBy(() -> project.with(Hero.class).repair()).hasMessageContaining("line 2 failed");
        space.run("UPDATE hero SET name = 'cy' WHERE rank = 3");
        Report report = project.with(Hero.class).repair();
        assertThat(report.lines()).anyMatch(line -> line.contains("1 of 3 statements had run"));
        assertThat(text(space, "SELECT count(x) FROM team")).isEqualTo("0");
        flyway(space, project).validate();
        assertThat(project.with(Hero.class).repair().lines()).anyMatch(line -> line.endsWith("nothing to repair."));
    }

    @Test
    void onMariaDbAScriptThatAGuardStoppedRunsAgainWithoutFlywaysRepair() throws Exception {
        TestSpace space = TestServer.MARIADB.space(RepairTest.class);
        Project project = start(space, "guard");
        project.with(Next.Hero.class, Next.Team.class).make("more");
        space.run("INSERT INTO hero (name, rank) VALUES ('ann', 3)");
        assertThatThrownBy(() -> project.with(Next.Hero.class, Next.Team.class).migrate())
                .hasMessageContaining("Nothing of it was applied");
        space.run("UPDATE hero SET name = 'cy' WHERE rank = 3");
        assertThat(project.with(Next.Hero.class, Next.Team.class).migrate().changes())
                .isEmpty();
        flyway(space, project).validate();
    }

    @Test
    void onMariaDbItIsRefusedIfARunCannotBeTold() throws Exception {
        TestSpace space = TestServer.MARIADB.space(RepairTest.class);
        Project project = start(space, "swap");
        String swap = "ALTER TABLE hero RENAME COLUMN id TO rx_x;\nALTER TABLE hero ADD y INT;\n"
                + "UPDATE hero SET rank = rank + 1;\nALTER TABLE hero DROP y;\n"
                + "ALTER TABLE hero RENAME COLUMN rx_x TO id;\n";
        Project.write(project.folder.resolve("V20270101000000__swap.sql"), swap);
        project.answering(Map.of("script:hero.rank", "yes"), Hero.class).accept();
        run(space, "V20270101000000__swap.sql", swap, 5);
        assertThatThrownBy(() -> project.with(Hero.class).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("It cannot be seen how far V20270101000000__swap.sql ran");
        assertThat(text(space, "SELECT sum(rank) FROM hero")).isEqualTo("5");
    }

    @Test
    void onMariaDbAScriptThatWasWrongIsCorrectedAndFinished() throws Exception {
        TestSpace space = TestServer.MARIADB.space(RepairTest.class);
        Project project = start(space, "wrong");
        Path mine = project.folder.resolve("V20270101000000__mine.sql");
        Project.write(mine, "CREATE TABLE one (id INT PRIMARY KEY);\nCREATE TABLE one (id INT PRIMARY KEY);\n");
        assertThatThrownBy(() -> project.with(Hero.class).migrate()).hasMessageContaining("line 2 failed");
        Files.writeString(mine, Files.readString(mine).replaceAll("(?s)one (.*)one", "one $1two"));
        project.with(Hero.class).accept();
        assertThat(project.with(Hero.class).migrate().code()).isEqualTo(ExitCode.OK);
        assertThat(text(space, "SELECT count(*) FROM two")).isEqualTo("0");
        flyway(space, project).validate();
    }

    @Test
    void onMariaDbAnUndoThatWasKilledIsFinished() throws Exception {
        TestSpace space = TestServer.MARIADB.space(RepairTest.class);
        Project project = start(space, "undo");
        Migrations next = project.with(Next.Hero.class, Next.Team.class);
        next.make("more");
        next.migrate();
        List<String> scripts = project.scripts();
        String script = scripts.get(scripts.size() - 1);
        String file = "U" + script.substring(1);
        String undo = Files.readString(project.folder.resolveSibling("undo").resolve(file));
        int statements = run(space, file, undo, 0);
        boolean all = !System.getProperty("rx.pairs", "").isBlank();
        for (int count = 0; count <= statements; count++) {
            if (!all && count != statements / 2 && count != statements) {
                continue;
            }
            run(space, file, undo, count);
            assertThatThrownBy(next::migrate)
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining(file + " stopped half-way");
            assertThatThrownBy(() -> next.undo("")).hasMessageContaining("Finish it with `mvn rx:repair`");
            Report report = next.repair();
            assertThat(report.lines()).anyMatch(line -> line.endsWith(script + " is pending again."));
            assertThat(text(space, "SELECT group_concat(name ORDER BY name) FROM hero"))
                    .isEqualTo("ann,bo");
            assertThat(next.status().scripts())
                    .filteredOn(state -> state.state().equals("pending"))
                    .extracting(Report.ScriptState::file)
                    .containsExactly(script);
            assertThat(next.migrate().changes()).isEmpty();
            flyway(space, project).validate();
        }
    }

    @Test
    void onPostgresqlAnIndexLeftInvalidIsDroppedAndBuiltAgain() throws Exception {
        TestSpace space = TestServer.POSTGRESQL.space(RepairTest.class);
        Project project = start(space, "invalid");
        Project.write(
                project.folder.resolve("V20270101000000__mine.sql"),
                "CREATE UNIQUE INDEX CONCURRENTLY ix_hero_mine ON hero (name);\n");
        project.with(Hero.class).accept();
        space.run("INSERT INTO hero (name, rank) VALUES ('ann', 3)");
        assertThatThrownBy(() -> project.with(Hero.class).migrate()).hasMessageContaining("failed");
        space.run("UPDATE hero SET name = 'cy' WHERE rank = 3");
        Report report = project.with(Hero.class).migrate();
        assertThat(report.lines()).anyMatch(line -> line.startsWith("Dropped index ix_hero_mine"));
        assertThat(text(space, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_hero_mine'::regclass"))
                .isEqualTo("t");
        flyway(space, project).validate();
    }

    private static Flyway flyway(TestSpace space, Project project) {
        var url = space.databaseUrl();
        return Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), url.password())
                .locations("filesystem:" + project.folder)
                .load();
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
