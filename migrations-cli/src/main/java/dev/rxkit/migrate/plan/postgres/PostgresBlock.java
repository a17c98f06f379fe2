package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.migrate.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Several statements as one {@code DO} statement, so that a failure takes all of them back, also where each statement is
 * committed by itself and the client goes on after an error. Pure.
 */
public final class PostgresBlock {
    /** What leads a fragment of PL/pgSQL, which is no statement outside a block. */
    private static final Pattern FRAGMENT =
            Pattern.compile("(?s)(IF|BEGIN|DECLARE|PERFORM|SET LOCAL|EXECUTE|FOREACH)\\b.*");

    /** What adds only: no statement after it can do harm where it failed. */
    private static final Pattern ADDS =
            Pattern.compile("(?s)(CREATE (UNLOGGED )?TABLE|CREATE (UNIQUE )?INDEX|CREATE TYPE"
                    + "|CREATE SCHEMA|CREATE VIEW|COMMENT ON|ALTER TYPE \\S+ ADD VALUE|ALTER TABLE \\S+ ADD)\\b.*");

    private static final Pattern WORD = Pattern.compile("(?s)ALTER TYPE .+ ADD VALUE .*");

    private PostgresBlock() {}

    /**
     * The statements of one script: as they are where each of them adds only, else as one block. A word that a type
     * gains stands in front of it, because it cannot be used in the transaction that adds it.
     */
    public static List<Statement> of(List<Statement> statements) {
        boolean fragments =
                statements.stream().anyMatch(s -> FRAGMENT.matcher(s.sql()).matches());
        if (!fragments && (isHarmless(statements) || statements.size() < 2)) {
            return statements;
        }
        List<Statement> script = new ArrayList<>();
        List<Statement> inside = new ArrayList<>();
        statements.forEach(s -> (WORD.matcher(s.sql()).matches() ? script : inside).add(s));
        if (inside.isEmpty()) {
            return List.copyOf(script);
        }
        script.add(new Statement(
                block(inside), "All of it or nothing: one statement, taken back as a whole if a part of it fails"));
        return List.copyOf(script);
    }

    /** Whether each of them adds only. */
    static boolean isHarmless(List<Statement> statements) {
        return statements.stream().allMatch(s -> ADDS.matcher(s.sql()).matches());
    }

    private static String block(List<Statement> statements) {
        // Column names win over the variable FOUND, which every block has.
        StringBuilder body = new StringBuilder("#variable_conflict use_column\nBEGIN\n");
        for (Statement statement : statements) {
            if (!statement.comment().isBlank()) {
                body.append("    -- ")
                        .append(statement.comment().replaceAll("[\\p{Cntrl}\u2028\u2029]+", " "))
                        .append('\n');
            }
            body.append("    ").append(inside(statement.sql())).append(";\n");
        }
        body.append("END");
        String tag = free(body.toString());
        return "DO " + tag + "\n" + body + "\n" + tag;
    }

    /** A query whose result nobody reads is called by another word; a block keeps its own statements. */
    private static String inside(String sql) {
        boolean query = sql.toUpperCase(Locale.ROOT).startsWith("SELECT ");
        String text = query ? "PERFORM" + sql.substring("SELECT".length()) : sql;
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** A quote that the body does not have. */
    private static String free(String body) {
        String tag = "$rx$";
        while (body.contains(tag)) {
            tag = tag.substring(0, tag.length() - 1) + "x$";
        }
        return tag;
    }
}
