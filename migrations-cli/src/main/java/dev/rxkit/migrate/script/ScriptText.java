package dev.rxkit.migrate.script;

import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of a script: comments that say what it does and how it was proved, then the statements, LF, a newline at the
 * end. The same input gives the same bytes.
 *
 * @param title the first line
 * @param does what it does, a line each
 * @param hazards why it may hurt
 * @param answers what a person decided, by question
 * @param proof how it was tried, a line each; empty where it was not
 * @param undo where its undo is, or blank
 * @param statements what runs
 */
public record ScriptText(
        String title,
        List<String> does,
        List<Hazard> hazards,
        Map<String, String> answers,
        List<String> proof,
        String undo,
        List<Statement> statements) {

    public ScriptText {
        does = List.copyOf(does);
        hazards = List.copyOf(hazards);
        answers = Map.copyOf(answers);
        proof = List.copyOf(proof);
        statements = List.copyOf(statements);
    }

    /** The whole file. */
    public String render() {
        StringBuilder text = new StringBuilder();
        comment(text, title);
        section(text, "Does", does);
        section(text, "Hazards", hazards.stream().map(Hazard::message).toList());
        section(
                text,
                "Answers",
                new TreeMap<>(answers)
                        .entrySet().stream()
                                .map(answer -> answer.getKey() + " = " + answer.getValue())
                                .toList());
        section(text, "Proof", proof.isEmpty() ? List.of("none") : proof);
        if (!undo.isBlank()) {
            comment(text, "Undo: " + undo);
        }
        for (Statement statement : statements) {
            text.append('\n');
            append(text, statement);
        }
        return text.toString();
    }

    /** Statements alone, each with its comment before it. */
    public static String of(List<Statement> statements) {
        StringBuilder text = new StringBuilder();
        statements.forEach(statement -> append(text, statement));
        return text.toString();
    }

    private static void append(StringBuilder text, Statement statement) {
        if (!statement.comment().isBlank()) {
            comment(text, statement.comment());
        }
        text.append(lines(statement.sql())).append(";\n");
    }

    private static void section(StringBuilder text, String name, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        comment(text, name + ":");
        lines.forEach(line -> comment(text, "  " + line));
    }

    /** A comment stays one: no line end gets in, and nothing plain Flyway would take for a placeholder. */
    private static void comment(StringBuilder text, String line) {
        String safe = line.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").replace("${", "$ {");
        text.append(("-- " + safe).stripTrailing()).append('\n');
    }

    private static String lines(String sql) {
        return sql.replace("\r\n", "\n").strip();
    }
}
