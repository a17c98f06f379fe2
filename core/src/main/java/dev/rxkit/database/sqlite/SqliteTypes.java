package dev.rxkit.database.sqlite;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Logical;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How SQLite spells types, and the form in which their values are passed through JDBC. */
final class SqliteTypes {

    /** The maximum number of decimal digits that a double represents exactly. */
    private static final int DOUBLE_DIGITS = 15;

    /**
     * Spellings with the same affinity and meaning. INT is not an alias of INTEGER, because only the latter can be a
     * rowid.
     */
    private static final Map<String, String> ALIASES = Map.of(
            "DECIMAL", "NUMERIC",
            "DEC", "NUMERIC",
            "CHARACTER VARYING", "VARCHAR",
            "VARYING CHARACTER", "VARCHAR",
            "CHARACTER", "CHAR",
            "DOUBLE PRECISION", "DOUBLE",
            "BOOL", "BOOLEAN");

    private SqliteTypes() {}

    static JdbcType carrier(Logical type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> JdbcType.LONG_BY_VALUE;
            case REAL, DOUBLE -> JdbcType.DOUBLE_BY_VALUE;
            case DECIMAL -> rounded(type) ? JdbcType.ROUNDED : JdbcType.TEXT;
            case BINARY -> JdbcType.BYTES_BY_VALUE;
            case CHAR, TEXT, UUID, DATE, TIME, TIMESTAMP, INSTANT, JSON -> JdbcType.TEXT_BY_VALUE;
        };
    }

    static boolean ordered(Logical type) {
        return switch (type.kind()) {
            case DECIMAL -> rounded(type);
            case JSON -> false;
            default -> true;
        };
    }

    private static boolean rounded(Logical type) {
        Integer precision = type.precision();
        return precision != null && precision <= DOUBLE_DIGITS;
    }

    static Native resolve(ColumnType type) {
        return type instanceof Logical logical ? new Native(spelled(logical)) : canonical(((Native) type).sql());
    }

    private static String spelled(Logical type) {
        return switch (type.kind()) {
            case BOOLEAN -> "BOOLEAN";
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case REAL -> "REAL";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> rounded(type) ? "NUMERIC(" + type.precision() + scale(type.scale()) + ")" : "TEXT";
            case CHAR -> "CHAR(1)";
            case TEXT -> type.length() == null ? "TEXT" : "VARCHAR(" + type.length() + ")";
            case UUID -> "CHAR(36)";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMPTZ";
            case JSON -> "TEXT";
        };
    }

    private static String scale(@Nullable Integer scale) {
        return scale == null ? "" : "," + scale;
    }

    static Native canonical(String sql) {
        List<SqlToken> tokens = SqliteSyntax.tokens(sql);
        int words = 0;
        StringBuilder name = new StringBuilder();
        while (words < tokens.size() && tokens.get(words).kind() == SqlToken.Kind.WORD) {
            name.append(words == 0 ? "" : " ").append(tokens.get(words).text().toUpperCase(Locale.ROOT));
            words++;
        }
        StringBuilder text = new StringBuilder(ALIASES.getOrDefault(name.toString(), name.toString()));
        boolean word = words > 0;
        for (SqlToken token : tokens.subList(words, tokens.size())) {
            boolean symbol = token.kind() == SqlToken.Kind.SYMBOL;
            boolean wordlike = !symbol && token.kind() != SqlToken.Kind.NUMBER;
            if (word && wordlike) {
                text.append(' ');
            }
            text.append(token.kind() == SqlToken.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text());
            word = wordlike || token.symbol(")");
        }
        return new Native(text.toString());
    }
}
