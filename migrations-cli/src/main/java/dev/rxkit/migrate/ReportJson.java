package dev.rxkit.migrate;

import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.script.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for programs: one JSON object, on one line, with the same keys for every command. */
final class ReportJson {
    private ReportJson() {}

    static String of(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tool", "rx");
        json.put("version", EngineVersion.current());
        json.put("command", report.command());
        json.put("status", report.code().name().toLowerCase(Locale.ROOT));
        json.put("code", report.code().code());
        json.put("messages", report.lines());
        json.put("changes", ChangeJson.of(report.changes()));
        json.put(
                "questions",
                report.questions().stream().map(ReportJson::question).toList());
        json.put("hazards", report.hazards().stream().map(ReportJson::hazard).toList());
        json.put("statements", report.statements().stream().map(Statement::sql).toList());
        json.put("scripts", report.scripts().stream().map(ReportJson::script).toList());
        json.put("files", report.files().stream().map(Object::toString).toList());
        json.put("next", List.copyOf(report.next()));
        return Json.text(json);
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", question.id());
        json.put("kind", question.kind().name().toLowerCase(Locale.ROOT));
        json.put("text", question.text());
        json.put("options", question.options());
        json.put("hint", question.hint());
        return json;
    }

    private static Map<String, Object> hazard(Hazard hazard) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", hazard.kind().name().toLowerCase(Locale.ROOT));
        json.put("table", hazard.table().toString());
        if (hazard.column() != null) {
            json.put("column", hazard.column());
        }
        json.put("message", hazard.message());
        return json;
    }

    private static Map<String, Object> script(Report.ScriptState script) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", script.version());
        json.put("file", script.file());
        json.put("state", script.state());
        return json;
    }
}
