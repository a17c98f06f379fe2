package dev.rxkit.migrate.plan;

import static dev.rxkit.migrate.plan.Models.check;
import static dev.rxkit.migrate.plan.Models.hero;
import static dev.rxkit.migrate.plan.Models.indexed;
import static dev.rxkit.migrate.plan.Models.number;
import static dev.rxkit.migrate.plan.Models.references;
import static dev.rxkit.migrate.plan.Models.schema;
import static dev.rxkit.migrate.plan.Models.team;
import static dev.rxkit.migrate.plan.Models.text;
import static dev.rxkit.migrate.plan.Models.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts as they are written run under Flyway as it comes. */
class PlainFlywayTest {
    @TempDir
    Path folder;

    private int version;

    @Test
    void runsEveryKindOfScript() throws Exception {
        Schema family = schema(team(), references(hero(number("team_id")), "team_id", "team", Action.CASCADE));
        step(family, Renames.none());
        execute(
                "INSERT INTO team VALUES (1, 'a;b'), (2, 'b'), (3, 'c')",
                "INSERT INTO hero VALUES (1, 'Ann', 1), (2, 'Bo', 2)",
                "DELETE FROM team WHERE id = 3",
                "CREATE TRIGGER own AFTER INSERT ON team BEGIN UPDATE hero SET name = 'x;' WHERE id = 0; SELECT 1; END",
                "CREATE VIEW names AS SELECT name FROM team -- a; b");
        Schema nick = schema(
                family.tables().get(1),
                references(
                        hero(number("team_id"), text("nick").withNullable(true)), "team_id", "team", Action.CASCADE));
        step(nick, Renames.none());
        Schema ruled = schema(
                check(unique(team(), "name"), "name", "\"name\" <> '; it''s -- odd /*'"),
                indexed(nick.table(Models.HERO).orElseThrow(), "nick"));
        step(ruled, Renames.none());
        Schema renamed = schema(
                ruled.table(Models.TEAM).orElseThrow(),
                references(hero(number("team_id"), text("alias").withNullable(true)), "team_id", "team", Action.CASCADE)
                        .withIndexes(List.of()));
        step(renamed, new Renames(Map.of(), Map.of(Models.HERO, Map.of("alias", "nick"))));
        step(
                schema(
                        ruled.table(Models.TEAM).orElseThrow(),
                        hero(number("team_id").withNullable(true))),
                Renames.none());
        assertThat(rows("SELECT name FROM hero ORDER BY id")).isEqualTo("Ann,Bo");
        execute("INSERT INTO team (name) VALUES ('d')");
        assertThat(rows("SELECT id FROM team WHERE name = 'd'")).isEqualTo("4");
        assertThat(rows("SELECT count(*) FROM names")).isEqualTo("3");
    }

    @Test
    void leavesEverythingAsItWasWhereForeignKeysAreOn() throws Exception {
        Schema family = schema(team(), references(hero(number("team_id")), "team_id", "team", Action.CASCADE));
        step(family, Renames.none());
        execute("INSERT INTO team VALUES (1, 'a')", "INSERT INTO hero VALUES (1, 'Ann', 1)");
        Schema to = schema(unique(team(), "name"), family.table(Models.HERO).orElseThrow());
        write(plan(to, Renames.none()));
        assertThatThrownBy(() -> migrate(url() + "?foreign_keys=on")).hasMessageContaining("foreign_keys is on");
        assertThat(rows("SELECT count(*) FROM hero")).isEqualTo("1");
        assertThat(rows("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'rx_%'"))
                .isEqualTo("0");
        migrate(url());
        assertThat(rows("SELECT count(*) FROM hero")).isEqualTo("1");
    }

    private void step(Schema to, Renames renames) throws Exception {
        write(plan(to, renames));
        migrate(url());
        try (Connection connection = DriverManager.getConnection(url())) {
            Schema reached = Steps.SQLITE.inspector().inspect(connection);
            assertThat(SchemaDiffer.diff(reached, Steps.SQLITE.resolve(to), Renames.none()))
                    .isEmpty();
        }
    }

    private Plan plan(Schema to, Renames renames) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url())) {
            Schema from = Steps.SQLITE.inspector().inspect(connection);
            Schema wanted = Steps.SQLITE.resolve(to);
            return MigrationDialects.of(Steps.SQLITE)
                    .planner()
                    .plan(from, wanted, SchemaDiffer.diff(from, wanted, renames), Answers.none());
        }
    }

    private void write(Plan plan) throws IOException {
        version++;
        String text = plan.statements().stream()
                .map(s -> (s.comment().isEmpty() ? "" : "-- " + s.comment() + "\n") + s.sql() + ";\n")
                .collect(Collectors.joining("\n"));
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("db/V" + version + "__step.sql"), text);
    }

    private void migrate(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("filesystem:" + folder.resolve("db"))
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("app.db");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            StringBuilder rows = new StringBuilder();
            while (result.next()) {
                rows.append(rows.isEmpty() ? "" : ",").append(result.getString(1));
            }
            return rows.toString();
        }
    }
}
