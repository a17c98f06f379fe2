package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts several statements into one {@code DO} statement, so that a failure rolls all of them back, even if the client
 * commits each statement by itself and continues after an error. Pure.
 */
public final class PostgresBlock {
    /** The beginning of a fragment of PL/pgSQL, which is not a statement outside a block. */
    private static final Pattern FRAGMENT =
            Pattern.compile("(?s)(IF|BEGIN|DECLARE|PERFORM|SET LOCAL|EXECUTE|FOREACH)\\b.*");

    /** The beginning of a statement that only adds: if it fails, no later statement can do harm. */
    private static final Pattern ADDS =
            Pattern.compile("(?s)(CREATE (UNLOGGED )?TABLE|CREATE (UNIQUE )?INDEX|CREATE TYPE"
                    + "|CREATE SCHEMA|CREATE VIEW|COMMENT ON|ALTER TYPE \\S+ ADD VALUE|ALTER TABLE \\S+ ADD)\\b.*");

    private static final Pattern WORD = Pattern.compile("(?s)ALTER TYPE .+ ADD VALUE .*");

    /** Ends with the transaction, so that it needs no statement that restores the former value. */
    private static final Statement LIMIT = new Statement(
            "SET LOCAL lock_timeout = '" + Planner.LOCK_SECONDS + "s'",
            "Fails if another transaction keeps a lock for " + Planner.LOCK_SECONDS
                    + " seconds, so that others do not wait behind this script");

    private PostgresBlock() {}

    /**
     * Returns the statements of one script: unchanged if each of them only adds, otherwise as one block. A new label of
     * an enum type precedes the block, because it cannot be used in the transaction that adds it.
     */
    public static List<Statement> of(List<Statement> statements) {
        return of(statements, List.of());
    }

    /** Does the same as {@link #of(List)} for a script whose statements may have to wait for locks. */
    static List<Statement> limited(List<Statement> statements) {
        return of(statements.stream().filter(s -> !s.equals(LIMIT)).toList(), List.of(LIMIT));
    }

    private static List<Statement> of(List<Statement> statements, List<Statement> limit) {
        boolean fragments =
                statements.stream().anyMatch(s -> FRAGMENT.matcher(s.sql()).matches());
        if (!fragments && (isHarmless(statements) || statements.size() < 2)) {
            return statements.isEmpty()
                    ? statements
                    : Stream.concat(limit.stream(), statements.stream()).toList();
        }
        List<Statement> script = new ArrayList<>();
        List<Statement> inside = new ArrayList<>();
        statements.forEach(s -> (WORD.matcher(s.sql()).matches() ? script : inside).add(s));
        if (inside.isEmpty()) {
            script.addAll(0, limit);
            return List.copyOf(script);
        }
        inside.addAll(0, limit);
        script.add(new Statement(
                block(inside), "All of it or nothing: one statement, taken back as a whole if a part of it fails"));
        return List.copyOf(script);
    }

    /** Returns whether each of the statements only adds. */
    static boolean isHarmless(List<Statement> statements) {
        return statements.stream().allMatch(s -> ADDS.matcher(s.sql()).matches());
    }

    private static String block(List<Statement> statements) {
        // Names of columns take precedence over the variable FOUND, which every block has.
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

    /**
     * Replaces SELECT with PERFORM, as PL/pgSQL requires for a query whose result is not used, and removes a semicolon
     * at the end.
     */
    private static String inside(String sql) {
        boolean query = sql.toUpperCase(Locale.ROOT).startsWith("SELECT ");
        String text = query ? "PERFORM" + sql.substring("SELECT".length()) : sql;
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns a dollar quote that does not occur in the body. */
    private static String free(String body) {
        String tag = "$rx$";
        while (body.contains(tag)) {
            tag = tag.substring(0, tag.length() - 1) + "x$";
        }
        return tag;
    }
}
