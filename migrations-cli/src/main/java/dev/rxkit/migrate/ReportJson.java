package dev.rxkit.migrate;

import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.script.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for programs: one JSON object, the same keys for every verb. */
public final class ReportJson {
    private static final String TOOL = "rx";

    private ReportJson() {}

    /** The report as text, LF, a newline at the end. */
    public static String of(Report report) {
        Map<String, @Nullable Object> object = head(report.command(), report.code());
        object.put("changes", report.changes().stream().map(ChangeFact::of).toList());
        object.put(
                "questions",
                report.questions().stream().map(ReportJson::question).toList());
        object.put("hazards", report.hazards().stream().map(ReportJson::hazard).toList());
        object.put(
                "statements",
                report.statements().stream().map(statement -> statement.sql()).toList());
        object.put("scripts", report.scripts().stream().map(ReportJson::script).toList());
        object.put("files", report.files().stream().map(Path::toString).toList());
        object.put("messages", report.lines());
        object.put("next", report.next());
        return Json.write(object);
    }

    /** A command that ended without a report. */
    public static String failure(String command, ExitCode code, String message) {
        Map<String, @Nullable Object> object = head(command, code);
        for (String list : List.of("changes", "questions", "hazards", "statements", "scripts", "files")) {
            object.put(list, List.of());
        }
        object.put("messages", List.of(message));
        object.put("next", List.of());
        return Json.write(object);
    }

    /** The version of this build; {@code development} when run from classes. */
    public static String version() {
        String version = Migrations.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static Map<String, @Nullable Object> head(String command, ExitCode code) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("tool", TOOL);
        object.put("version", version());
        object.put("command", command);
        object.put("status", code.name().toLowerCase(Locale.ROOT));
        object.put("code", code.code());
        return object;
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", question.id());
        object.put("kind", question.kind().name());
        object.put("text", question.text());
        object.put("options", question.options());
        object.put("hint", question.hint());
        return object;
    }

    private static Map<String, @Nullable Object> hazard(Hazard hazard) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", hazard.kind().name());
        object.put("table", hazard.table().toString());
        object.put("column", hazard.column());
        object.put("message", hazard.message());
        return object;
    }

    private static Map<String, Object> script(Report.ScriptState state) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("version", state.version());
        object.put("file", state.file());
        object.put("state", state.state());
        return object;
    }
}
