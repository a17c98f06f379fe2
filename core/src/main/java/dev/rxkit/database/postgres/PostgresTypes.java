package dev.rxkit.database.postgres;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Logical;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL spells types, and the form in which their values are passed through JDBC. */
final class PostgresTypes {

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("INT", "INTEGER"),
            Map.entry("INT2", "SMALLINT"),
            Map.entry("INT4", "INTEGER"),
            Map.entry("INT8", "BIGINT"),
            Map.entry("FLOAT4", "REAL"),
            Map.entry("FLOAT8", "DOUBLE PRECISION"),
            Map.entry("DECIMAL", "NUMERIC"),
            Map.entry("DEC", "NUMERIC"),
            Map.entry("BOOL", "BOOLEAN"),
            Map.entry("CHARACTER VARYING", "VARCHAR"),
            Map.entry("CHAR VARYING", "VARCHAR"),
            Map.entry("NATIONAL CHARACTER VARYING", "VARCHAR"),
            Map.entry("NATIONAL CHAR VARYING", "VARCHAR"),
            Map.entry("NCHAR VARYING", "VARCHAR"),
            Map.entry("CHARACTER", "CHAR"),
            Map.entry("NATIONAL CHARACTER", "CHAR"),
            Map.entry("NATIONAL CHAR", "CHAR"),
            Map.entry("NCHAR", "CHAR"),
            Map.entry("VARBIT", "BIT VARYING"),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP"),
            Map.entry("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ"),
            Map.entry("TIME WITHOUT TIME ZONE", "TIME"),
            Map.entry("TIME WITH TIME ZONE", "TIMETZ"),
            Map.entry("SMALLSERIAL", "SMALLINT"),
            Map.entry("SERIAL2", "SMALLINT"),
            Map.entry("SERIAL", "INTEGER"),
            Map.entry("SERIAL4", "INTEGER"),
            Map.entry("BIGSERIAL", "BIGINT"),
            Map.entry("SERIAL8", "BIGINT"));

    private static final Set<String> OWN = Set.of(
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "REAL",
            "DOUBLE PRECISION",
            "NUMERIC",
            "BOOLEAN",
            "VARCHAR",
            "CHAR",
            "TEXT",
            "BIT",
            "BIT VARYING",
            "BYTEA",
            "DATE",
            "TIME",
            "TIMETZ",
            "TIMESTAMP",
            "TIMESTAMPTZ",
            "UUID",
            "JSON",
            "JSONB",
            "XML",
            "INET",
            "CIDR",
            "MACADDR",
            "MACADDR8",
            "MONEY",
            "POINT",
            "LINE",
            "LSEG",
            "BOX",
            "PATH",
            "POLYGON",
            "CIRCLE",
            "TSVECTOR",
            "TSQUERY",
            "OID",
            "NAME",
            "INT4RANGE",
            "INT8RANGE",
            "NUMRANGE",
            "TSRANGE",
            "TSTZRANGE",
            "DATERANGE",
            "INT4MULTIRANGE",
            "INT8MULTIRANGE",
            "NUMMULTIRANGE",
            "TSMULTIRANGE",
            "TSTZMULTIRANGE",
            "DATEMULTIRANGE",
            "BPCHAR",
            "JSONPATH",
            "PG_LSN",
            "XID8");

    /** The digits of a second that a type without arguments has. */
    private static final String MICROSECONDS = "(6)";

    private PostgresTypes() {}

    static JdbcType carrier(Logical type) {
        return switch (type.kind()) {
            case BOOLEAN -> JdbcType.BOOLEAN;
            case SMALLINT, INTEGER, BIGINT -> JdbcType.LONG;
            case REAL, DOUBLE -> JdbcType.DOUBLE;
            case DECIMAL -> JdbcType.DECIMAL;
            case CHAR, TEXT -> JdbcType.TEXT;
            case UUID -> JdbcType.UUID;
            case BINARY -> JdbcType.BYTES;
            case DATE -> JdbcType.LOCAL_DATE;
            case TIME -> JdbcType.LOCAL_TIME;
            case TIMESTAMP -> JdbcType.LOCAL_DATE_TIME;
            case INSTANT -> JdbcType.OFFSET_DATE_TIME;
            case JSON -> JdbcType.JSON;
        };
    }

    /** Returns whether values of the type are text, which is sorted by a collation. */
    static boolean text(ColumnType type) {
        if (type instanceof Logical logical) {
            return logical.kind() == ColumnType.Kind.TEXT || logical.kind() == ColumnType.Kind.CHAR;
        }
        String sql = canonical(((Native) type).sql()).sql();
        return sql.equals("TEXT") || sql.equals("BPCHAR") || sql.matches("(VARCHAR|CHAR)(\\(\\d+\\))?");
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
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL ->
                type.precision() == null
                        ? "NUMERIC"
                        : "NUMERIC(" + type.precision() + "," + (type.scale() == null ? 0 : type.scale()) + ")";
            // CHAR(1) would lose a blank.
            case CHAR -> "VARCHAR(1)";
            case TEXT -> type.length() == null ? "TEXT" : "VARCHAR(" + type.length() + ")";
            case UUID -> "UUID";
            case BINARY -> "BYTEA";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMPTZ";
            case JSON -> "JSONB";
        };
    }

    /** Returns whether the type is a short form for an integer with a sequence. */
    static boolean serial(ColumnType type) {
        return type instanceof Native own
                && own.sql().strip().toUpperCase(Locale.ROOT).matches("(SMALL|BIG)?SERIAL|SERIAL[248]");
    }

    static Native canonical(String sql) {
        List<SqlToken> tokens = PostgresSyntax.tokens(sql.replaceAll("\\[\\d*\\]", " ARRAY "));
        List<String> words = new ArrayList<>();
        StringBuilder arguments = new StringBuilder();
        boolean array = false;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += token.symbol("(") ? 1 : 0;
            if (depth > 0) {
                arguments.append(
                        token.kind() == SqlToken.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text());
            } else if (token.is("ARRAY")
                    || (token.kind() == SqlToken.Kind.QUOTED && token.text().startsWith("["))) {
                array = true;
            } else if (token.symbol(".") && !words.isEmpty() && i + 1 < tokens.size()) {
                words.add(words.remove(words.size() - 1) + "." + word(tokens.get(++i)));
            } else {
                words.add(word(token));
            }
            depth -= token.symbol(")") ? 1 : 0;
        }
        return new Native(named(words, arguments.toString()) + (array ? "[]" : ""));
    }

    private static String word(SqlToken token) {
        return token.kind() == SqlToken.Kind.QUOTED ? PostgresText.quote(token.value()) : token.text();
    }

    private static String named(List<String> words, String arguments) {
        String given = String.join(" ", words);
        if (given.startsWith("pg_catalog.")) {
            given = given.substring("pg_catalog.".length());
        }
        if (given.startsWith("_") && OWN.contains(alias(given.substring(1)))) {
            return own(alias(given.substring(1)), arguments) + "[]";
        }
        String upper = alias(given);
        if (upper.equals("FLOAT")) {
            return arguments.isEmpty() || digits(arguments) > 24 ? "DOUBLE PRECISION" : "REAL";
        }
        if (upper.startsWith("INTERVAL")) {
            return interval(upper, arguments);
        }
        return OWN.contains(upper) ? own(upper, arguments) : foreign(given) + arguments;
    }

    private static String alias(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return ALIASES.getOrDefault(upper, upper);
    }

    private static String own(String name, String arguments) {
        return switch (name) {
            case "CHAR", "BIT" -> name + (arguments.isEmpty() ? "(1)" : arguments);
            case "NUMERIC" -> name + (arguments.isEmpty() || arguments.contains(",") ? arguments : scaled(arguments));
            case "TIME", "TIMETZ", "TIMESTAMP", "TIMESTAMPTZ" ->
                name + (arguments.equals(MICROSECONDS) ? "" : arguments);
            default -> name + arguments;
        };
    }

    private static String scaled(String arguments) {
        return arguments.substring(0, arguments.length() - 1) + ",0)";
    }

    private static String interval(String name, String arguments) {
        return name + (arguments.equals(MICROSECONDS) ? "" : arguments);
    }

    private static int digits(String arguments) {
        String number = arguments.replaceAll("\\D", "");
        return number.isEmpty() || number.length() > 3 ? 53 : Integer.parseInt(number);
    }

    /** Returns a type that is not built in, as the server prints it: with quotes only if they are needed. */
    private static String foreign(String given) {
        StringBuilder name = new StringBuilder();
        for (SqlToken token : PostgresSyntax.tokens(given)) {
            boolean quoted = token.kind() == SqlToken.Kind.QUOTED;
            name.append(
                    !quoted
                            ? folded(name, token)
                            : OWN.contains(alias(token.value()))
                                    ? PostgresText.quote(token.value())
                                    : bare(token.value()));
        }
        return name.toString();
    }

    private static String folded(StringBuilder before, SqlToken token) {
        boolean apart = !before.isEmpty() && before.charAt(before.length() - 1) != '.' && !token.symbol(".");
        return (apart ? " " : "") + token.text().toLowerCase(Locale.ROOT);
    }

    static String bare(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !PostgresSyntax.reserved(name) ? name : PostgresText.quote(name);
    }

    static @Nullable String collation(ColumnType type, @Nullable String given) {
        if (given != null) {
            return given.equals("default") ? null : given;
        }
        return type instanceof Logical && text(type) ? PostgresText.JAVA_ORDER : null;
    }
}
