package dev.rxkit.sql.expression;

import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Converts the expressions of a server to a canonical form, so that an expression in a model equals what the server
 * prints of it: case, blanks, parentheses, the casts that a server adds, {@code IN} and {@code BETWEEN}. The canonical
 * form is valid SQL of that server with the same meaning; every column in it is quoted. No side effects.
 */
public final class SqlExpression {

    private SqlExpression() {}

    /** Returns the canonical form of an expression. If it cannot be parsed, its tokens are kept as they are. */
    public static String canonical(String sql, ExpressionRules rules) {
        List<ExpressionLexer.Token> tokens = ExpressionLexer.tokens(sql, rules.sqlRules());
        try {
            Expr tree = ExpressionParser.parse(tokens, rules);
            return new ExpressionPrinter(rules).text(new ExpressionNormaliser(rules).root(tree));
        } catch (TokenCursor.Unreadable e) {
            return words(tokens);
        }
    }

    /**
     * Returns the text to write in DDL, which is the text itself, because this package does not understand all of a
     * server's SQL. Returns null if the canonical form has the same tokens, so that storing the text as well is not
     * necessary.
     */
    public static @Nullable String source(String sql, String canonical, ExpressionRules rules) {
        List<SqlToken> given = SqlText.withoutParentheses(SqlText.tokens(sql));
        List<SqlToken> known = SqlText.withoutParentheses(SqlText.tokens(canonical));
        if (given.size() != known.size()) {
            return sql;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!same(given.get(i), known.get(i), rules) || i > 0 && isParted(given, i) != isParted(known, i)) {
                return sql;
            }
        }
        return null;
    }

    /**
     * Returns whether blanks or a comment separate the token from the one before it, where that matters: {@code <=>} is
     * not {@code <= >}.
     */
    private static boolean isParted(List<SqlToken> tokens, int i) {
        SqlToken before = tokens.get(i - 1);
        SqlToken token = tokens.get(i);
        boolean operators = isOperator(before) && isOperator(token);
        boolean word =
                before.kind() == SqlToken.Kind.WORD && (token.kind() == SqlToken.Kind.STRING || token.symbol("("));
        return (operators || word) && before.start() + before.text().length() < token.start();
    }

    private static boolean isOperator(SqlToken token) {
        return token.kind() == SqlToken.Kind.SYMBOL && !token.symbol("(") && !token.symbol(")") && !token.symbol(",");
    }

    private static boolean same(SqlToken given, SqlToken known, ExpressionRules rules) {
        if (given.kind() == known.kind()) {
            return given.kind() == SqlToken.Kind.WORD
                    ? given.text().equalsIgnoreCase(known.text())
                    : given.kind() == SqlToken.Kind.QUOTED
                            ? given.value().equals(known.value())
                            : given.text().equals(known.text());
        }
        // Only the name of a column is known to mean the same with quotes and without.
        return given.kind() == SqlToken.Kind.WORD
                && known.kind() == SqlToken.Kind.QUOTED
                && given.value().equalsIgnoreCase(known.value())
                && rules.isColumn(known.value());
    }

    private static String words(List<ExpressionLexer.Token> tokens) {
        StringBuilder words = new StringBuilder();
        for (ExpressionLexer.Token token : tokens) {
            if (token.kind() != ExpressionLexer.Kind.END) {
                words.append(words.isEmpty() || token.symbol("(") ? "" : " ")
                        .append(
                                token.kind() == ExpressionLexer.Kind.WORD
                                        ? token.text().toLowerCase(Locale.ROOT)
                                        : token.text());
            }
        }
        return words.toString();
    }
}
