package dev.rxkit.sql.expression;

import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a server's expressions into one form, so that what a model says and what the server prints of it are equal:
 * case, blanks, parentheses, the casts a server adds by itself, {@code IN} and {@code BETWEEN}. The form is SQL of that
 * server and means the same; every column in it is quoted. Pure.
 */
public final class SqlExpression {

    private SqlExpression() {}

    /** What differs between servers. */
    public interface Rules {

        /** A name as SQL text, always quoted. */
        String quote(String name);

        /** The name as the server keeps it; of a column its own spelling. */
        String name(String written, boolean quoted);

        /** The canonical type of a column of this name, or null if there is none. */
        @Nullable
        String columnType(String column);

        /** Whether there is a column of this name. */
        default boolean isColumn(String name) {
            return columnType(name) != null;
        }

        /** A type in its canonical form. */
        String type(String written);

        /** The one name of a function that has several, in lower case. */
        default String function(String lower) {
            return lower;
        }

        /** Whether the server puts this cast around a value of that type by itself. */
        boolean implied(String from, String to);

        /** How strong an operator binds that other servers do not have; {@link ExpressionParser#OTHER} or more. */
        default @Nullable Integer strength(String operator) {
            return null;
        }

        /** Whether {@code ||} means OR. */
        default boolean pipesMeanOr() {
            return false;
        }

        /** Whether TRUE and FALSE are 1 and 0. */
        default boolean booleansAreNumbers() {
            return false;
        }

        /** Whether {@code CURRENT_TIMESTAMP} is a function without arguments. */
        default boolean valuesAreCalls() {
            return false;
        }

        /** How the server divides SQL into tokens. */
        Set<SqlRule> sqlRules();

        /** Whether a cast is written {@code x::type}. */
        default boolean colonCasts() {
            return false;
        }
    }

    /** The canonical form of an expression; one that cannot be read keeps its words. */
    public static String canonical(String sql, Rules rules) {
        List<ExpressionLexer.Token> tokens = ExpressionLexer.tokens(sql, rules.sqlRules());
        try {
            Expr tree = ExpressionParser.parse(tokens, rules);
            return new ExpressionPrinter(rules).text(new ExpressionNormaliser(rules).root(tree));
        } catch (TokenCursor.Unreadable e) {
            return words(tokens);
        }
    }

    /**
     * What DDL has to write: the text itself, as nothing here understands all of a server's SQL. Null where the
     * canonical form has the same words, so that nothing can be lost by it.
     */
    public static @Nullable String source(String sql, String canonical, Rules rules) {
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

    /** Whether there is something between the token and the one before it, where that matters: {@code <=>} is no {@code <= >}. */
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

    private static boolean same(SqlToken given, SqlToken known, Rules rules) {
        if (given.kind() == known.kind()) {
            return given.kind() == SqlToken.Kind.WORD
                    ? given.text().equalsIgnoreCase(known.text())
                    : given.kind() == SqlToken.Kind.QUOTED
                            ? given.value().equals(known.value())
                            : given.text().equals(known.text());
        }
        // Only a column is known to be the same with quotes and without.
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
