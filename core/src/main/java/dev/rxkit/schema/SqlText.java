package dev.rxkit.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads SQL text word by word, so that nobody searches SQL with regular expressions. Knows quotes, literals and
 * comments, not grammar; text that ends inside a quote is one token to its end. Never throws.
 */
public final class SqlText {

    private static final List<String> LONG_SYMBOLS =
            List.of("->>", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "::");

    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;

    private SqlText(String sql) {
        this.sql = sql;
    }

    /** The tokens of the text, without blanks and comments. */
    public static List<SqlToken> tokens(String sql) {
        SqlText text = new SqlText(sql);
        text.read();
        return List.copyOf(text.tokens);
    }

    /** Whether the text has the name in quotes. Canonical expressions quote every column they use. */
    public static boolean mentions(String sql, String name) {
        return tokens(sql).stream()
                .anyMatch(token ->
                        token.kind() == SqlToken.Kind.QUOTED && token.value().equals(name));
    }

    /** The text with quoted names replaced, all at once: old name to new name. Literals are left alone. */
    public static String rename(String sql, Map<String, String> names) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (SqlToken token : tokens(sql)) {
            String name = token.kind() == SqlToken.Kind.QUOTED ? names.get(token.value()) : null;
            if (name != null) {
                char open = token.text().charAt(0);
                char close = open == '[' ? ']' : open;
                result.append(sql, from, token.start())
                        .append(open)
                        .append(name.replace(String.valueOf(close), String.valueOf(close) + close))
                        .append(close);
                from = token.start() + token.text().length();
            }
        }
        return result.append(sql, from, sql.length()).toString();
    }

    private void read() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                at++;
            } else if (sql.startsWith("--", at)) {
                at = orEnd(sql.indexOf('\n', at), 1);
            } else if (sql.startsWith("/*", at)) {
                at = orEnd(sql.indexOf("*/", at + 2), 2);
            } else if (c == '\'') {
                quoted(SqlToken.Kind.STRING, at, '\'');
            } else if (c == '"' || c == '`') {
                quoted(SqlToken.Kind.QUOTED, at, c);
            } else if (c == '[') {
                quoted(SqlToken.Kind.QUOTED, at, ']');
            } else if ((c == 'x' || c == 'X') && sql.startsWith("'", at + 1)) {
                at++;
                quoted(SqlToken.Kind.BLOB, at - 1, '\'');
            } else if (digit(at) || (c == '.' && digit(at + 1))) {
                add(SqlToken.Kind.NUMBER, numberEnd());
            } else if (wordPart(c)) {
                add(SqlToken.Kind.WORD, wordEnd());
            } else {
                add(SqlToken.Kind.SYMBOL, at + symbolLength());
            }
        }
    }

    private int orEnd(int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    private void add(SqlToken.Kind kind, int end) {
        String text = sql.substring(at, end);
        tokens.add(new SqlToken(kind, text, text, at));
        at = end;
    }

    private void quoted(SqlToken.Kind kind, int start, char close) {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c != close) {
                value.append(c);
            } else if (close != ']' && at < sql.length() && sql.charAt(at) == close) {
                value.append(c);
                at++;
            } else {
                break;
            }
        }
        tokens.add(new SqlToken(kind, sql.substring(start, at), value.toString(), start));
    }

    private int numberEnd() {
        boolean hex = sql.regionMatches(true, at, "0x", 0, 2);
        int end = at;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            boolean exponentSign = !hex && (c == '+' || c == '-') && "eE".indexOf(sql.charAt(end - 1)) >= 0;
            if (!wordPart(c) && c != '.' && !exponentSign) {
                break;
            }
            end++;
        }
        return end;
    }

    private int wordEnd() {
        int end = at;
        while (end < sql.length() && wordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private int symbolLength() {
        return LONG_SYMBOLS.stream()
                .filter(symbol -> sql.startsWith(symbol, at))
                .findFirst()
                .map(String::length)
                .orElse(1);
    }

    private boolean digit(int index) {
        return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
    }

    private static boolean wordPart(char c) {
        return c == '_' || c == '$' || c >= 0x80 || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
