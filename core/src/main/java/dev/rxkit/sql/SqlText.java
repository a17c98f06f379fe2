package dev.rxkit.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes SQL text token by token; used instead of regular expressions on SQL. Knows quotes, literals and
 * comments, but no grammar. If the text ends inside a quote, the last token extends to its end. Never throws.
 */
public final class SqlText {

    private static final List<String> LONG_SYMBOLS =
            List.of("->>", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "::");

    private static final Set<String> TYPE_WORDS = Set.of(
            "PRECISION",
            "VARYING",
            "WITH",
            "WITHOUT",
            "TIME",
            "ZONE",
            "TO",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND");

    /**
     * The rules for texts whose database is not known. No database has all of them, but a text uses only those of its
     * own.
     */
    private static final Set<SqlRule> ANY =
            Set.of(SqlRule.BACKTICK_NAMES, SqlRule.BRACKET_NAMES, SqlRule.ARRAY_SLICES, SqlRule.ESCAPE_STRINGS);

    /** The rules for texts of the servers, in which brackets are subscripts. */
    private static final Set<SqlRule> SERVER = Set.of(SqlRule.BACKTICK_NAMES, SqlRule.ESCAPE_STRINGS);

    private SqlText() {}

    /** Returns a text as a literal of standard SQL, in which a backslash is a character like any other. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Returns a name in double quotes. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Returns the tokens of a text in canonical form, or of a text whose database is not known, without blanks and
     * comments.
     */
    public static List<SqlToken> tokens(String sql) {
        return tokens(sql, ANY);
    }

    /** Returns the tokens of a text by the rules of its database, without blanks and comments. */
    public static List<SqlToken> tokens(String sql, Set<SqlRule> rules) {
        SqlScanner scanner = new SqlScanner(sql, rules);
        List<SqlToken> tokens = new ArrayList<>();
        while (scanner.next()) {
            if (scanner.kind() == SqlScanner.Kind.SYMBOL) {
                LONG_SYMBOLS.stream()
                        .filter(symbol -> sql.startsWith(symbol, scanner.start()))
                        .findFirst()
                        .ifPresent(symbol -> scanner.extend(scanner.start() + symbol.length()));
            }
            tokens.add(new SqlToken(kind(scanner.kind()), scanner.text(), scanner.value(), scanner.start()));
        }
        return List.copyOf(tokens);
    }

    private static SqlToken.Kind kind(SqlScanner.Kind kind) {
        return switch (kind) {
            case WORD -> SqlToken.Kind.WORD;
            case NAME -> SqlToken.Kind.QUOTED;
            case TEXT -> SqlToken.Kind.STRING;
            case BLOB -> SqlToken.Kind.BLOB;
            case NUMBER -> SqlToken.Kind.NUMBER;
            case SYMBOL -> SqlToken.Kind.SYMBOL;
        };
    }

    /** Returns whether the text contains the name in quotes. Canonical expressions quote every column. */
    public static boolean mentions(String sql, String name) {
        return tokens(sql).stream()
                .anyMatch(token ->
                        token.kind() == SqlToken.Kind.QUOTED && token.value().equals(name));
    }

    /**
     * Returns the text with quoted names replaced, all at once; literals are not changed.
     *
     * @param names old name to new name
     */
    public static String rename(String sql, Map<String, String> names) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (SqlToken token : tokens(sql)) {
            String name = token.kind() == SqlToken.Kind.QUOTED ? names.get(token.value()) : null;
            if (name != null) {
                char open = token.text().charAt(0);
                char close = open == '[' ? ']' : open;
                result.append(sql, from, token.start())
                        .append(open)
                        .append(name.replace(String.valueOf(close), String.valueOf(close) + close))
                        .append(close);
                from = token.start() + token.text().length();
            }
        }
        return result.append(sql, from, sql.length()).toString();
    }

    /**
     * Returns a text that a user or a server wrote with the names of columns replaced, all at once, quoted or not.
     *
     * @param names old name to new name
     * @param canonical the canonical form of the text, which uses the database's quotes
     */
    public static String renameSource(String source, Map<String, String> names, String canonical) {
        char quote = tokens(canonical).stream()
                .filter(token -> token.kind() == SqlToken.Kind.QUOTED)
                .map(token -> token.text().charAt(0))
                .findFirst()
                .orElse('"');
        return replaceColumns(source, token -> {
            boolean bare = token.kind() == SqlToken.Kind.WORD;
            String name = bare && quote != '"' ? null : names.get(token.value());
            return name == null ? null : quote + name.replace(String.valueOf(quote), "" + quote + quote) + quote;
        });
    }

    /**
     * Returns the text without comments and with the words that may name columns replaced. Not replaced are the names
     * of functions, types, collations and fields, and words after a point.
     *
     * @param replacement returns the new text of a token, or null to leave it unchanged
     */
    public static String replaceColumns(String sql, Function<SqlToken, @Nullable String> replacement) {
        List<SqlToken> tokens = tokens(sql, SERVER);
        StringBuilder result = new StringBuilder();
        int from = 0;
        boolean type = false;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            String gap = sql.substring(from, token.start());
            result.append(gap.isBlank() ? gap : " ");
            type = token.symbol("::") || token.is("AS") || type && continuesType(tokens, i);
            String other = !type && namesColumn(tokens, i) ? replacement.apply(token) : null;
            result.append(other == null ? token.text() : other);
            from = token.start() + token.text().length();
        }
        return result.toString();
    }

    /** Returns whether the token continues the type name before it. */
    private static boolean continuesType(List<SqlToken> tokens, int i) {
        SqlToken before = tokens.get(i - 1);
        SqlToken token = tokens.get(i);
        boolean begins = before.symbol("::") || before.is("AS") || before.symbol(".");
        return begins
                || token.symbol(".")
                || token.name() && TYPE_WORDS.contains(token.text().toUpperCase(Locale.ROOT))
                || token.symbol("(")
                || token.kind() == SqlToken.Kind.NUMBER
                || before.kind() == SqlToken.Kind.NUMBER && (token.symbol(")") || token.symbol(","));
    }

    private static boolean namesColumn(List<SqlToken> tokens, int i) {
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).symbol("(");
        SqlToken before = i == 0 ? null : tokens.get(i - 1);
        boolean field = i > 1 && tokens.get(i - 2).is("EXTRACT");
        return tokens.get(i).name()
                && !called
                && !field
                && (before == null || !before.symbol(".") && !before.is("COLLATE"));
    }

    /** Returns the tokens without the parentheses that enclose all of them. */
    public static List<SqlToken> withoutParentheses(List<SqlToken> tokens) {
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
}
