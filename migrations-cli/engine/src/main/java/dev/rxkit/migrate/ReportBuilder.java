package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.verb.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Report}. Not thread-safe. */
final class ReportBuilder {
    private final String command;
    private final List<String> lines = new ArrayList<>();
    private List<Change> changes = List.of();
    private List<ObjectChange> objects = List.of();
    private List<OpenQuestion> questions = List.of();
    private List<Report.ScriptHazard> hazards = List.of();
    private List<Report.ScriptStatement> statements = List.of();
    private final List<Report.ScriptState> scripts = new ArrayList<>();
    private List<Report.Finding> findings = List.of();
    private final List<String> leftAlone = new ArrayList<>();
    private List<Path> files = List.of();
    private final List<String> next = new ArrayList<>();
    private Report.@Nullable Inspected inspected;

    ReportBuilder(String command) {
        this.command = command;
    }

    ReportBuilder line(String text) {
        lines.add(text);
        return this;
    }

    ReportBuilder lines(List<String> texts) {
        lines.addAll(texts);
        return this;
    }

    /** Adds what is left alone, with a line for each. */
    ReportBuilder leftAlone(List<String> texts) {
        lines.addAll(texts);
        texts.forEach(text -> leftAlone.add(text.strip()));
        return this;
    }

    /** Sets the changes without lines. */
    ReportBuilder withChanges(List<Change> found) {
        changes = found;
        return this;
    }

    /** Sets the changes and adds a line for each. */
    ReportBuilder changes(List<Change> found) {
        changes = found;
        found.forEach(change -> lines.add(shown(change)));
        return this;
    }

    /** Returns a change as a line: {@code +} for added, {@code -} for dropped, {@code ~} for altered, and its text. */
    static String shown(Change change) {
        return shown(change.text());
    }

    /** Returns the text of a change as a line, as {@link #shown(Change)} does. */
    static String shown(String text) {
        String sign = text.startsWith("add ") ? "+" : text.startsWith("drop ") ? "-" : "~";
        return "  " + sign + " " + text;
    }

    /** Sets the differing views and other objects and adds a line for each. */
    ReportBuilder objects(List<ObjectChange> found) {
        objects = found;
        found.forEach(change -> lines.add(shown(change.text())));
        return this;
    }

    ReportBuilder inspected(Report.Inspected found) {
        inspected = found;
        return this;
    }

    /** Returns the report of a command that ends with open questions. */
    Report unanswered(Comparison.Result compared) {
        return changes(compared).unanswered(compared.open());
    }

    /** Sets the changes, and lists them unless a person saw them with the questions. */
    ReportBuilder changes(Comparison.Result compared) {
        return compared.shown()
                ? withChanges(compared.changes())
                : line("Changes:").changes(compared.changes());
    }

    /** Returns the report of a command that ends with these open questions. */
    Report unanswered(List<OpenQuestion> unanswered) {
        questions = unanswered;
        int open = questions.size();
        line(open + (open == 1 ? " question is" : " questions are") + " open; nothing was "
                + (command.equals(Verb.UNDO.word()) ? "undone:" : "written:"));
        for (OpenQuestion question : questions) {
            line("  " + question.id() + ": " + question.text());
            String answers = question.options().isEmpty() ? "a SQL expression" : String.join(", ", question.options());
            line("    answers: " + answers + (question.hint().isBlank() ? "" : ". " + question.hint()));
        }
        return next("mvn rx:" + command + " -Drx.answers=answers.json").end(ExitCode.QUESTIONS);
    }

    ReportBuilder hazards(List<Hazard> found) {
        hazards = found.stream().map(Report.ScriptHazard::of).toList();
        found.forEach(hazard -> lines.add("  ! " + hazard.text()));
        return this;
    }

    ReportBuilder statements(List<Statement> written) {
        statements = written.stream()
                .map(statement -> new Report.ScriptStatement(statement.sql(), statement.comment()))
                .toList();
        return this;
    }

    ReportBuilder scripts(List<ScriptStatus> states) {
        scripts.clear();
        states.forEach(
                status -> script(status.version(), status.file(), status.state().text()));
        return this;
    }

    ReportBuilder script(Version version, String file, String state) {
        scripts.add(new Report.ScriptState(version.text(), file, state));
        return this;
    }

    ReportBuilder findings(List<Report.Finding> found) {
        findings = found;
        return this;
    }

    /** Sets the files and adds a line for each, relative to {@code base} where possible. */
    ReportBuilder files(List<Path> written, Path base) {
        files = written;
        String before = "Wrote ";
        for (Path file : written) {
            lines.add(before + (file.startsWith(base) ? base.relativize(file) : file));
            before = "      ";
        }
        return this;
    }

    /** Adds lines about what was proved, or why no proof was possible. */
    ReportBuilder proof(NextScript script) {
        if (script.unproved().isEmpty()) {
            lines.add("Proved on a scratch database:");
            script.proof().forEach(line -> lines.add("  " + line));
        } else {
            lines.add("Not proved: " + script.unproved() + ".");
        }
        return this;
    }

    ReportBuilder next(String command) {
        next.add(command);
        return this;
    }

    Report end(ExitCode code) {
        return new Report(
                command,
                code,
                lines,
                changes,
                objects,
                questions,
                hazards,
                statements,
                scripts,
                findings,
                leftAlone,
                files,
                next,
                inspected);
    }
}
