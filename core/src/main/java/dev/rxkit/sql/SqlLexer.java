package dev.rxkit.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the SQL that a user wrote token by token, by the rules of one database. Blanks and comments are left out. Text
 * that ends inside a quote is one token to its end. Never throws.
 */
public final class SqlLexer {

    /** What a token can be. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes. */
        NAME,
        /** A text literal. */
        TEXT,
        NUMBER,
        SYMBOL,
        /** {@code :name}, the place of a value. */
        PARAMETER,
        /** The place of a value that has no such name, for example {@code ?}. */
        POSITIONAL
    }

    /**
     * One token.
     *
     * @param text as it is written; of a parameter only its name
     * @param start where it begins in the SQL
     * @param end where what follows it begins
     */
    public record Token(Kind kind, String text, int start, int end) {

        /** Whether it is one of these keywords, which are in lower case. */
        public boolean word(String... keywords) {
            return kind == Kind.WORD && List.of(keywords).contains(text.toLowerCase(Locale.ROOT));
        }

        /** Whether it is this symbol. */
        public boolean symbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    /** Words that a value cannot end with. */
    private static final String[] BEFORE_VALUE = {
        "case", "when", "then", "else", "and", "or", "not", "in", "is", "like", "between", "select", "where", "from"
    };

    private final String sql;
    private final Set<SqlRule> rules;
    private final List<Token> tokens = new ArrayList<>();

    /** The brackets and parentheses that are open; those of an array's element or slice as {@code s}. */
    private final Deque<Character> open = new ArrayDeque<>();

    private boolean executable;
    private int at;

    private SqlLexer(String sql, Set<SqlRule> rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /** The tokens of the text. */
    public static List<Token> tokens(String sql, Set<SqlRule> rules) {
        SqlLexer lexer = new SqlLexer(sql, rules);
        while (lexer.at < sql.length()) {
            lexer.step();
        }
        return lexer.tokens;
    }

    private boolean has(SqlRule rule) {
        return rules.contains(rule);
    }

    private void step() {
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
        } else if (c == '\'' || c == '"' || (c == '`' && has(SqlRule.BACKTICK_NAMES))) {
            quoted(c);
        } else if (c == '[' && has(SqlRule.BRACKET_NAMES)) {
            add(Kind.NAME, after("]", at + 1));
        } else if (c == '$' && has(SqlRule.DOLLAR_QUOTES) && dollarQuote() > at) {
            add(Kind.TEXT, after(sql.substring(at, dollarQuote()), dollarQuote()));
        } else if (nativeParameter(c)) {
            add(Kind.POSITIONAL, wordEnd(at + 1));
        } else if (digit(c) || wordPart(c)) {
            word(c);
        } else {
            symbol(c);
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

    private void quoted(char quote) {
        boolean text = quote == '\'' || (quote == '"' && has(SqlRule.DOUBLE_QUOTED_TEXT));
        boolean escapes = text && has(SqlRule.BACKSLASH_ESCAPES);
        add(text ? Kind.TEXT : Kind.NAME, quoteEnd(quote, escapes));
    }

    /** Where what begins with a quote here ends. A doubled quote is taken as the begin of the next part. */
    private int quoteEnd(char quote, boolean escapes) {
        int end = at + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end++);
            if (c == '\\' && escapes) {
                end++;
            } else if (c == quote) {
                if (end == sql.length() || sql.charAt(end) != quote) {
                    return end;
                }
                end++;
            }
        }
        return sql.length();
    }

    private boolean nativeParameter(char c) {
        char next = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
        if (has(SqlRule.NATIVE_PARAMETERS)) {
            return ((c == '$' || c == '@') && wordPart(next)) || (c == ':' && digit(next));
        }
        return c == '$' && has(SqlRule.DOLLAR_NUMBERS) && digit(next);
    }

    private void word(char first) {
        int end = wordEnd(at);
        if (digit(first)) {
            while (end < sql.length() && (wordPart(sql.charAt(end)) || sql.charAt(end) == '.')) {
                end++;
            }
            add(Kind.NUMBER, end);
        } else if ((first == 'e' || first == 'E')
                && end == at + 1
                && has(SqlRule.ESCAPE_STRINGS)
                && sql.startsWith("'", end)) {
            int start = at;
            at = end;
            int close = quoteEnd('\'', true);
            at = start;
            add(Kind.TEXT, close);
        } else {
            add(Kind.WORD, end);
        }
    }

    private void symbol(char c) {
        if (sql.startsWith("::", at) || sql.startsWith("??", at) || sql.startsWith(":=", at)) {
            add(Kind.SYMBOL, at + 2);
        } else if (c == ':' && nameEnd(at + 1) > at + 1 && !slice()) {
            int end = nameEnd(at + 1);
            tokens.add(new Token(Kind.PARAMETER, sql.substring(at + 1, end), at, end));
            at = end;
        } else if (c == '?') {
            add(Kind.POSITIONAL, wordEnd(at + 1));
        } else {
            nest(c);
            add(Kind.SYMBOL, at + 1);
        }
    }

    private void nest(char c) {
        if (c == '(') {
            open.push(c);
        } else if (c == '[') {
            open.push(has(SqlRule.ARRAY_SLICES) && value(last()) ? 's' : c);
        } else if ((c == ')' || c == ']') && !open.isEmpty()) {
            open.pop();
        }
    }

    /** Whether a colon here is between the bounds of an array's slice: it follows a value. */
    private boolean slice() {
        return !open.isEmpty() && open.peek() == 's' && value(last());
    }

    private @Nullable Token last() {
        return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    }

    private static boolean value(@Nullable Token token) {
        if (token == null) {
            return false;
        }
        if (token.kind() == Kind.SYMBOL) {
            return token.symbol(")") || token.symbol("]");
        }
        return !token.word(BEFORE_VALUE) && !token.word("array");
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, sql.substring(at, end), at, end));
        at = end;
    }

    private int after(String end, int start) {
        int found = sql.indexOf(end, start);
        return found < 0 ? sql.length() : found + end.length();
    }

    /** The end of {@code $tag$}, or where it begins if there is none. */
    private int dollarQuote() {
        int end = at + 1;
        while (end < sql.length() && wordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean tag = end == at + 1 || (end < sql.length() && !digit(sql.charAt(at + 1)));
        return tag && end < sql.length() && sql.charAt(end) == '$' ? end + 1 : at;
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < sql.length() && wordPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The end of a parameter's name, which is one of Java's. */
    private int nameEnd(int start) {
        if (start >= sql.length() || !Character.isJavaIdentifierStart(sql.charAt(start))) {
            return start;
        }
        int end = start;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean wordPart(char c) {
        return c == '_' || c == '$' || c >= 0x80 || digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
