package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.sql.SqlToken;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of a type of MariaDB that matter for a conversion.
 *
 * @param name the name in capitals, without arguments and attributes
 * @param size the first number in parentheses; -1 without parentheses
 * @param scale the second number in parentheses; 0 if there is only one
 * @param words the labels of an ENUM or a SET, as literals
 */
record MariaDbShape(Kind kind, String name, int size, int scale, boolean unsigned, List<String> words) {
    /** The kinds of values. */
    enum Kind {
        BOOLEAN,
        INTEGER,
        BIT,
        YEAR,
        DECIMAL,
        REAL,
        TEXT,
        JSON,
        ENUM,
        SET,
        BINARY,
        DATE,
        TIME,
        TIMESTAMP,
        OTHER
    }

    private static final Pattern FORM =
            Pattern.compile("(?s)([A-Z ]+?)\\s*(?:\\((\\d+)?(?:,(\\d+))?.*\\))?\\s*(UNSIGNED)?\\s*(?:ZEROFILL)?");

    static MariaDbShape of(ColumnType type) {
        String text = type.toString();
        boolean listed = text.regionMatches(true, 0, "ENUM", 0, 4) || text.regionMatches(true, 0, "SET", 0, 3);
        List<String> words = listed
                ? MariaDbSyntax.tokens(text).stream()
                        .filter(token -> token.kind() == SqlToken.Kind.STRING)
                        .map(SqlToken::text)
                        .toList()
                : List.of();
        Matcher form = FORM.matcher(
                listed
                        ? text.replaceFirst("(?s)\\(.*", "").strip().toUpperCase(Locale.ROOT)
                        : text.toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return new MariaDbShape(Kind.OTHER, text, -1, 0, false, words);
        }
        String name = form.group(1);
        int size = form.group(2) == null ? -1 : Integer.parseInt(form.group(2));
        int scale = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        boolean unsigned =
                form.group(4) != null || text.toUpperCase(Locale.ROOT).endsWith("ZEROFILL");
        return new MariaDbShape(kind(name, size, unsigned), name, size, scale, unsigned, words);
    }

    private static Kind kind(String name, int size, boolean unsigned) {
        return switch (name) {
            case "BOOLEAN", "BOOL" -> Kind.BOOLEAN;
            case "TINYINT" -> size == 1 && !unsigned ? Kind.BOOLEAN : Kind.INTEGER;
            case "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT" -> Kind.INTEGER;
            case "BIT" -> Kind.BIT;
            case "YEAR" -> Kind.YEAR;
            case "DECIMAL", "NUMERIC" -> Kind.DECIMAL;
            case "FLOAT", "DOUBLE", "REAL", "DOUBLE PRECISION" -> Kind.REAL;
            case "CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT" -> Kind.TEXT;
            case "JSON" -> Kind.JSON;
            case "ENUM" -> Kind.ENUM;
            case "SET" -> Kind.SET;
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> Kind.BINARY;
            case "DATE" -> Kind.DATE;
            case "TIME" -> Kind.TIME;
            case "DATETIME", "TIMESTAMP" -> Kind.TIMESTAMP;
            default -> Kind.OTHER;
        };
    }

    boolean isNumber() {
        return switch (kind) {
            case BOOLEAN, INTEGER, BIT, YEAR, DECIMAL, REAL -> true;
            default -> false;
        };
    }

    boolean isListed() {
        return kind == Kind.ENUM || kind == Kind.SET;
    }

    /** Returns whether values are padded with blanks or zeros to the length. */
    boolean isFixed() {
        return name.equals("CHAR") || name.equals("BINARY");
    }

    private int bits() {
        return switch (name) {
            case "TINYINT", "BOOLEAN", "BOOL" -> 8;
            case "SMALLINT" -> 16;
            case "MEDIUMINT" -> 24;
            case "INT", "INTEGER" -> 32;
            case "BIT" -> Math.max(1, size);
            default -> 64;
        };
    }

    /** Returns the smallest integer of this type. */
    BigInteger least() {
        boolean natural = unsigned || kind == Kind.BIT || kind == Kind.YEAR;
        return natural ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(bits() - 1).negate();
    }

    /** Returns the largest integer of this type. */
    BigInteger most() {
        return kind == Kind.YEAR
                ? BigInteger.valueOf(2155)
                : BigInteger.ONE
                        .shiftLeft(unsigned || kind == Kind.BIT ? bits() : bits() - 1)
                        .subtract(BigInteger.ONE);
    }

    /** Returns the digits before the decimal point. */
    int whole() {
        return kind == Kind.DECIMAL
                ? (size < 0 ? 10 : size) - scale
                : most().toString().length();
    }

    /**
     * Returns the length of the longest text of a value, in characters; {@link Integer#MAX_VALUE} if only bytes are
     * limited.
     */
    int characters() {
        return switch (kind) {
            case BOOLEAN -> 1;
            case INTEGER, BIT, YEAR ->
                Math.max(least().toString().length(), most().toString().length());
            case DECIMAL -> (size < 0 ? 10 : size) + 3;
            case REAL -> 24;
            case ENUM ->
                words.stream().mapToInt(word -> word.length() - 2).max().orElse(0);
            case SET -> words.stream().mapToInt(word -> word.length() - 1).sum();
            case DATE -> 10;
            case TIME -> 17;
            case TIMESTAMP -> 26;
            case TEXT -> size < 0 ? (name.equals("CHAR") ? 1 : Integer.MAX_VALUE) : size;
            default -> Integer.MAX_VALUE;
        };
    }

    /** Returns the maximum number of bytes of a text or binary type. */
    long bytes() {
        return switch (name) {
            case "TINYTEXT", "TINYBLOB" -> 255;
            case "TEXT", "BLOB" -> 65_535;
            case "MEDIUMTEXT", "MEDIUMBLOB" -> 16_777_215;
            case "BINARY" -> Math.max(1, size);
            case "VARBINARY" -> size;
            case "CHAR", "VARCHAR" -> 4L * Math.max(1, size);
            case "LONGTEXT", "LONGBLOB" -> Long.MAX_VALUE;
            default -> kind == Kind.JSON ? Long.MAX_VALUE : 4L * characters();
        };
    }

    /** Returns the digits after the second. */
    int fraction() {
        return Math.max(0, size);
    }
}
