package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.schema.Column;
import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the names that occur in SQL that is not in canonical form: triggers, views, conditions written by hand. */
public final class SqlWords {
    private SqlWords() {}

    /** Returns whether the name occurs outside strings and comments, ignoring case and quotes. */
    public static boolean mentions(String sql, String name) {
        return SqlText.tokens(sql).stream()
                .anyMatch(token -> token.name() && token.value().equalsIgnoreCase(name));
    }

    /** Returns whether the name occurs in a text of the database with these rules, ignoring case and quotes. */
    public static boolean mentions(String sql, String name, Set<SqlRule> rules) {
        return SqlText.tokens(sql, rules).stream()
                .anyMatch(token -> token.name() && token.value().equalsIgnoreCase(name));
    }

    /**
     * Returns the text with names replaced.
     *
     * @param names the new names by the old ones, matched in any case
     */
    static String renamed(String sql, Map<String, String> names, Dialect dialect) {
        Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        wanted.putAll(names);
        List<SqlToken> tokens = SqlText.tokens(sql, dialect.sqlRules());
        int own = own(tokens);
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            String other = token.name() ? wanted.get(token.value()) : null;
            boolean keyword = token.kind() == SqlToken.Kind.WORD
                    && (dialect.reserves(token.text().toUpperCase(Locale.ROOT)) || isCall(sql, tokens, i));
            if (other != null && !keyword && i != own) {
                text.append(sql, at, token.start()).append(dialect.quote(other));
                at = token.start() + token.text().length();
            }
        }
        return text.append(sql, at, sql.length()).toString();
    }

    /** Returns the index of the name that a view or trigger has itself, or -1 for another text. */
    private static int own(List<SqlToken> tokens) {
        for (int i = 0; i < Math.min(6, tokens.size()); i++) {
            if (tokens.get(i).is("VIEW") || tokens.get(i).is("TRIGGER")) {
                return i + 1;
            }
        }
        return -1;
    }

    /**
     * Returns whether the word is a function: it is directly before a parenthesis. The column list of a table follows a
     * blank, or the table follows INTO.
     */
    private static boolean isCall(String sql, List<SqlToken> tokens, int i) {
        int end = tokens.get(i).start() + tokens.get(i).text().length();
        boolean into =
                i > 0 && (tokens.get(i - 1).is("INTO") || tokens.get(i - 1).symbol("."));
        return !into && sql.startsWith("(", end);
    }

    /** Returns whether one of the first six words is this one, as in {@code CREATE MATERIALIZED VIEW}. */
    public static boolean begins(String sql, String word) {
        return SqlText.tokens(sql).stream().limit(6).anyMatch(token -> token.is(word));
    }

    /**
     * Checks that the text is one expression.
     *
     * @throws RxException if it is not
     */
    static void requireExpression(String sql) {
        if (!isExpression(sql)) {
            throw new RxException("\"" + sql + "\" is no single SQL expression; write for example NULL, 0 or ''");
        }
    }

    /**
     * Returns whether the text is one expression that can be put in parentheses: no open quote or parenthesis, no
     * comment, no {@code ;}.
     */
    static boolean isExpression(String sql) {
        List<SqlToken> tokens = SqlText.tokens(sql + "\n)");
        int depth = 0;
        int at = 0;
        for (SqlToken token : tokens) {
            boolean last = token.start() == sql.length() + 1;
            String gap = sql.substring(Math.min(at, sql.length()), Math.min(token.start(), sql.length()));
            depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
            if (!gap.isBlank() || token.symbol(";") || depth < 0 && !last) {
                return false;
            }
            at = token.start() + token.text().length();
        }
        return tokens.size() > 1 && depth == -1 && at == sql.length() + 2;
    }

    /**
     * Returns the default without MariaDB's {@code ON UPDATE}, which gives no value to existing rows; null if there is
     * none.
     */
    public static @Nullable String defaultValue(Column column) {
        String sql = column.defaultDdl();
        List<SqlToken> tokens = sql == null ? List.of() : SqlText.tokens(sql);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("ON") && tokens.get(i + 1).is("UPDATE")) {
                String value =
                        String.valueOf(sql).substring(0, tokens.get(i).start()).strip();
                return value.isEmpty() ? null : value;
            }
        }
        return sql;
    }

    /** Returns whether the text after DEFAULT is a constant, as ADD COLUMN requires. */
    public static boolean isConstant(String defaultSql) {
        String text = defaultSql.strip().toUpperCase(Locale.ROOT);
        List<SqlToken> tokens = SqlText.tokens(text);
        if (tokens.size() == 1 && tokens.get(0).kind() == SqlToken.Kind.STRING) {
            return true;
        }
        return text.matches("[+-]?\\d+(\\.\\d+)?(E[+-]?\\d+)?|NULL|TRUE|FALSE|X'[0-9A-F]*'");
    }
}
