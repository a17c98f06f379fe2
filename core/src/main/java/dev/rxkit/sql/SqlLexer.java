package dev.rxkit.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL that a user wrote into tokens by the rules of one database. Blanks and comments are left out. If the text
 * ends inside a quote, the last token extends to its end. Never throws.
 */
public final class SqlLexer {

    /** The kind of a token. */
    public enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes. */
        NAME,
        /** A text literal. */
        TEXT,
        NUMBER,
        SYMBOL,
        /** A named parameter, {@code :name}. */
        PARAMETER,
        /** A parameter without such a name, for example {@code ?}. */
        POSITIONAL
    }

    /**
     * One token.
     *
     * @param kind the kind of the token
     * @param text the text as it is written; for a parameter only its name
     * @param start the index of its first character in the SQL
     * @param end the index after its last character
     */
    public record Token(Kind kind, String text, int start, int end) {

        /** Returns whether it is one of the given keywords, which are in lower case. */
        public boolean word(String... keywords) {
            return kind == Kind.WORD && List.of(keywords).contains(text.toLowerCase(Locale.ROOT));
        }

        /** Returns whether it is the given symbol. */
        public boolean symbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    /** Keywords that are not the end of a value. */
    private static final String[] BEFORE_VALUE = {
        "case", "when", "then", "else", "and", "or", "not", "in", "is", "like", "between", "select", "where", "from"
    };

    private final String sql;
    private final Set<SqlRule> rules;
    private final List<Token> tokens = new ArrayList<>();

    /** The open brackets and parentheses; the bracket of an array's element or slice is {@code s}. */
    private final Deque<Character> open = new ArrayDeque<>();

    private final SqlScanner scanner;

    private SqlLexer(String sql, Set<SqlRule> rules) {
        this.sql = sql;
        this.rules = rules;
        scanner = new SqlScanner(sql, rules);
    }

    /** Returns the tokens of the text. */
    public static List<Token> tokens(String sql, Set<SqlRule> rules) {
        SqlLexer lexer = new SqlLexer(sql, rules);
        while (lexer.scanner.next()) {
            lexer.step();
        }
        return lexer.tokens;
    }

    private boolean has(SqlRule rule) {
        return rules.contains(rule);
    }

    private void step() {
        char c = sql.charAt(scanner.start());
        if (nativeParameter(c)) {
            add(Kind.POSITIONAL, scanner.wordEnd(scanner.start() + 1));
            return;
        }
        switch (scanner.kind()) {
            case WORD -> add(Kind.WORD, scanner.end());
            case NAME -> add(Kind.NAME, scanner.end());
            case TEXT, BLOB -> add(Kind.TEXT, scanner.end());
            case NUMBER -> add(Kind.NUMBER, scanner.end());
            case SYMBOL -> symbol(c);
        }
    }

    private boolean nativeParameter(char c) {
        if (scanner.kind() != SqlScanner.Kind.WORD && scanner.kind() != SqlScanner.Kind.SYMBOL) {
            return false;
        }
        int next = scanner.start() + 1;
        char following = next < sql.length() ? sql.charAt(next) : ' ';
        if (has(SqlRule.NATIVE_PARAMETERS)) {
            return ((c == '$' || c == '@') && SqlScanner.wordPart(following))
                    || (c == ':' && SqlScanner.digit(following));
        }
        return c == '$' && has(SqlRule.DOLLAR_NUMBERS) && SqlScanner.digit(following);
    }

    private void symbol(char c) {
        int at = scanner.start();
        if (sql.startsWith("::", at) || sql.startsWith("??", at) || sql.startsWith(":=", at)) {
            add(Kind.SYMBOL, at + 2);
        } else if (c == ':' && nameEnd(at + 1) > at + 1 && !slice()) {
            int end = nameEnd(at + 1);
            tokens.add(new Token(Kind.PARAMETER, sql.substring(at + 1, end), at, end));
            scanner.extend(end);
        } else if (c == '?') {
            add(Kind.POSITIONAL, scanner.wordEnd(at + 1));
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

    /** Returns whether a colon at this position separates the bounds of an array's slice, that is, follows a value. */
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
        tokens.add(new Token(kind, sql.substring(scanner.start(), end), scanner.start(), end));
        scanner.extend(end);
    }

    /** Returns the end of a parameter's name, which follows the rules of Java identifiers. */
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
}
