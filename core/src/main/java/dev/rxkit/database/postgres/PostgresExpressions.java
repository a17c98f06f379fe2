package dev.rxkit.database.postgres;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import dev.rxkit.sql.expression.ExpressionRules;
import dev.rxkit.sql.expression.SqlExpression;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts PostgreSQL's expressions over the columns of one table to a canonical form, so that a model's text can be
 * compared with what the server prints. Immutable and thread-safe.
 */
final class PostgresExpressions {

    private static final Set<String> NUMBERS =
            Set.of("SMALLINT", "INTEGER", "BIGINT", "NUMERIC", "REAL", "DOUBLE PRECISION");
    private static final List<String> WIDENING =
            List.of("SMALLINT", "INTEGER", "BIGINT", "NUMERIC", "REAL", "DOUBLE PRECISION");
    private static final List<String> MOMENTS = List.of("DATE", "TIMESTAMP", "TIMESTAMPTZ");
    private static final Set<String> TEXTS = Set.of("VARCHAR", "CHAR", "BPCHAR", "NAME");

    private final ExpressionRules rules;

    private PostgresExpressions(List<Column> columns, Map<String, String> renamed) {
        Map<String, String> types = new HashMap<>();
        for (Column column : columns) {
            types.put(column.name(), base(PostgresTypes.resolve(column.type()).sql()));
        }
        rules = new Rules(types, Map.copyOf(renamed));
    }

    /** Returns an instance for expressions over the given columns. */
    static PostgresExpressions over(List<Column> columns) {
        return new PostgresExpressions(columns, Map.of());
    }

    /**
     * Returns an instance for expressions over the given columns.
     *
     * @param renamed the truncated names of columns, by their names in the model
     */
    static PostgresExpressions over(List<Column> columns, Map<String, String> renamed) {
        return new PostgresExpressions(columns, renamed);
    }

    /** Returns the canonical form of a condition or expression. */
    String expression(String sql) {
        return SqlExpression.canonical(sql, rules);
    }

    /** Returns the canonical form of the text after DEFAULT; null for no default and for {@code NULL}. */
    @Nullable
    String defaultValue(@Nullable String sql, ColumnType type) {
        if (sql == null || sql.isBlank()) {
            return null;
        }
        String canonical = SqlExpression.canonical(sql, rules);
        if (canonical.equals("NULL")) {
            return null;
        }
        List<SqlToken> tokens = PostgresSyntax.tokens(canonical);
        boolean text = tokens.size() == 1 && tokens.get(0).kind() == SqlToken.Kind.STRING;
        String base = base(PostgresTypes.resolve(type).sql());
        if (base.equals("BOOLEAN") && text) {
            return bool(tokens.get(0).value(), canonical);
        }
        if (!NUMBERS.contains(base) || (!text && !number(tokens))) {
            return canonical;
        }
        return plain(text ? tokens.get(0).value() : canonical, canonical);
    }

    /**
     * Returns the text to write in DDL, with every column's exact name; null if the canonical form has the same tokens.
     *
     * @param sql the text as the user wrote it or the server printed it; null for none
     * @param canonical its canonical form; null for none
     */
    @Nullable
    String source(@Nullable String sql, @Nullable String canonical) {
        return sql == null || canonical == null
                ? null
                : SqlExpression.source(PostgresPrinted.exact(named(sql)), canonical, rules);
    }

    /** Returns the text with the exact names of columns, which the user may have written in another case. */
    private String named(String sql) {
        return SqlText.replaceColumns(sql, token -> {
            boolean bare = token.kind() == SqlToken.Kind.WORD;
            String name = rules.name(token.value(), !bare);
            if (rules.columnType(name) == null || bare && PostgresSyntax.reserved(token.value())) {
                return null;
            }
            return bare && name.equals(PostgresTypes.bare(name)) ? name : rules.quote(name);
        });
    }

    private static boolean number(List<SqlToken> tokens) {
        int last = tokens.size() - 1;
        return tokens.get(last).kind() == SqlToken.Kind.NUMBER
                && (last == 0 || (last == 1 && tokens.get(0).symbol("-")));
    }

    private static String bool(String word, String otherwise) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "on", "1" -> "TRUE";
            case "f", "false", "n", "no", "off", "0" -> "FALSE";
            default -> otherwise;
        };
    }

    /**
     * Returns a number without an exponent and without redundant zeros: the server keeps those that the user wrote.
     */
    private static String plain(String text, String otherwise) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs(number.scale()) > 1000
                    ? otherwise
                    : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }

    /** Returns the type without its arguments. */
    private static String base(String type) {
        return type.replaceAll("\\([^)]*\\)", "");
    }

    private record Rules(Map<String, String> types, Map<String, String> renamed) implements ExpressionRules {

        @Override
        public String quote(String name) {
            return PostgresText.quote(name);
        }

        @Override
        public String name(String written, boolean quoted) {
            String cut = PostgresNames.cut(renamed.getOrDefault(written, written));
            if (quoted || types.containsKey(cut)) {
                return cut;
            }
            String folded = folded(cut);
            if (types.containsKey(folded)) {
                return folded;
            }
            // A model may omit quotes that the server requires; the canonical form has them.
            return types.keySet().stream()
                    .filter(cut::equalsIgnoreCase)
                    .findFirst()
                    .orElse(folded);
        }

        /** Folds ASCII letters only, as the server does. */
        private static String folded(String name) {
            StringBuilder folded = new StringBuilder(name);
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c >= 'A' && c <= 'Z') {
                    folded.setCharAt(i, (char) (c + 32));
                }
            }
            return folded.toString();
        }

        @Override
        public @Nullable String columnType(String column) {
            return types.get(column);
        }

        @Override
        public String type(String written) {
            return PostgresTypes.canonical(written).sql();
        }

        @Override
        public boolean implied(String from, String to) {
            boolean wider = WIDENING.contains(from) && WIDENING.indexOf(to) > WIDENING.indexOf(from);
            boolean later = MOMENTS.contains(from) && MOMENTS.indexOf(to) > MOMENTS.indexOf(from);
            return wider || later || (TEXTS.contains(from) && to.equals("TEXT"));
        }

        @Override
        public Set<SqlRule> sqlRules() {
            return PostgresSyntax.SQL_RULES;
        }

        @Override
        public boolean colonCasts() {
            return true;
        }
    }
}
