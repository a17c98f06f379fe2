package dev.rxkit.database.mariadb;

/**
 * MariaDB's string literals, in which a backslash escapes. In the canonical form a quote is doubled, a backslash is
 * doubled, and everything else stands for itself, which any reader of standard SQL divides rightly.
 */
final class MariaDbLiterals {

    private MariaDbLiterals() {}

    /** A text as a literal. */
    static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The text of what stands between a canonical literal's quotes. */
    static String value(String standard) {
        return standard.replace("\\\\", "\\");
    }

    /** SQL text with every string literal in single quotes in the canonical form; names are left alone, {@code --} of a number becomes {@code - -}. */
    static String standard(String sql) {
        if (sql.indexOf('\\') < 0 && !sql.contains("--")) {
            return sql;
        }
        StringBuilder result = new StringBuilder(sql.length() + 8);
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i++);
            result.append(c);
            if (c == '-' && isTwice(sql, i)) {
                result.append(' ');
            } else if (c == '\'' || c == '"' || c == '`') {
                i = copy(sql, i, c, result);
            }
        }
        return result.toString();
    }

    /** Two signs; only with a blank after them are they a comment, which other readers take them for anyhow. */
    private static boolean isTwice(String sql, int second) {
        return second + 1 < sql.length() && sql.charAt(second) == '-' && sql.charAt(second + 1) > ' ';
    }

    private static int copy(String sql, int from, char quote, StringBuilder result) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i++);
            if (c == '\\' && quote != '`' && i < sql.length()) {
                char meant = unescaped(sql.charAt(i++));
                result.append(meant == '\\' || meant == quote ? String.valueOf(meant) + meant : String.valueOf(meant));
            } else {
                result.append(c);
                if (c == quote) {
                    if (i < sql.length() && sql.charAt(i) == quote) {
                        result.append(quote);
                        i++;
                    } else {
                        return i;
                    }
                }
            }
        }
        return i;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'Z' -> '\u001a';
            default -> c;
        };
    }
}
