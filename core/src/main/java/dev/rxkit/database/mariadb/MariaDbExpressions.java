package dev.rxkit.database.mariadb;

import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.expression.ExpressionParser;
import dev.rxkit.sql.expression.ExpressionRules;
import dev.rxkit.sql.expression.SqlExpression;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts MariaDB's expressions to the canonical form of {@link SqlExpression}. */
final class MariaDbExpressions {

    /**
     * Canonical names of functions that have several, most of which the server replaces when it prints an expression.
     */
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("lcase", "lower"),
            Map.entry("ucase", "upper"),
            Map.entry("octet_length", "length"),
            Map.entry("character_length", "char_length"),
            Map.entry("substring", "substr"),
            Map.entry("mid", "substr"),
            Map.entry("ceil", "ceiling"),
            Map.entry("power", "pow"),
            Map.entry("now", "current_timestamp"),
            Map.entry("localtime", "current_timestamp"),
            Map.entry("localtimestamp", "current_timestamp"),
            Map.entry("current_date", "curdate"),
            Map.entry("current_time", "curtime"),
            Map.entry("dayofmonth", "day"),
            Map.entry("random", "rand"));

    private MariaDbExpressions() {}

    static String canonical(String sql, List<String> columns) {
        return SqlExpression.canonical(plain(sql, columns), new Rules(columns));
    }

    /** Returns the text to write in DDL; null if the canonical text can be used, or if there is no expression. */
    static @Nullable String source(String sql, String canonical, List<String> columns) {
        return SqlExpression.source(plain(sql, columns), canonical, new Rules(columns));
    }

    /**
     * Returns the text without comments and double quotes, with its literals in canonical form. In a model that several
     * databases share, double quotes mean a column if there is one with that name; otherwise they mean a text, as for
     * the server itself.
     */
    private static String plain(String sql, List<String> columns) {
        return MariaDbLiterals.rewritten(sql, false, value -> columnOrText(value, columns));
    }

    private static String columnOrText(String quoted, List<String> columns) {
        String column = column(columns, quoted);
        return column == null ? MariaDbLiterals.quoted(quoted) : MariaDbSyntax.quote(column);
    }

    /** Returns the column's own spelling; MariaDB ignores the case of column names. */
    private static @Nullable String column(List<String> columns, String name) {
        for (String column : columns) {
            if (column.equals(name)) {
                return column;
            }
        }
        for (String column : columns) {
            if (column.equalsIgnoreCase(name)) {
                return column;
            }
        }
        return null;
    }

    private record Rules(List<String> columns) implements ExpressionRules {

        @Override
        public String quote(String name) {
            return MariaDbSyntax.quote(name);
        }

        @Override
        public String name(String written, boolean quoted) {
            String column = column(columns, written);
            return column == null ? written : column;
        }

        @Override
        public @Nullable String columnType(String column) {
            return null;
        }

        @Override
        public String type(String written) {
            return written.toLowerCase(Locale.ROOT).replace(" charset utf8mb4", "");
        }

        @Override
        public String function(String lower) {
            return FUNCTIONS.getOrDefault(lower, lower);
        }

        @Override
        public boolean implied(String from, String to) {
            return false;
        }

        @Override
        public @Nullable Integer strength(String operator) {
            return switch (operator) {
                case "|" -> ExpressionParser.OTHER;
                case "&" -> ExpressionParser.OTHER + 1;
                case "<<", ">>" -> ExpressionParser.OTHER + 2;
                default -> null;
            };
        }

        @Override
        public boolean pipesMeanOr() {
            return true;
        }

        @Override
        public boolean booleansAreNumbers() {
            return true;
        }

        @Override
        public boolean valuesAreCalls() {
            return true;
        }

        @Override
        public Set<SqlRule> sqlRules() {
            return MariaDbSyntax.SQL_RULES;
        }
    }
}
