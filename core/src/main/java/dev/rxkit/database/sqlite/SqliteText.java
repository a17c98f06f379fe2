package dev.rxkit.database.sqlite;

import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts SQLite's expressions to a canonical form, so that a model's text can be compared with the stored one: single
 * blanks, keywords in upper case, columns in double quotes with their own case, no outer parentheses. Only expressions
 * with the same meaning in SQLite become equal. Never throws: text that is not an expression is returned with
 * normalised blanks.
 */
final class SqliteText {

    private static final Set<String> KEYWORDS = Set.of(
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "ISNULL",
            "NOTNULL",
            "LIKE",
            "GLOB",
            "REGEXP",
            "MATCH",
            "BETWEEN",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "CAST",
            "AS",
            "COLLATE",
            "ESCAPE",
            "EXISTS",
            "SELECT",
            "FROM",
            "WHERE",
            "DISTINCT",
            "TRUE",
            "FALSE",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP");

    private static final Set<String> VALUES =
            Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

    /** Names of the rowid other than a column's. */
    private static final Set<String> ROWIDS = Set.of("rowid", "oid", "_rowid_");

    private final List<SqlToken> tokens;
    private final Collection<String> columns;
    private final StringBuilder text = new StringBuilder();

    private SqliteText(List<SqlToken> tokens, Collection<String> columns) {
        this.tokens = tokens;
        this.columns = columns;
    }

    /** Returns the canonical form of a condition or expression over the given columns. */
    static String expression(String sql, Collection<String> columns) {
        return expression(SqliteSyntax.tokens(sql), columns);
    }

    /** Returns the canonical form of an expression that is already split into tokens. */
    static String expression(List<SqlToken> tokens, Collection<String> columns) {
        return new SqliteText(bare(tokens), columns).write();
    }

    /**
     * Returns the canonical form of an expression stored in the database, in which SQLite treats a name in double
     * quotes as a text if there is no such column.
     */
    static String stored(List<SqlToken> tokens, Collection<String> columns) {
        List<SqlToken> meant = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            meant.add(
                    isText(tokens, i, columns)
                            ? new SqlToken(
                                    SqlToken.Kind.STRING, SqlText.literal(token.value()), token.value(), token.start())
                            : token);
        }
        return expression(meant, columns);
    }

    private static boolean isText(List<SqlToken> tokens, int i, Collection<String> columns) {
        SqlToken token = tokens.get(i);
        SqlToken before = i == 0 ? token : tokens.get(i - 1);
        SqlToken after = i + 1 == tokens.size() ? token : tokens.get(i + 1);
        boolean other =
                before.symbol(".") || before.is("COLLATE") || before.is("AS") || after.symbol(".") || after.symbol("(");
        return token.kind() == SqlToken.Kind.QUOTED
                && token.text().startsWith("\"")
                && !other
                && !ROWIDS.contains(token.value().toLowerCase(Locale.ROOT))
                && columns.stream().noneMatch(token.value()::equalsIgnoreCase);
    }

    /**
     * Returns the canonical form of the text after DEFAULT; null for no default and for {@code NULL}, which are the
     * same.
     */
    static @Nullable String defaultValue(@Nullable String sql) {
        if (sql == null || sql.isBlank()) {
            return null;
        }
        List<SqlToken> tokens = bare(SqliteSyntax.tokens(sql));
        if (tokens.size() == 1) {
            SqlToken only = tokens.get(0);
            if (only.is("NULL")) {
                return null;
            }
            if (only.is("TRUE") || only.is("FALSE")) {
                return only.is("TRUE") ? "1" : "0";
            }
            if (only.kind() == SqlToken.Kind.QUOTED
                    || (only.kind() == SqlToken.Kind.WORD && !VALUES.contains(upper(only)))) {
                return SqlText.literal(only.value()); // SQLite treats a name here as a text
            }
        }
        return expression(tokens, List.of());
    }

    /**
     * Returns a canonical default as it is written after DEFAULT: anything but a plain value is enclosed in
     * parentheses.
     */
    static String defaultClause(String canonical) {
        List<SqlToken> tokens = SqliteSyntax.tokens(canonical);
        SqlToken last = tokens.get(tokens.size() - 1);
        boolean signed = tokens.size() == 2
                && last.kind() == SqlToken.Kind.NUMBER
                && (tokens.get(0).symbol("-") || tokens.get(0).symbol("+"));
        boolean plain = tokens.size() == 1 && (last.kind() != SqlToken.Kind.WORD || VALUES.contains(upper(last)));
        return signed || plain ? canonical : "(" + canonical + ")";
    }

    /** Returns the tokens without parentheses around all of them. */
    private static List<SqlToken> bare(List<SqlToken> tokens) {
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
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && spaced(i)) {
                text.append(' ');
            }
            text.append(spelled(i));
        }
        return text.toString();
    }

    private boolean spaced(int i) {
        SqlToken before = tokens.get(i - 1);
        SqlToken token = tokens.get(i);
        if (before.symbol("(") || before.symbol(".") || token.symbol(".") || token.symbol(")") || token.symbol(",")) {
            return false;
        }
        if (token.symbol("(") && before.kind() == SqlToken.Kind.WORD) {
            return keyword(before) && !before.is("CAST");
        }
        return !sign(i - 1) || token.symbol("-") || token.symbol("+");
    }

    /** Returns whether the token is a sign before its operand, not an operator between two. */
    private boolean sign(int i) {
        SqlToken token = tokens.get(i);
        if (!token.symbol("-") && !token.symbol("+") && !token.symbol("~")) {
            return false;
        }
        if (i == 0) {
            return true;
        }
        SqlToken before = tokens.get(i - 1);
        return before.kind() == SqlToken.Kind.SYMBOL
                ? !before.symbol(")")
                : keyword(before) && !before.is("END") && !VALUES.contains(upper(before));
    }

    private String spelled(int i) {
        SqlToken token = tokens.get(i);
        return switch (token.kind()) {
            case STRING, NUMBER -> token.text();
            case BLOB -> token.text().toUpperCase(Locale.ROOT);
            case SYMBOL -> token.text().equals("==") ? "=" : token.text().equals("!=") ? "<>" : token.text();
            case QUOTED -> quote(column(token.value()));
            case WORD -> word(i, token);
        };
    }

    private String word(int i, SqlToken token) {
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).symbol("(");
        boolean named =
                i > 0 && (tokens.get(i - 1).is("COLLATE") || tokens.get(i - 1).is("AS"));
        if (keyword(token) || named) {
            return upper(token);
        }
        if (called) {
            return token.text().toLowerCase(Locale.ROOT);
        }
        String column = column(token.text());
        return columns.contains(column) ? quote(column) : token.text();
    }

    /** Returns the column's own spelling; SQLite ignores the case of names. */
    private String column(String name) {
        return columns.contains(name)
                ? name
                : columns.stream()
                        .filter(column -> column.equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(name);
    }

    private static boolean keyword(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD && KEYWORDS.contains(upper(token));
    }

    private static String upper(SqlToken token) {
        return token.text().toUpperCase(Locale.ROOT);
    }

    static String quote(String identifier) {
        return SqlText.quoted(identifier);
    }
}
