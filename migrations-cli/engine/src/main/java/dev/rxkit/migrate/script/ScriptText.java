package dev.rxkit.migrate.script;

import dev.rxkit.migrate.plan.Hazard;
import dev.rxkit.migrate.plan.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a script: a header of comments, then the statements. Lines end with LF. The same input gives the same
 * bytes.
 *
 * @param title the first line
 * @param database the name of the dialect of the statements; blank if the header does not say it
 * @param does the changes, one per line
 * @param hazards the hazards of the statements
 * @param allowed the hazards that are allowed, each a code and a reason
 * @param answers the answers by question id
 * @param proof what was proved, one per line; empty if nothing was
 * @param undo the path of the undo script, or blank
 * @param statements the statements
 */
public record ScriptText(
        String title,
        String database,
        List<String> does,
        List<Hazard> hazards,
        List<String> allowed,
        Map<String, String> answers,
        List<String> proof,
        String undo,
        List<Statement> statements) {
    private static final Pattern PART = Pattern.compile("-- .*, part (\\d{1,4}) of \\d{1,4}: .*");

    private static final String EDITED = "edited by hand, then run as it is now:";
    private static final Pattern DATABASE = Pattern.compile("-- Database: (\\S+)\\s*");
    private static final Pattern ANSWER = Pattern.compile("--   (\\S.*?) = (.*)");

    /** Creates a text that allows no hazard. */
    public ScriptText(
            String title,
            String database,
            List<String> does,
            List<Hazard> hazards,
            Map<String, String> answers,
            List<String> proof,
            String undo,
            List<Statement> statements) {
        this(title, database, does, hazards, List.of(), answers, proof, undo, statements);
    }

    /** Copies the collections. */
    public ScriptText {
        allowed = List.copyOf(allowed);
        does = List.copyOf(does);
        hazards = List.copyOf(hazards);
        answers = Map.copyOf(answers);
        proof = List.copyOf(proof);
        statements = List.copyOf(statements);
    }

    /** Returns the same text with another proof and another path of the undo script. */
    public ScriptText proved(List<String> proof, String undo) {
        return new ScriptText(title, database, does, hazards, allowed, answers, proof, undo, statements);
    }

    /** Returns the text of the file. */
    public String render() {
        StringBuilder text = new StringBuilder();
        comment(text, title);
        if (!database.isBlank()) {
            comment(text, "Database: " + database);
        }
        section(text, "Does", does);
        section(text, "Hazards", hazards.stream().map(Hazard::text).toList());
        allowed.forEach(line -> comment(text, "rx:allow " + line));
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

    /** Returns the title of a script that is one of several parts of a change. */
    public static String part(String title, int part, int of, String about) {
        return title + ", part " + part + " of " + of + ": " + about;
    }

    /** Returns which part of a change a script is, by its first line; 1 if it is the only one. */
    public static int part(String text) {
        Matcher part = PART.matcher(text.lines().findFirst().orElse(""));
        return part.matches() ? Integer.parseInt(part.group(1)) : 1;
    }

    /** Returns what the header of a script says of its database; empty if it says nothing. */
    public static Optional<String> database(String text) {
        return text.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(DATABASE::matcher)
                .filter(Matcher::matches)
                .map(line -> String.valueOf(line.group(1)))
                // The first line is a title, which may look like it.
                .reduce((one, two) -> two);
    }

    /** Returns the answers that the header of a script lists, by question id. */
    public static Map<String, String> answers(String text) {
        Map<String, String> answers = new TreeMap<>();
        boolean listed = false;
        for (String line : text.lines().takeWhile(line -> line.startsWith("--")).toList()) {
            Matcher answer = ANSWER.matcher(line);
            if (listed && answer.matches()) {
                answers.put(String.valueOf(answer.group(1)), String.valueOf(answer.group(2)));
            }
            listed = line.equals("-- Answers:") || listed && answer.matches();
        }
        return answers;
    }

    /**
     * Returns the text of a script that was proved as it is now: its header lists these hazards and this proof instead
     * of an earlier one. A script without a header stays without a proof in it.
     *
     * @param allowed the hazards that are allowed besides those that it allows already, each a code and a reason
     */
    public static String proved(String text, List<String> allowed, List<String> proof) {
        StringBuilder renewed = new StringBuilder();
        boolean inProof = false;
        boolean header = generated(text);
        if (!header && allowed.isEmpty()) {
            return text;
        }
        if (!header) {
            allowed.forEach(line -> comment(renewed, "rx:allow " + line));
        }
        for (String line : text.lines().toList()) {
            if (header && line.equals("-- Proof:")) {
                header = false;
                inProof = true;
                allowed.forEach(more -> comment(renewed, "rx:allow " + more));
                section(
                        renewed,
                        "Proof",
                        Stream.concat(Stream.of(EDITED), proof.stream()).toList());
            } else if (!inProof || !line.startsWith("--   ")) {
                inProof = false;
                renewed.append(line).append('\n');
            }
        }
        return renewed.toString();
    }

    /** Returns the text of a script whose undo script is not used, for a reason. */
    public static String withoutUndo(String text, String why) {
        return text.lines()
                .map(line -> line.startsWith("-- Undo: ")
                        ? "-- Undo: none, because it " + why.lines().findFirst().orElse("")
                        : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Returns whether a script was edited after Rx had written it, and accepted then. */
    public static boolean edited(String text) {
        return text.contains("--   " + EDITED);
    }

    /** Returns whether a script was written by Rx: its header says what was proved. */
    public static boolean generated(String text) {
        return text.lines().takeWhile(line -> line.startsWith("--")).anyMatch(line -> line.equals("-- Proof:"));
    }

    /** Returns only the statements, each after its comment. */
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

    /** Appends a comment line; replaces control characters, which could end the line, and Flyway placeholders. */
    private static void comment(StringBuilder text, String line) {
        String safe = line.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").replace("${", "$ {");
        text.append(("-- " + safe).stripTrailing()).append('\n');
    }

    private static String lines(String sql) {
        return sql.replace("\r\n", "\n").strip();
    }
}
