package dev.rxkit.sql.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a server's expression into words. Unlike {@link dev.rxkit.sql.SqlText} it knows brackets as subscripts. */
final class ExpressionLexer {
    private static final String OPERATORS = "+-*/<>=~!@#%^&|?:";
    private static final Set<String> KNOWN = Set.of("<=>", "<<", ">>", "<=", ">=", "<>", "!=", "||", "&&", ":=");

    /** What a token can be. */
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
     * @param text as written; of a string its standard spelling
     * @param value what a quoted name stands for; else as {@code text}
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
    private final boolean plainBackslashes;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private ExpressionLexer(String sql, boolean plainBackslashes) {
        this.sql = sql;
        this.plainBackslashes = plainBackslashes;
    }

    /** The tokens; the last is {@link Kind#END}'s. */
    static List<Token> tokens(String sql, boolean plainBackslashes) {
        ExpressionLexer lexer = new ExpressionLexer(sql, plainBackslashes);
        lexer.read();
        lexer.tokens.add(new Token(Kind.END, "", ""));
        return lexer.tokens;
    }

    private void read() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '-' && next() == '-') {
                behind("\n");
            } else if (c == '/' && next() == '*') {
                behind("*/");
            } else if (c == '\'') {
                at++;
                String value = quoted('\'', plainBackslashes);
                String text = "'" + (plainBackslashes ? value : value.replace("\\", "\\\\")).replace("'", "''") + "'";
                tokens.add(new Token(Kind.STRING, text, value));
            } else if ((c == 'x' || c == 'X' || c == 'b' || c == 'B' || c == 'E' || c == 'e') && next() == '\'') {
                prefixed(c);
            } else if (c == '"' || c == '`') {
                int start = at++;
                String value = quoted(c, true);
                tokens.add(new Token(Kind.QUOTED, sql.substring(start, at), value));
            } else if (Character.isDigit(c) || (c == '.' && Character.isDigit(next()))) {
                number();
            } else if (wordPart(c)) {
                int start = at;
                while (at < sql.length() && wordPart(sql.charAt(at))) {
                    at++;
                }
                String text = sql.substring(start, at);
                tokens.add(new Token(Kind.WORD, text, text));
            } else {
                symbol();
            }
        }
    }

    /** Goes behind the end of a comment. */
    private void behind(String end) {
        int found = sql.indexOf(end, at + 2);
        at = found < 0 ? sql.length() : found + end.length();
    }

    private char next() {
        return at + 1 < sql.length() ? sql.charAt(at + 1) : '\0';
    }

    private void prefixed(char prefix) {
        int start = at;
        at += 2;
        quoted('\'', prefix != 'E' && prefix != 'e');
        String text = sql.substring(start, at);
        tokens.add(new Token(Kind.STRING, text, text));
    }

    /** Reads to the closing quote, from behind the opening one. */
    private String quoted(char close, boolean plain) {
        StringBuilder value = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\' && !plain && at < sql.length()) {
                value.append(unescaped(sql.charAt(at++)));
            } else if (c != close) {
                value.append(c);
            } else if (at < sql.length() && sql.charAt(at) == close) {
                value.append(c);
                at++;
            } else {
                break;
            }
        }
        return value.toString();
    }

    /** What a backslash and this character stand for; a pattern keeps the backslash before its wildcards. */
    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'Z' -> "\u001a";
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }

    private void number() {
        int start = at;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            boolean sign = (c == '+' || c == '-') && "eE".indexOf(sql.charAt(at - 1)) >= 0;
            if (!wordPart(c) && c != '.' && !sign) {
                break;
            }
            at++;
        }
        String text = sql.substring(start, at);
        tokens.add(new Token(Kind.NUMBER, text, text));
    }

    /** An operator is as long as can be, but one of arithmetic does not swallow the sign behind it. */
    private void symbol() {
        int end = plainBackslashes ? at : afterKnown();
        while (plainBackslashes && end < sql.length() && OPERATORS.indexOf(sql.charAt(end)) >= 0) {
            end++;
        }
        while (plainBackslashes
                && end - at > 1
                && "+-".indexOf(sql.charAt(end - 1)) >= 0
                && !special(sql.substring(at, end))) {
            end--;
        }
        end = Math.max(end, at + 1);
        String text = sql.substring(at, end);
        tokens.add(new Token(Kind.SYMBOL, text, text));
        at = end;
    }

    /** After the operator here; MariaDB has these of several characters, and reads others one by one. */
    private int afterKnown() {
        for (int length = 3; length > 1; length--) {
            if (at + length <= sql.length() && KNOWN.contains(sql.substring(at, at + length))) {
                return at + length;
            }
        }
        return at + 1;
    }

    private static boolean special(String operator) {
        return operator.chars().anyMatch(c -> "~!@#%^&|?".indexOf(c) >= 0);
    }

    private static boolean wordPart(char c) {
        return c == '_' || c == '$' || c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
