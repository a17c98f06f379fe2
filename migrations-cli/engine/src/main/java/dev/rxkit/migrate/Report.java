package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command: text lines for people and data for programs. Immutable. Every command returns this type;
 * parts that it does not fill are empty.
 *
 * @param command the command, for example {@code migrate}
 * @param code the result
 * @param lines messages for people, in order, without colours
 * @param changes the changes from the current schema to the models
 * @param objects views, triggers and other objects that differ between two databases
 * @param questions the open questions
 * @param hazards the hazards of the script that was written
 * @param statements the statements of the script that was written, or of a {@code diff} that requested them
 * @param scripts the known scripts and their states, in version order
 * @param findings what {@code check} and {@code doctor} found
 * @param leftAlone what was seen and is neither compared further nor changed: objects and parts of tables that are not
 *     modelled, a sentence each
 * @param files the files written, in order
 * @param next the commands to run next
 * @param inspected the inspected schema; null except for {@code inspect}
 */
public record Report(
        String command,
        ExitCode code,
        List<String> lines,
        List<Change> changes,
        List<ObjectChange> objects,
        List<OpenQuestion> questions,
        List<ScriptHazard> hazards,
        List<ScriptStatement> statements,
        List<ScriptState> scripts,
        List<Finding> findings,
        List<String> leftAlone,
        List<Path> files,
        List<String> next,
        @Nullable Inspected inspected) {

    /**
     * A script and its state in the database.
     *
     * @param version the version in the file name
     * @param file the file name
     * @param state {@code applied}, {@code pending}, {@code edited}, {@code missing}, {@code failed},
     *     {@code baseline}, or what the command did with it: {@code undone}, {@code discarded}
     */
    public record ScriptState(String version, String file, String state) {}

    /**
     * A reason why a script may do harm.
     *
     * @param code the code in {@code docs/hazards.md}, for example {@code RX101}
     * @param kind {@code deletes_data}, {@code narrows_type}, {@code needs_valid_data}, {@code writes_rows}, {@code
     *     rewrites_table}, {@code locks_table} or {@code breaks_old_code}
     * @param effect {@code additive}, {@code widening}, {@code data-dependent} or {@code destructive}
     * @param lock the lock that the statement takes, as the database names it
     * @param table the table
     * @param column the column; null if the whole table is affected
     * @param message one sentence for a person
     */
    public record ScriptHazard(
            String code,
            String kind,
            String effect,
            String lock,
            TableName table,
            @Nullable String column,
            String message) {
        static ScriptHazard of(Hazard hazard) {
            return new ScriptHazard(
                    hazard.code().code(),
                    hazard.kind().name().toLowerCase(Locale.ROOT),
                    hazard.kind().effect().word(),
                    hazard.lock(),
                    hazard.table(),
                    hazard.column(),
                    hazard.message());
        }
    }

    /**
     * A statement of a script.
     *
     * @param sql the SQL, without the semicolon at its end
     * @param comment what it does, one line; may be empty
     */
    public record ScriptStatement(String sql, String comment) {}

    /**
     * One result of {@code check} or {@code doctor}.
     *
     * @param check what was checked, one word, for example {@code lock}
     * @param subject the file, table or setting that it is about; may be empty
     * @param code {@link ExitCode#OK} if nothing is wrong; otherwise the code that this finding alone would give
     * @param message what was found, and what to do; one or more lines
     */
    public record Finding(String check, String subject, ExitCode code, String message) {}

    /**
     * An inspected schema.
     *
     * @param dialect the dialect of its types and expressions
     * @param schema the schema
     */
    public record Inspected(String dialect, Schema schema) {}

    /** Creates a report without objects and without an inspected schema. */
    Report(
            String command,
            ExitCode code,
            List<String> lines,
            List<Change> changes,
            List<OpenQuestion> questions,
            List<ScriptHazard> hazards,
            List<ScriptStatement> statements,
            List<ScriptState> scripts,
            List<Path> files,
            List<String> next) {
        this(
                command,
                code,
                lines,
                changes,
                List.of(),
                questions,
                hazards,
                statements,
                scripts,
                List.of(),
                List.of(),
                files,
                next,
                null);
    }

    /** Returns the report of a command that failed with this message. */
    public static Report failed(String command, ExitCode code, String message) {
        return new Report(
                command,
                code,
                List.of(message),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Copies the lists. */
    public Report {
        objects = List.copyOf(objects);
        lines = List.copyOf(lines);
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
        hazards = List.copyOf(hazards);
        statements = List.copyOf(statements);
        scripts = List.copyOf(scripts);
        findings = List.copyOf(findings);
        leftAlone = List.copyOf(leftAlone);
        files = List.copyOf(files);
        next = List.copyOf(next);
    }
}
