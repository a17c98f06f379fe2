package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeText;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.migrate.flyway.ScriptStatus;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report while it is written. Not thread-safe. */
final class Notes {
    private final String command;
    private final List<String> lines = new ArrayList<>();
    private List<Change> changes = List.of();
    private List<ObjectChange> objects = List.of();
    private List<Question> questions = List.of();
    private List<Hazard> hazards = List.of();
    private List<Statement> statements = List.of();
    private List<Report.ScriptState> scripts = List.of();
    private List<Path> files = List.of();
    private final List<String> next = new ArrayList<>();
    private Report.@Nullable Inspected inspected;

    Notes(String command) {
        this.command = command;
    }

    String command() {
        return command;
    }

    Notes line(String text) {
        lines.add(text);
        return this;
    }

    Notes lines(List<String> texts) {
        lines.addAll(texts);
        return this;
    }

    /** Changes, each on a line of its own as well. */
    Notes changes(List<Change> found) {
        changes = found;
        found.forEach(change -> lines.add(shown(change)));
        return this;
    }

    /** A change as a line of a list: a sign for what comes, goes or is altered, and the words. */
    static String shown(Change change) {
        return shown(ChangeText.of(change));
    }

    private static String shown(String text) {
        String sign = text.startsWith("add ") ? "+" : text.startsWith("drop ") ? "-" : "~";
        return "  " + sign + " " + text;
    }

    /** Views and the like that differ, each on a line of its own as well. */
    Notes objects(List<ObjectChange> found) {
        objects = found;
        found.forEach(change -> lines.add(shown(change.text())));
        return this;
    }

    Notes inspected(Report.Inspected found) {
        inspected = found;
        return this;
    }

    Notes questions(List<Question> open) {
        questions = open;
        return this;
    }

    Notes hazards(List<Hazard> found) {
        hazards = found;
        found.forEach(hazard -> lines.add("  ! " + hazard.message()));
        return this;
    }

    Notes statements(List<Statement> written) {
        statements = written;
        return this;
    }

    Notes scripts(List<ScriptStatus> states) {
        scripts = states.stream()
                .map(status -> new Report.ScriptState(
                        status.version().text(), status.file(), status.state().text()))
                .toList();
        return this;
    }

    /** Files, each on a line of its own as well, below {@code base} where they are. */
    Notes files(List<Path> written, Path base) {
        files = written;
        String before = "Wrote ";
        for (Path file : written) {
            lines.add(before + (file.startsWith(base) ? base.relativize(file) : file));
            before = "      ";
        }
        return this;
    }

    /** How a script was tried, below one heading, or why it was not. */
    Notes proof(NextScript script) {
        if (script.unproved().isEmpty()) {
            lines.add("Proved on a scratch database:");
            script.proof().forEach(line -> lines.add("  " + line));
        } else {
            lines.add("Not proved: " + script.unproved() + ".");
        }
        return this;
    }

    Notes next(String command) {
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
                files,
                next,
                inspected);
    }
}
