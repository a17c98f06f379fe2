package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.annotation.Table;
import dev.rxkit.migrate.command.EngineVersion;
import dev.rxkit.migrate.command.ReportJson;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectVerbTest {
    @Table("hero")
    record Hero(Long id, String name) {}

    @TempDir
    Path root;

    private Project project;

    @BeforeEach
    void place() {
        project = new Project(root);
    }

    @Test
    void listsATableColumnByColumn() {
        project.sql(
                "CREATE TABLE team (a INT, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID",
                "CREATE TABLE hero (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL DEFAULT 'x',"
                        + " a INT, b INT, twice GENERATED ALWAYS AS (a * 2), CONSTRAINT ck CHECK (a > 0),"
                        + " CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES team (a, b) ON DELETE SET NULL,"
                        + " CONSTRAINT uq UNIQUE (name))",
                "CREATE INDEX ix ON hero (a DESC, lower(name)) WHERE b > 1",
                "CREATE VIEW v AS SELECT 1");
        Report report = project.with().inspect("database");
        assertThat(report.code()).isEqualTo(ExitCode.OK);
        assertThat(report.lines())
                .contains(
                        "table hero",
                        "  id     INTEGER      primary key, generated",
                        "  name   VARCHAR(20)  NOT NULL, default 'x'",
                        "  unique uq (name)",
                        "  index ix (a desc, lower(\"name\")) where \"b\" > 1",
                        "  foreign key fk (a, b) to team (a, b) on delete set null",
                        "  check ck \"a\" > 0",
                        "  primary key (a, b)",
                        "  without rowid",
                        "view v",
                        "2 tables, 1 other object");
    }

    @Test
    void theJsonIsSchemaJsonAfterTheFirstKeysOfAReport() {
        project.sql("CREATE TABLE hero (id INTEGER PRIMARY KEY, name TEXT)");
        assertThat(ReportJson.of(project.with().inspect("database")).replaceAll("\\s", ""))
                .startsWith("{\"tool\":\"rx\",\"version\":\"" + EngineVersion.current()
                        + "\",\"command\":\"inspect\",\"status\":\"ok\",\"code\":0,"
                        + "\"dialect\":\"sqlite\",\"tables\":{\"hero\":{\"columns\":["
                        + "{\"name\":\"id\",\"type\":\"INTEGER\",\"nullable\":false,\"autoincrement\":true,\"pk\":true},"
                        + "{\"name\":\"name\",\"type\":\"TEXT\",\"nullable\":true}]");
    }

    @Test
    void modelsCanBeInspectedToo() {
        assertThat(project.with(Hero.class).inspect("models").lines()).contains("table hero");
    }

    @Test
    void aMissingDatabaseIsNotCreated() {
        assertThatThrownBy(() -> project.with().inspect("sqlite:///none.db"))
                .hasMessageContaining("There is no database");
        assertThat(root.resolve("none.db")).doesNotExist();
    }
}
