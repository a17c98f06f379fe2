package dev.rxkit.migrate;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.script.Json;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Converts a report to JSON: one object, on one line, with the same keys for every command. An inspected schema is written as indented schema JSON that begins with the report's first keys, so that it can be used as a schema JSON file.
 */
final class ReportJson {
    private ReportJson() {}

    /** Returns the JSON text. */
    static String of(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tool", "rx");
        json.put("version", EngineVersion.current());
        json.put("command", report.command());
        json.put("status", report.code().name().toLowerCase(Locale.ROOT));
        json.put("code", report.code().code());
        Report.Inspected inspected = report.inspected();
        if (inspected != null) {
            json.putAll(SchemaJson.of(inspected.schema(), inspected.dialect()));
            return Json.pretty(json);
        }
        json.put("messages", report.lines());
        List<Object> changes = new ArrayList<>(ChangeJson.of(report.changes()));
        report.objects().forEach(change -> changes.add(object(change)));
        json.put("changes", changes);
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

    private static Map<String, Object> object(ObjectChange change) {
        StoredObject object = change.object();
        String kind = object.kind().name();
        String verb = change.from() == null ? "add" : change.to() == null ? "drop" : "alter";
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("op", verb + kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT));
        if (object.table() != null) {
            json.put("table", SchemaJson.name(object.table()));
        }
        json.put("name", object.name());
        if (change.from() != null) {
            json.put("from", change.from().sql());
        }
        if (change.to() != null) {
            json.put("to", change.to().sql());
        }
        return json;
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
