package dev.rxkit.dialect;

import dev.rxkit.schema.SqlText;
import dev.rxkit.schema.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB expressions in one canonical form: single blanks, words in small letters, columns in backticks, literals in
 * single quotes, no outer parentheses. Text that is no expression comes back tidied.
 */
final class MariaDbExpressions {

    /** What the server calls a function once it has read it. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "lower", "lcase",
            "upper", "ucase",
            "length", "octet_length",
            "character_length", "char_length",
            "substring", "substr",
            "ceiling", "ceil",
            "power", "pow");

    private final List<SqlToken> tokens;
    private final List<String> columns;

    private MariaDbExpressions(List<SqlToken> tokens, List<String> columns) {
        this.tokens = tokens;
        this.columns = columns;
    }

    static String canonical(String sql, List<String> columns) {
        return new MariaDbExpressions(bare(SqlText.tokens(MariaDbLiterals.standard(sql))), columns).write();
    }

    /** The tokens without parentheses around all of them. */
    static List<SqlToken> bare(List<SqlToken> tokens) {
        List<SqlToken> inner = tokens;
        while (inner.size() > 2 && inner.get(0).symbol("(") && closing(inner) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    private static int closing(List<SqlToken> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).symbol("(") ? 1 : tokens.get(i).symbol(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private String write() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            text.append(i > 0 && spaced(i) ? " " : "").append(spelled(i));
        }
        return text.toString();
    }

    private boolean spaced(int i) {
        SqlToken before = tokens.get(i - 1);
        SqlToken token = tokens.get(i);
        boolean tight = before.symbol("(")
                || before.symbol(".")
                || before.symbol(",")
                || token.symbol(".")
                || token.symbol(")")
                || token.symbol(",");
        boolean call = token.symbol("(") && before.kind() == SqlToken.Kind.WORD && !keyword(before);
        return !tight && !call && !sign(i - 1);
    }

    private static boolean keyword(SqlToken token) {
        return List.of(
                        "in", "and", "or", "not", "between", "like", "is", "when", "then", "else", "case", "regexp",
                        "xor")
                .contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** Whether the token is a sign before its operand, not an operator between two. */
    private boolean sign(int i) {
        SqlToken token = tokens.get(i);
        if (!token.symbol("-") && !token.symbol("+") && !token.symbol("~")) {
            return false;
        }
        SqlToken before = i == 0 ? null : tokens.get(i - 1);
        return before == null || (before.kind() == SqlToken.Kind.SYMBOL ? !before.symbol(")") : keyword(before));
    }

    private String spelled(int i) {
        SqlToken token = tokens.get(i);
        return switch (token.kind()) {
            case NUMBER -> token.text();
            case BLOB -> token.text().toLowerCase(Locale.ROOT);
            case STRING -> "'" + token.value().replace("'", "''") + "'";
            case SYMBOL -> token.symbol("!=") ? "<>" : token.symbol("==") ? "=" : token.text();
            case QUOTED -> quoted(token);
            case WORD -> word(i, token);
        };
    }

    private String quoted(SqlToken token) {
        String column = column(token.value());
        boolean text = token.text().charAt(0) == '"' && column == null;
        return text
                ? "'" + token.value().replace("'", "''") + "'"
                : MariaDbText.quote(column == null ? token.value() : column);
    }

    private String word(int i, SqlToken token) {
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).symbol("(");
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (called) {
            return FUNCTIONS.getOrDefault(lower, lower);
        }
        String column = column(token.text());
        if (column != null) {
            return MariaDbText.quote(column);
        }

        return lower;
    }

    /** The column's own spelling; MariaDB does not mind the case of column names. */
    private @Nullable String column(String name) {
        return columns.contains(name)
                ? name
                : columns.stream()
                        .filter(column -> column.equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(null);
    }
}
