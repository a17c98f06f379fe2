package dev.rxkit.sql;

import java.util.Set;

/**
 * Splits SQL into words, names, literals, numbers and single symbols by the rules of one database. It is the only
 * reader of quotes and comments; combining symbols to operators is left to its callers. If the text ends inside a
 * quote, the last token extends to its end. Never throws. Not thread-safe.
 */
public final class SqlScanner {

    /** The kind of a token. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes. */
        NAME,
        /** A text literal. */
        TEXT,
        /** A blob literal, {@code x'00ff'}. */
        BLOB,
        NUMBER,
        /** One character. */
        SYMBOL
    }

    private final String sql;
    private final Set<SqlRule> rules;

    private Kind kind = Kind.SYMBOL;
    private int start;
    private int at;

    /** The indexes of the first character inside the quotes and of the closing quote. */
    private int from;

    private int to;

    /** The closing quote, which is written twice inside the quotes; 0 if no character is. */
    private char quote;

    private boolean escapes;
    private boolean executable;

    public SqlScanner(String sql, Set<SqlRule> rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /** Advances to the next token, skipping blanks and comments; returns false at the end. */
    public boolean next() {
        int end = at;
        boolean afterName = kind == Kind.NAME && end > 0 && sql.charAt(end - 1) == '"';
        boolean afterArray = kind == Kind.WORD && text().equalsIgnoreCase("ARRAY");
        skip();
        start = at;
        if (at >= sql.length()) {
            return false;
        }
        boolean subscript = has(SqlRule.ARRAY_SLICES) && start == end && (afterName || afterArray);
        read(sql.charAt(at), subscript);
        return true;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the index of the token's first character. */
    public int start() {
        return start;
    }

    /** Returns the index after the token's last character. */
    public int end() {
        return at;
    }

    /** Returns the token's text as it is written. */
    public String text() {
        return sql.substring(start, at);
    }

    /** Returns whether the given text follows the token immediately. */
    public boolean followedBy(String text) {
        return sql.startsWith(text, at);
    }

    /** Extends the token up to {@code end}. */
    public void extend(int end) {
        at = end;
    }

    /** Returns the end of the word that begins at {@code begin}, or {@code begin} if there is no word. */
    int wordEnd(int begin) {
        int end = begin;
        while (end < sql.length() && wordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * Returns the name or text inside the quotes, with escapes resolved; for any other token, including {@code E'..'},
     * the text as it is written.
     */
    public String value() {
        if (kind != Kind.NAME && kind != Kind.TEXT && kind != Kind.BLOB || from < 0) {
            return text();
        }
        StringBuilder value = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            char c = sql.charAt(i++);
            if (c == '\\' && escapes && i < to) {
                escaped(sql.charAt(i++), value);
            } else {
                value.append(c);
                i += c == quote && i < to ? 1 : 0;
            }
        }
        return value.toString();
    }

    /**
     * Appends the meaning of a backslash followed by this character in MariaDB: before a wildcard of a pattern the
     * backslash is kept.
     */
    private static void escaped(char c, StringBuilder value) {
        switch (c) {
            case '0' -> value.append('\0');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'b' -> value.append('\b');
            case 'Z' -> value.append('\u001a');
            case '%', '_' -> value.append('\\').append(c);
            default -> value.append(c);
        }
    }

    private boolean has(SqlRule rule) {
        return rules.contains(rule);
    }

    private void skip() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                at++;
            } else if (lineComment(c)) {
                at = after("\n", at);
            } else if (sql.startsWith("/*", at)) {
                comment();
            } else if (executable && sql.startsWith("*/", at)) {
                executable = false;
                at += 2;
            } else {
                return;
            }
        }
    }

    private boolean lineComment(char c) {
        if (c == '#') {
            return has(SqlRule.HASH_COMMENTS);
        }
        return sql.startsWith("--", at)
                && (!has(SqlRule.DASHES_BEFORE_BLANK) || at + 2 >= sql.length() || sql.charAt(at + 2) <= ' ');
    }

    private void comment() {
        int mark = sql.startsWith("/*M!", at) ? 4 : 3;
        if (has(SqlRule.EXECUTABLE_COMMENTS) && sql.startsWith("!", at + mark - 1)) {
            executable = true;
            at += mark;
            while (at < sql.length() && digit(sql.charAt(at))) {
                at++;
            }
            return;
        }
        int depth = 1;
        at += 2;
        while (at < sql.length() && depth > 0) {
            if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (has(SqlRule.NESTED_COMMENTS) && sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else {
                at++;
            }
        }
    }

    private void read(char c, boolean subscript) {
        if (c == '\'' || (c == '"' && has(SqlRule.DOUBLE_QUOTED_TEXT))) {
            quoted(Kind.TEXT, c, has(SqlRule.BACKSLASH_ESCAPES));
        } else if (c == '"' || (c == '`' && has(SqlRule.BACKTICK_NAMES))) {
            quoted(Kind.NAME, c, false);
        } else if (c == '[' && has(SqlRule.BRACKET_NAMES) && !subscript) {
            between(Kind.NAME, at + 1, "]");
        } else if (c == '$' && has(SqlRule.DOLLAR_QUOTES) && dollarQuote() > at) {
            between(Kind.TEXT, dollarQuote(), sql.substring(at, dollarQuote()));
        } else if (digit(c) || (c == '.' && at + 1 < sql.length() && digit(sql.charAt(at + 1)))) {
            kind = Kind.NUMBER;
            at = numberEnd();
        } else if (wordPart(c)) {
            word(c);
        } else {
            kind = Kind.SYMBOL;
            at++;
        }
    }

    /** Reads a word, or a literal with a one-letter prefix. */
    private void word(char first) {
        int end = wordEnd(at);
        boolean letter = end == at + 1 && sql.startsWith("'", end);
        if (letter && (first == 'x' || first == 'X')) {
            at = end;
            quoted(Kind.BLOB, '\'', false);
        } else if (letter && (first == 'e' || first == 'E') && has(SqlRule.ESCAPE_STRINGS)) {
            at = end;
            quoted(Kind.TEXT, '\'', true);
            from = -1;
        } else {
            kind = Kind.WORD;
            at = end;
        }
    }

    private void quoted(Kind what, char closing, boolean backslashes) {
        kind = what;
        quote = closing;
        escapes = backslashes;
        from = ++at;
        to = sql.length();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && backslashes) {
                at = Math.min(at + 1, sql.length());
            } else if (c == closing) {
                if (at == sql.length() || sql.charAt(at) != closing) {
                    to = at - 1;
                    return;
                }
                at++;
            }
        }
    }

    private void between(Kind what, int begin, String closing) {
        kind = what;
        quote = 0;
        escapes = false;
        from = begin;
        int found = sql.indexOf(closing, begin);
        to = found < 0 ? sql.length() : found;
        at = found < 0 ? sql.length() : found + closing.length();
    }

    private int after(String end, int begin) {
        int found = sql.indexOf(end, begin);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** Returns the end of {@code $tag$}, or its beginning if there is no such quote here. */
    private int dollarQuote() {
        int end = at + 1;
        while (end < sql.length() && wordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean tag = end == at + 1 || (end < sql.length() && !digit(sql.charAt(at + 1)));
        return tag && end < sql.length() && sql.charAt(end) == '$' ? end + 1 : at;
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

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean wordPart(char c) {
        return c == '_' || c == '$' || c >= 0x80 || digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
