package dev.rxkit.database.mariadb;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Logical;
import dev.rxkit.schema.ColumnType.Native;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlToken;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How MariaDB spells types, and the form in which their values are passed through JDBC. */
final class MariaDbTypes {

    /** The longest VARCHAR of four-byte characters that fits into a row. */
    private static final int LONGEST_VARCHAR = 16_383;

    /** The length of a text or binary column without a length, if a key needs one. */
    static final int KEY_LENGTH = 255;

    private static final int MOST_DIGITS = 65;

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("INTEGER", "INT"),
            Map.entry("INT1", "TINYINT"),
            Map.entry("INT2", "SMALLINT"),
            Map.entry("INT3", "MEDIUMINT"),
            Map.entry("INT4", "INT"),
            Map.entry("INT8", "BIGINT"),
            Map.entry("MIDDLEINT", "MEDIUMINT"),
            Map.entry("DEC", "DECIMAL"),
            Map.entry("NUMERIC", "DECIMAL"),
            Map.entry("FIXED", "DECIMAL"),
            Map.entry("FLOAT4", "FLOAT"),
            Map.entry("FLOAT8", "DOUBLE"),
            Map.entry("DOUBLE PRECISION", "DOUBLE"),
            Map.entry("REAL", "DOUBLE"),
            Map.entry("CHARACTER", "CHAR"),
            Map.entry("CHARACTER VARYING", "VARCHAR"),
            Map.entry("CHAR VARYING", "VARCHAR"),
            Map.entry("VARCHARACTER", "VARCHAR"),
            Map.entry("CHAR BYTE", "BINARY"),
            Map.entry("LONG", "MEDIUMTEXT"),
            Map.entry("LONG VARCHAR", "MEDIUMTEXT"),
            Map.entry("LONG VARBINARY", "MEDIUMBLOB"));

    private static final Set<String> INTEGERS = Set.of("TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT");

    /** The default arguments of types without arguments. */
    private static final Map<String, String> ARGUMENTS =
            Map.of("DECIMAL", "(10,0)", "CHAR", "(1)", "BINARY", "(1)", "BIT", "(1)");

    /** The default collations of character sets. */
    private static final Map<String, String> COLLATIONS = Map.of(
            "latin1", "latin1_swedish_ci",
            "ascii", "ascii_general_ci",
            "utf8", "utf8mb3_general_ci",
            "utf8mb3", "utf8mb3_general_ci",
            "ucs2", "ucs2_general_ci",
            "utf16", "utf16_general_ci",
            "utf32", "utf32_general_ci",
            "binary", "binary");

    private MariaDbTypes() {}

    static JdbcType carrier(Logical type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> JdbcType.LONG;
            case REAL, DOUBLE -> JdbcType.DOUBLE;
            case DECIMAL -> JdbcType.DECIMAL;
            case BINARY -> JdbcType.BYTES;
            case DATE -> JdbcType.LOCAL_DATE;
            case TIME -> JdbcType.LOCAL_TIME_TEXT;
            case TIMESTAMP, INSTANT -> JdbcType.LOCAL_DATE_TIME;
            case CHAR, TEXT, UUID, JSON -> JdbcType.TEXT;
        };
    }

    static boolean ordered(Logical type) {
        return type.kind() != ColumnType.Kind.JSON;
    }

    /**
     * Resolves a type.
     *
     * @param keyed whether a key or index needs the type to have a length
     */
    static Native resolve(ColumnType type, boolean keyed) {
        return type instanceof Logical logical ? new Native(spelled(logical, keyed)) : canonical(((Native) type).sql());
    }

    private static String spelled(Logical type, boolean keyed) {
        return switch (type.kind()) {
            case BOOLEAN -> "TINYINT(1)";
            case SMALLINT -> "SMALLINT";
            case INTEGER -> "INT";
            case BIGINT -> "BIGINT";
            // FLOAT is printed with only six digits.
            case REAL, DOUBLE -> "DOUBLE";
            case DECIMAL -> decimal(type);
            // CHAR(1) would lose a blank.
            case CHAR -> "VARCHAR(1)";
            case TEXT -> text(type.length(), keyed);
            case UUID -> "CHAR(36)";
            case BINARY -> keyed ? "VARBINARY(" + KEY_LENGTH + ")" : "LONGBLOB";
            case DATE -> "DATE";
            case TIME -> "TIME(6)";
            // TIMESTAMP ends in 2038 and depends on the session's time zone.
            case TIMESTAMP, INSTANT -> "DATETIME(6)";
            case JSON -> "JSON";
        };
    }

    private static String decimal(Logical type) {
        int precision = type.precision() == null ? MOST_DIGITS : type.precision();
        return "DECIMAL(" + precision + "," + (type.scale() == null ? 0 : type.scale()) + ")";
    }

    private static String text(@Nullable Integer length, boolean keyed) {
        if (length == null) {
            return keyed ? "VARCHAR(" + KEY_LENGTH + ")" : "LONGTEXT";
        }
        return length <= LONGEST_VARCHAR ? "VARCHAR(" + length + ")" : "LONGTEXT";
    }

    static Native canonical(String sql) {
        List<SqlToken> tokens = MariaDbSyntax.tokens(MariaDbLiterals.standard(sql));
        int words = 0;
        StringBuilder names = new StringBuilder();
        while (words < tokens.size() && tokens.get(words).kind() == SqlToken.Kind.WORD && !attribute(tokens, words)) {
            names.append(words == 0 ? "" : " ").append(tokens.get(words).text().toUpperCase(Locale.ROOT));
            words++;
        }
        String name = ALIASES.getOrDefault(names.toString(), names.toString());
        if (name.equals("BOOL") || name.equals("BOOLEAN")) {
            return new Native("TINYINT(1)");
        }
        int end = words;
        StringBuilder arguments = new StringBuilder();
        if (end < tokens.size() && tokens.get(end).symbol("(")) {
            int depth = 0;
            do {
                SqlToken token = tokens.get(end++);
                depth += token.symbol("(") ? 1 : token.symbol(")") ? -1 : 0;
                arguments.append(token.text());
            } while (depth > 0 && end < tokens.size());
        }
        boolean zerofill = tokens.subList(end, tokens.size()).stream().anyMatch(token -> token.is("ZEROFILL"));
        boolean unsigned = tokens.subList(end, tokens.size()).stream().anyMatch(token -> token.is("UNSIGNED"));
        String type = sized(name, arguments.toString(), zerofill);
        return new Native(type + (unsigned || zerofill ? " UNSIGNED" : "") + (zerofill ? " ZEROFILL" : ""));
    }

    private static String sized(String name, String arguments, boolean zerofill) {
        if (INTEGERS.contains(name)) {
            boolean telling = zerofill || (name.equals("TINYINT") && arguments.equals("(1)"));
            return name + (telling ? arguments : "");
        }
        return switch (name) {
            case "DECIMAL" ->
                name
                        + (arguments.isEmpty()
                                ? ARGUMENTS.get(name)
                                : arguments.contains(",") ? arguments : arguments.replace(")", ",0)"));
            case "FLOAT" -> arguments.contains(",") ? name + arguments : single(arguments) ? name : "DOUBLE";
            case "YEAR" -> name;
            case "DATETIME", "TIMESTAMP", "TIME" -> name + (arguments.equals("(0)") ? "" : arguments);
            default -> name + (arguments.isEmpty() ? ARGUMENTS.getOrDefault(name, "") : arguments);
        };
    }

    /** Returns whether FLOAT with that number of bits has 32 bits. */
    private static boolean single(String arguments) {
        String bits = arguments.replaceAll("[()]", "");
        return !bits.matches("\\d{1,2}") || Integer.parseInt(bits) <= 24;
    }

    /** Returns whether the token is an attribute, not a part of the type's name. */
    private static boolean attribute(List<SqlToken> tokens, int at) {
        SqlToken token = tokens.get(at);
        boolean set = token.is("CHARACTER")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is("SET");
        return set
                || token.is("CHARSET")
                || token.is("COLLATE")
                || token.is("UNSIGNED")
                || token.is("SIGNED")
                || token.is("ZEROFILL")
                || token.is("ASCII")
                || token.is("UNICODE")
                || (at > 0 && token.is("BINARY"));
    }

    /** Returns the collation in a type's text, directly or by its character set; null if the text names neither. */
    static @Nullable String collation(String sql) {
        List<SqlToken> tokens = MariaDbSyntax.tokens(MariaDbLiterals.standard(sql));
        String set = null;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlToken next = tokens.get(i + 1);
            if (tokens.get(i).is("COLLATE")) {
                return next.value().toLowerCase(Locale.ROOT);
            }
            if (tokens.get(i).is("CHARSET")) {
                set = next.value();
            } else if (tokens.get(i).is("CHARACTER") && next.is("SET") && i + 2 < tokens.size()) {
                set = tokens.get(i + 2).value();
            }
        }
        return set == null ? null : COLLATIONS.get(set.toLowerCase(Locale.ROOT));
    }

    /** Returns whether values of the type are text, which has a collation. */
    static boolean textual(String type) {
        return type.startsWith("VARCHAR")
                || type.startsWith("CHAR")
                || type.endsWith("TEXT")
                || type.matches(".*TEXT\\(\\d+\\)")
                || type.startsWith("ENUM")
                || type.startsWith("SET(");
    }

    /** Returns whether values of a class are sent as text that the server compares by a collation. */
    static boolean isText(Class<?> type) {
        return type == String.class || type == Character.class || type.isEnum();
    }

    /**
     * Returns a parameter with a cast: the driver sends dates and times as text, and a date together with a text is
     * compared and sorted as text.
     */
    static String constant(Class<?> type) {
        if (type == LocalDate.class) {
            return "CAST(? AS DATE)";
        }
        if (type == LocalTime.class) {
            return "CAST(? AS TIME(6))";
        }
        return Temporal.class.isAssignableFrom(type) ? "CAST(? AS DATETIME(6))" : "?";
    }
}
