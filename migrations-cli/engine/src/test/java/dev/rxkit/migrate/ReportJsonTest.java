package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.migrate.command.EngineVersion;
import dev.rxkit.migrate.command.ReportJson;
import dev.rxkit.migrate.pairs.FullSchema;
import dev.rxkit.migrate.pairs.Recording;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
                .isEqualTo(
                        "{\"tool\":\"rx\",\"version\":\"" + EngineVersion.current()
                                + "\",\"command\":\"status\",\"status\":\"ok\",\"code\":0,\"messages\":[],\"changes\":[],"
                                + "\"questions\":[],\"hazards\":[],\"statements\":[],\"scripts\":[],\"findings\":[],\"leftAlone\":[],\"files\":[],\"next\":[]}");
    }

    @Test
    void containsEveryPartOfAReport() {
        Report report = new Report(
                "makemigrations",
                ExitCode.QUESTIONS,
                List.of("a \"line\""),
                List.of(new Change.AlterType(HERO, AGE, AGE.withType(new ColumnType.Native("INTEGER")))),
                List.of(new OpenQuestion("narrow:hero.age", "narrowing", "Narrow?", List.of("yes", "no"), "")),
                List.of(new Report.ScriptHazard(
                        "RX103", "narrows_type", "data-dependent", "SHARED", HERO, "age", "may not fit")),
                List.of(new Report.ScriptStatement("ALTER", "")),
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
                        "{\"code\":\"RX103\",\"kind\":\"narrows_type\",\"effect\":\"data-dependent\",\"lock\":\"SHARED\","
                                + "\"table\":\"hero\",\"column\":\"age\",\"message\":\"may not fit\"}")
                .contains("\"statements\":[\"ALTER\"]")
                .contains("{\"version\":\"1\",\"file\":\"V1__a.sql\",\"state\":\"pending\"}")
                .contains("\"files\":[\"V1__a.sql\"],\"next\":[\"rx migrate\"]");
    }

    /** One change of each kind at least, and each form that a change can have. */
    private static List<Change> changes() {
        Table table = FullSchema.schema().tables().get(1);
        TableName name = table.name();
        EnumType mood = new EnumType(TableName.of("mood"), List.of("sad", "it's"));
        PrimaryKey key = new PrimaryKey("pk", List.of("id"));
        Column plain = AGE.withGenerated(false);
        List<Change> changes = new ArrayList<>(List.of(
                new Change.AddTable(table),
                new Change.DropTable(table),
                new Change.RenameTable(HERO, name),
                new Change.RenameColumn(HERO, "a", "b"),
                new Change.AlterType(HERO, AGE, AGE.withType(ColumnType.decimal(12, 3))),
                new Change.AlterNullable(HERO, AGE, AGE.withNullable(true)),
                new Change.AlterDefault(HERO, AGE, AGE.withDefault("'x'")),
                new Change.AlterDefault(HERO, AGE.withDefault("1"), AGE),
                new Change.AlterComputed(HERO, AGE, AGE.withComputed(new Column.Computed("1 + 1", true))),
                new Change.AlterCollation(HERO, AGE.withCollation("NOCASE"), AGE),
                new Change.AlterComment(HERO, AGE, AGE.withComment("\"years\""))));
        for (Column column : table.columns()) {
            changes.add(new Change.AddColumn(name, column));
            changes.add(new Change.DropColumn(HERO, column));
            changes.add(new Change.AlterGenerated(HERO, plain, column.withGenerated(true)));
            changes.add(new Change.AlterGenerated(HERO, column.withGenerated(true), plain));
            changes.add(new Change.AlterGenerated(HERO, AGE.withGenerated(true), column.withGenerated(true)));
        }
        changes.add(new Change.AlterPrimaryKey(HERO, null, key));
        changes.add(new Change.AlterPrimaryKey(HERO, key, null));
        changes.add(new Change.AlterPrimaryKey(HERO, key, new PrimaryKey(null, List.of("a", "b"))));
        table.uniques().forEach(unique -> changes.add(new Change.AddUnique(HERO, unique)));
        table.uniques().forEach(unique -> changes.add(new Change.DropUnique(HERO, unique)));
        table.indexes().forEach(index -> changes.add(new Change.AddIndex(HERO, index)));
        table.indexes().forEach(index -> changes.add(new Change.DropIndex(HERO, index)));
        table.foreignKeys().forEach(foreign -> changes.add(new Change.AddForeignKey(HERO, foreign)));
        table.foreignKeys().forEach(foreign -> changes.add(new Change.DropForeignKey(HERO, foreign)));
        table.checks().forEach(check -> changes.add(new Change.AddCheck(HERO, check)));
        table.checks().forEach(check -> changes.add(new Change.DropCheck(HERO, check)));
        changes.add(new Change.AlterOption(HERO, "engine", null, "InnoDB"));
        changes.add(new Change.AlterOption(HERO, "strict", "true", "false"));
        changes.add(new Change.AlterTableComment(HERO, null, "all"));
        changes.add(new Change.AlterTableComment(HERO, "all", null));
        changes.add(new Change.AddEnum(mood));
        changes.add(new Change.DropEnum(mood));
        changes.add(new Change.AlterEnum(mood, new EnumType(mood.name(), List.of("sad"))));
        return changes;
    }

    @Test
    void everyChangeHasTheRecordedBytes() throws IOException {
        StoredObject view = new StoredObject(StoredObject.Kind.VIEW, "v", null, "CREATE VIEW v AS SELECT 1");
        StoredObject trigger = new StoredObject(StoredObject.Kind.TRIGGER, "tr", HERO, "CREATE TRIGGER \u65e5");
        Report report = new Report(
                "diff",
                ExitCode.PENDING,
                List.of(),
                changes(),
                List.of(new ObjectChange(null, view), new ObjectChange(view, null), new ObjectChange(trigger, trigger)),
                List.of(),
                List.of(new Report.ScriptHazard(
                        "RX101", "deletes_data", "destructive", "SHARE", HERO, null, "rows are lost")),
                List.of(),
                List.of(),
                List.of(),
                List.of("table t: a part of it is not modelled and is left unchanged"),
                List.of(),
                List.of(),
                null);
        Recording.requireSame(
                "report-json.txt",
                ReportJson.of(report)
                        .replace(EngineVersion.current(), "<version>")
                        .replace("{\"op\"", "\n{\"op\"")
                        .lines()
                        .toList(),
                "Programs of users read these keys.");
        assertThat(changes().stream().<Class<?>>map(Change::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(List.of(Change.class.getPermittedSubclasses()));
        Report inspected = new Report(
                "inspect",
                ExitCode.OK,
                List.of("a line that is not written"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Report.Inspected("postgresql", FullSchema.schema()));
        Recording.requireSame(
                "inspected-json.txt",
                ReportJson.of(inspected)
                        .replace(EngineVersion.current(), "<version>")
                        .lines()
                        .toList(),
                "Files of users have these keys.");
    }
}
