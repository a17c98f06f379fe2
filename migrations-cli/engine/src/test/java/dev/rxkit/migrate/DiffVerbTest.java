package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.command.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffVerbTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @Table("hero")
    record OlderHero(Long id, String name, Integer age) {}

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    private static DiffRequest between(String from, String to) {
        return new DiffRequest(from, to, "", false);
    }

    private static List<String> texts(Report report) {
        return report.changes().stream().map(Change::text).toList();
    }

    @Test
    void usuallyComparesTheScriptsWithTheModels() {
        project.with(Hero.class).init();
        assertThat(project.with(Hero.class).diff(DiffRequest.USUAL).lines())
                .containsExactly("No difference between scripts and models.");

        Report report = project.with(OlderHero.class).diff(DiffRequest.USUAL);
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines())
                .containsExactly("From scripts to models:", "  + add column hero.age (INTEGER NOT NULL)");
        assertThat(project.database).doesNotExist();
    }

    @Test
    void showsAllDifferencesRegardlessOfOwnership() {
        project.sql("CREATE TABLE made_by_hand (x INT)", "CREATE TABLE hero (id INTEGER PRIMARY KEY, extra TEXT)");
        assertThat(texts(project.with(Hero.class).diff(between("database", "models"))))
                .containsExactly(
                        "add column hero.name (TEXT NOT NULL)", "drop column hero.extra", "drop table made_by_hand");
    }

    @Test
    void aDatabaseIsReadBackFromItsOwnJson() throws IOException {
        project.sql(
                "CREATE TABLE hero (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x', CHECK (name <> ''))",
                "CREATE VIEW names AS SELECT name FROM hero",
                "CREATE TRIGGER t AFTER INSERT ON hero BEGIN SELECT 1; END");
        Report inspected = project.with().inspect("database");
        Files.writeString(root.resolve("schema.json"), ReportJson.of(inspected));

        assertThat(project.with().diff(between("schema.json", "database")).lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("No difference between schema.json and ");
        project.sql("ALTER TABLE hero ADD COLUMN age INT", "DROP VIEW names");
        Report report = project.with().diff(between("schema.json", "database"));
        assertThat(report.lines()).contains("  + add column hero.age (INT)", "  - drop view names");
    }

    @Test
    void viewsAndTriggersOfTwoDatabasesAreComparedByTheirText() throws SQLException {
        project.sql(
                "CREATE TABLE t (x INT)",
                "CREATE VIEW same AS SELECT x FROM t",
                "CREATE VIEW gone AS SELECT 1",
                "CREATE VIEW other AS SELECT 1");
        Path second = root.resolve("second.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + second);
                var statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE t (x INT)",
                    "CREATE VIEW same AS  SELECT \"x\"\nFROM t",
                    "CREATE VIEW other AS SELECT 2",
                    "CREATE TRIGGER fresh AFTER INSERT ON t BEGIN SELECT 1; END")) {
                statement.execute(sql);
            }
        }
        Report report = project.with().diff(new DiffRequest("database", "sqlite:///second.db", "", true));
        assertThat(report.lines().subList(1, report.lines().size()))
                .containsExactly("  ~ change view other", "  - drop view gone", "  + add trigger fresh on t");
        assertThat(ReportJson.of(report))
                .contains("{\"op\":\"alterView\",\"name\":\"other\",\"from\":\"CREATE VIEW other AS SELECT 1\","
                        + "\"to\":\"CREATE VIEW other AS SELECT 2\"}")
                .contains("{\"op\":\"addTrigger\",\"table\":\"t\",\"name\":\"fresh\"");

        project.sql(report.statements().stream().map(s -> s.sql()).toArray(String[]::new));
        assertThat(project.with()
                        .diff(between("database", "sqlite:///second.db"))
                        .objects())
                .isEmpty();
    }

    @Test
    void theStatementsLeadFromOneToTheOther() {
        project.sql("CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name INT, old TEXT)");
        Report report = project.with(Hero.class).diff(new DiffRequest("database", "models", "", true));
        assertThat(report.changes()).hasSize(3);
        project.sql(report.statements().stream().map(s -> s.sql()).toArray(String[]::new));
        assertThat(project.with(Hero.class).diff(between("database", "models")).changes())
                .isEmpty();
    }

    @Test
    void emptyIsASchema() {
        assertThat(texts(project.with(Hero.class).diff(between("empty", "models"))))
                .containsExactly("add table hero");
        assertThat(texts(project.with(Hero.class).diff(between("models", "empty"))))
                .containsExactly("drop table hero");
    }

    @Test
    void aFileMadeByHandIsRead() {
        Project.write(
                root.resolve("wanted.json"),
                "{\"tables\": {\"hero\": {\"columns\": [{\"name\": \"id\", \"type\": \"INTEGER\", \"pk\": true}]}}}");
        assertThat(texts(project.with().diff(between("empty", "wanted.json")))).containsExactly("add table hero");
    }

    @Test
    void anErrorInAFileIsReportedWithItsLocation() {
        Map<String, String> faults = Map.of(
                "{}", "has no \"tables\"",
                "[]", "is not a JSON object",
                "{", "is not valid JSON",
                "{\"tables\": {\"a\": {}}}", "tables: a has no columns",
                "{\"tables\": {\"a\": {\"columns\": [{\"name\": \"x\"}]}}}", "columns[0]: type is missing",
                "{\"tables\": {\"a\": {\"columns\": [{\"name\": \"x\", \"type\": \"INT\", \"nulable\": true}]}}}",
                        "unknown key nulable. Did you mean nullable?",
                "{\"tables\": {\"a.b.c\": {\"columns\": []}}}", "\"a.b.c\" is not a table name",
                "{\"tables\": {}, \"enums\": [{\"name\": \"e\", \"values\": 1}]}", "values is not an array");
        faults.forEach((text, fault) -> {
            Project.write(root.resolve("broken.json"), text);
            assertThatThrownBy(() -> project.with().diff(between("empty", "broken.json")))
                    .as(text)
                    .hasMessageContaining("broken.json")
                    .hasMessageContaining(fault);
        });
    }

    @Test
    void anUnknownSchemaIsReportedWithTheKnownOnes() {
        assertThatThrownBy(() -> project.with().diff(between("model", "empty")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("\"model\" is neither models, scripts, database, empty")
                .hasMessageContaining("Did you mean models?");
    }

    @Test
    void comparingAMissingDatabaseDoesNotCreateIt() {
        assertThatThrownBy(() -> project.with(Hero.class).diff(between("database", "models")))
                .hasMessageContaining("There is no database")
                .hasMessageContaining("app.db");
        assertThat(project.database).doesNotExist();
    }

    @Test
    void comparingChangesNothing() throws IOException {
        project.sql("CREATE TABLE hero (id INTEGER PRIMARY KEY)");
        byte[] before = Files.readAllBytes(project.database);
        project.with(Hero.class).diff(new DiffRequest("database", "models", "", true));
        project.with(Hero.class).inspect("database");
        assertThat(Files.readAllBytes(project.database)).isEqualTo(before);
        assertThat(Files.list(root)).containsExactly(project.database);
    }

    @Test
    void typesOfTwoDialectsAreNotCompared() {
        Project.write(root.resolve("pg.json"), "{\"dialect\": \"mariadb\", \"tables\": {}}");
        project.sql("CREATE TABLE hero (id INTEGER PRIMARY KEY)");
        assertThatThrownBy(() -> project.with().diff(between("database", "pg.json")))
                .isInstanceOf(dev.rxkit.error.RxException.class);
    }
}
