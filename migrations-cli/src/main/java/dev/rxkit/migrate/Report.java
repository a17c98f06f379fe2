package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Question;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command found and did: the same shape for every verb, for people ({@code lines}) and for programs.
 *
 * @param command the verb
 * @param code how it ended
 * @param lines what to tell a person, in order, without colour
 * @param changes between what is and what the models want
 * @param objects views, triggers and the like that differ between two databases
 * @param questions that are open
 * @param hazards of the script written, or that would be
 * @param statements of the script written, or that would be
 * @param scripts known and what became of each, in version order
 * @param files written
 * @param next commands to run next
 * @param inspected what was looked at, or null
 */
public record Report(
        String command,
        ExitCode code,
        List<String> lines,
        List<Change> changes,
        List<ObjectChange> objects,
        List<Question> questions,
        List<Hazard> hazards,
        List<Statement> statements,
        List<ScriptState> scripts,
        List<Path> files,
        List<String> next,
        @Nullable Inspected inspected) {

    /**
     * A script and what became of it.
     *
     * @param version as in its file name
     * @param state {@code applied}, {@code pending}, {@code edited}, {@code missing}, {@code failed} or
     *     {@code baseline}
     */
    public record ScriptState(String version, String file, String state) {}

    /**
     * A schema that was read.
     *
     * @param dialect whose types and texts are in it
     */
    public record Inspected(String dialect, Schema schema) {}

    /** A report without objects, and of nothing that was inspected. */
    Report(
            String command,
            ExitCode code,
            List<String> lines,
            List<Change> changes,
            List<Question> questions,
            List<Hazard> hazards,
            List<Statement> statements,
            List<ScriptState> scripts,
            List<Path> files,
            List<String> next) {
        this(command, code, lines, changes, List.of(), questions, hazards, statements, scripts, files, next, null);
    }

    public Report {
        objects = List.copyOf(objects);
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
        hazards = List.copyOf(hazards);
        statements = List.copyOf(statements);
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        next = List.copyOf(next);
    }
}
