package dev.rxkit.sql.expression;

import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlScanner;
import dev.rxkit.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits an expression into the tokens of {@link ExpressionParser}; combines symbols to operators. */
final class ExpressionLexer {
    private static final String OPERATORS = "+-*/<>=~!@#%^&|?:";
    private static final Set<String> KNOWN = Set.of("<=>", "<<", ">>", "<=", ">=", "<>", "!=", "||", "&&", ":=");

    /** The kind of a token. */
    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    /**
     * One token.
     *
     * @param kind the kind of the token
     * @param text the text as it is written; for a string its standard spelling
     * @param value the name inside the quotes; for any other token the same as {@code text}
     */
    record Token(Kind kind, String text, String value) {
        boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean symbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    private final String sql;
    private final Set<SqlRule> rules;
    private final SqlScanner scanner;

    private ExpressionLexer(String sql, Set<SqlRule> rules) {
        this.sql = sql;
        this.rules = rules;
        this.scanner = new SqlScanner(sql, rules);
    }

    /** Returns the tokens; the last one has the kind {@link Kind#END}. */
    static List<Token> tokens(String sql, Set<SqlRule> rules) {
        ExpressionLexer lexer = new ExpressionLexer(sql, rules);
        List<Token> tokens = new ArrayList<>();
        while (lexer.scanner.next()) {
            tokens.add(lexer.token());
        }
        tokens.add(new Token(Kind.END, "", ""));
        return tokens;
    }

    private Token token() {
        String text = scanner.text();
        return switch (scanner.kind()) {
            case WORD -> word(text);
            case NAME -> new Token(Kind.QUOTED, text, scanner.value());
            case TEXT -> string(text);
            case BLOB -> new Token(Kind.STRING, text, text);
            case NUMBER -> new Token(Kind.NUMBER, text, text);
            case SYMBOL -> symbol();
        };
    }

    /** Returns a word, or a literal such as {@code b'01'} that begins with a word. */
    private Token word(String text) {
        if (text.equalsIgnoreCase("b") && scanner.followedBy("'")) {
            scanner.next();
            return new Token(Kind.STRING, text + scanner.text(), text + scanner.text());
        }
        return new Token(Kind.WORD, text, text);
    }

    private Token string(String text) {
        String value = scanner.value();
        if (value.equals(text)) {
            return new Token(Kind.STRING, text, text);
        }
        String escaped = rules.contains(SqlRule.BACKSLASH_ESCAPES) ? value.replace("\\", "\\\\") : value;
        return new Token(Kind.STRING, SqlText.literal(escaped), value);
    }

    /**
     * Returns the longest operator at this position. An arithmetic operator does not include the sign of the number
     * after it.
     */
    private Token symbol() {
        int start = scanner.start();
        boolean free = rules.contains(SqlRule.FREE_OPERATORS);
        int end = free ? start : afterKnown(start);
        while (free && end < sql.length() && OPERATORS.indexOf(sql.charAt(end)) >= 0) {
            end++;
        }
        while (free
                && end - start > 1
                && "+-".indexOf(sql.charAt(end - 1)) >= 0
                && !special(sql.substring(start, end))) {
            end--;
        }
        scanner.extend(Math.max(end, start + 1));
        return new Token(Kind.SYMBOL, scanner.text(), scanner.text());
    }

    /**
     * Returns the end of the operator at this position, for databases without user-defined operators: only these
     * operators have several characters.
     */
    private int afterKnown(int start) {
        for (int length = 3; length > 1; length--) {
            if (start + length <= sql.length() && KNOWN.contains(sql.substring(start, start + length))) {
                return start + length;
            }
        }
        return start + 1;
    }

    private static boolean special(String operator) {
        return operator.chars().anyMatch(c -> "~!@#%^&|?".indexOf(c) >= 0);
    }
}
