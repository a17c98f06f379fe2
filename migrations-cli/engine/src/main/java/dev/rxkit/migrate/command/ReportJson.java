package dev.rxkit.migrate.command;

import dev.rxkit.migrate.ExitCode;
import dev.rxkit.migrate.OpenQuestion;
import dev.rxkit.migrate.Report;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a report: one object, on one line, with the same keys for every command. An inspected schema is written
 * as indented schema JSON that begins with the report's first keys, so that it can be used as a schema JSON file.
 */
public record ReportJson(
        List<String> messages,
        List<ChangeJson> changes,
        List<OpenQuestion> questions,
        List<HazardJson> hazards,
        List<String> statements,
        List<Report.ScriptState> scripts,
        List<FindingJson> findings,
        List<String> leftAlone,
        List<String> files,
        List<String> next) {

    /** The first keys. */
    record Head(String tool, String version, String command, ExitCode status, int code) {}

    record HazardJson(
            String code,
            String kind,
            String effect,
            String lock,
            String table,
            @Nullable String column,
            String message) {
        static HazardJson of(Report.ScriptHazard hazard) {
            return new HazardJson(
                    hazard.code(),
                    hazard.kind(),
                    hazard.effect(),
                    hazard.lock(),
                    hazard.table().toString(),
                    hazard.column(),
                    hazard.message());
        }
    }

    record FindingJson(String check, String subject, ExitCode status, int code, String message) {
        static FindingJson of(Report.Finding finding) {
            return new FindingJson(
                    finding.check(),
                    finding.subject(),
                    finding.code(),
                    finding.code().code(),
                    finding.message());
        }
    }

    /** Returns the JSON text. */
    public static String of(Report report) {
        Head head = new Head(
                "rx",
                EngineVersion.current(),
                report.command(),
                report.code(),
                report.code().code());
        Report.Inspected inspected = report.inspected();
        return inspected == null
                ? JsonRecords.text(head, body(report))
                : JsonRecords.pretty(head, SchemaJson.of(inspected.schema(), inspected.dialect()));
    }

    /** Returns the same as {@link #of} with indents, for people. */
    public static String indented(Report report) {
        return JsonRecords.indented(of(report));
    }

    private static ReportJson body(Report report) {
        return new ReportJson(
                report.lines(),
                Stream.concat(
                                ChangeJson.of(report.changes()).stream(),
                                report.objects().stream().map(ChangeJson::of))
                        .toList(),
                report.questions(),
                report.hazards().stream().map(HazardJson::of).toList(),
                report.statements().stream().map(Report.ScriptStatement::sql).toList(),
                report.scripts(),
                report.findings().stream().map(FindingJson::of).toList(),
                report.leftAlone(),
                report.files().stream().map(Path::toString).toList(),
                report.next());
    }
}
