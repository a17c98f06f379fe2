package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private static final TableName HERO = TableName.of("hero");
    private static final Column AGE = Column.of("age", new ColumnType.Native("TEXT"));

    @Test
    void holdsEveryKeyInOneOrder() {
        Report empty = new Report(
                "status",
                ExitCode.OK,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(ReportJson.of(empty))
                .isEqualTo("{\"tool\":\"rx\",\"version\":\"" + EngineVersion.current()
                        + "\",\"command\":\"status\",\"status\":\"ok\",\"code\":0,\"messages\":[],\"changes\":[],"
                        + "\"questions\":[],\"hazards\":[],\"statements\":[],\"scripts\":[],\"files\":[],\"next\":[]}");
    }

    @Test
    void containsEveryPartOfAReport() {
        Report report = new Report(
                "makemigrations",
                ExitCode.QUESTIONS,
                List.of("a \"line\""),
                List.of(new Change.AlterType(HERO, AGE, AGE.withType(new ColumnType.Native("INTEGER")))),
                List.of(new Question("narrow:hero.age", Question.Kind.NARROWING, "Narrow?", List.of("yes", "no"), "")),
                List.of(new Hazard(Hazard.Kind.NARROWS_TYPE, HERO, "age", "may not fit")),
                List.of(Statement.of("ALTER")),
                List.of(new Report.ScriptState("1", "V1__a.sql", "pending")),
                List.of(Path.of("V1__a.sql")),
                List.of("rx migrate"));
        assertThat(ReportJson.of(report))
                .contains("\"messages\":[\"a \\\"line\\\"\"]")
                .contains(
                        "{\"op\":\"alterType\",\"table\":\"hero\",\"column\":\"age\",\"from\":\"TEXT\",\"to\":\"INTEGER\"}")
                .contains("{\"id\":\"narrow:hero.age\",\"kind\":\"narrowing\",\"text\":\"Narrow?\","
                        + "\"options\":[\"yes\",\"no\"],\"hint\":\"\"}")
                .contains(
                        "{\"kind\":\"narrows_type\",\"table\":\"hero\",\"column\":\"age\",\"message\":\"may not fit\"}")
                .contains("\"statements\":[\"ALTER\"]")
                .contains("{\"version\":\"1\",\"file\":\"V1__a.sql\",\"state\":\"pending\"}")
                .contains("\"files\":[\"V1__a.sql\"],\"next\":[\"rx migrate\"]");
    }
}
