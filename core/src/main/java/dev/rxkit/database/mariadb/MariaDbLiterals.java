package dev.rxkit.database.mariadb;

import dev.rxkit.sql.SqlScanner;
import java.util.function.UnaryOperator;

/**
 * Converts MariaDB's string literals, in which a backslash is an escape character. In the canonical form quotes and
 * backslashes are doubled and all other characters are unchanged, so that a reader of standard SQL finds the end of the
 * literal.
 */
final class MariaDbLiterals {

    private MariaDbLiterals() {}

    /** Returns a text as a literal. */
    static String quoted(String value) {
        return quoted(value, '\'');
    }

    private static String quoted(String value, char quote) {
        return quote + value.replace("\\", "\\\\").replace("" + quote, "" + quote + quote) + quote;
    }

    /** Returns the value of the text between the quotes of a canonical literal. */
    static String value(String standard) {
        return standard.replace("\\\\", "\\");
    }

    /**
     * Returns the SQL with every literal in canonical form, so that a reader of standard SQL finds the right tokens.
     */
    static String standard(String sql) {
        return sql.indexOf('\\') < 0 && !sql.contains("--") ? sql : rewritten(sql, true, value -> quoted(value, '"'));
    }

    /**
     * Returns the SQL with every literal in canonical form.
     *
     * @param comments whether comments are kept
     * @param doubleQuoted returns the replacement of a text in double quotes
     */
    static String rewritten(String sql, boolean comments, UnaryOperator<String> doubleQuoted) {
        StringBuilder result = new StringBuilder(sql.length() + 8);
        SqlScanner scanner = new SqlScanner(sql, MariaDbSyntax.SQL_RULES);
        int end = 0;
        while (scanner.next()) {
            String text = scanner.text();
            String gap = sql.substring(end, scanner.start());
            // A reader of standard SQL would take two minus signs for a comment.
            boolean twoSigns = text.equals("-") && gap.isEmpty() && end > 0 && sql.charAt(end - 1) == '-';
            result.append(twoSigns || !comments && !gap.isBlank() ? " " : gap);
            if (scanner.kind() != SqlScanner.Kind.TEXT) {
                result.append(text);
            } else {
                result.append(text.charAt(0) == '"' ? doubleQuoted.apply(scanner.value()) : quoted(scanner.value()));
            }
            end = scanner.end();
        }
        String rest = sql.substring(end);
        return result.append(comments || rest.isBlank() ? rest : "").toString();
    }
}
