package dev.rxkit.sql.expression;

import dev.rxkit.sql.expression.ExpressionLexer.Kind;
import dev.rxkit.sql.expression.ExpressionLexer.Token;
import java.util.List;

/** The position of a parser in the tokens of an expression. */
final class TokenCursor {
    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Thrown if the parser does not support the expression; without a stack trace. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String at) {
            super(at, null, false, false);
        }
    }

    Token token() {
        return tokens.get(at);
    }

    Token following() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token before() {
        return tokens.get(at - 1);
    }

    /** Returns the current token and moves to the next one. */
    Token take() {
        Token token = token();
        if (token.kind() == Kind.END) {
            throw unreadable();
        }
        at++;
        return token;
    }

    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    boolean accept(String symbolOrWord) {
        if (token().symbol(symbolOrWord) || token().is(symbolOrWord)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String symbolOrWord) {
        if (!accept(symbolOrWord)) {
            throw unreadable();
        }
    }

    Unreadable unreadable() {
        return new Unreadable(token().text());
    }
}
