package dev.rxkit.sql.expression;

import dev.rxkit.sql.expression.ExpressionLexer.Kind;
import dev.rxkit.sql.expression.ExpressionLexer.Token;

/** Parses the type of a cast. */
final class TypeReader {
    private final TokenCursor cursor;
    private final ExpressionRules rules;

    TypeReader(TokenCursor cursor, ExpressionRules rules) {
        this.cursor = cursor;
        this.rules = rules;
    }

    /** Returns the type's name with its arguments. */
    String read() {
        StringBuilder text = new StringBuilder(part());
        while (cursor.accept(".")) {
            text.append('.').append(part());
        }
        arguments(text);
        while (typeWord()) {
            text.append(' ').append(cursor.token().text());
            cursor.take();
            arguments(text);
        }
        while (cursor.token().symbol("[")) {
            cursor.take();
            cursor.expect("]");
            text.append("[]");
        }
        return rules.type(text.toString());
    }

    private String part() {
        Token token = cursor.take();
        if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED) {
            throw new TokenCursor.Unreadable(token.text());
        }
        return token.text();
    }

    private boolean typeWord() {
        return cursor.token().is("PRECISION")
                || cursor.token().is("VARYING")
                || cursor.token().is("TIME")
                || cursor.token().is("ZONE")
                || cursor.token().is("WITH")
                || cursor.token().is("WITHOUT")
                || cursor.token().is("CHARSET")
                || (cursor.token().kind() == Kind.WORD && cursor.before().is("CHARSET"));
    }

    private void arguments(StringBuilder text) {
        if (cursor.accept("(")) {
            text.append('(');
            while (!cursor.accept(")")) {
                if (cursor.token().kind() == Kind.END) {
                    throw cursor.unreadable();
                }
                text.append(cursor.token().text());
                cursor.take();
            }
            text.append(')');
        }
    }
}
