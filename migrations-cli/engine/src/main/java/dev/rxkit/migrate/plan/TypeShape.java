package dev.rxkit.migrate.plan;

import dev.rxkit.schema.ColumnType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of a native type that matter for a conversion: its family and its limits.
 *
 * @param size bits of an integer, characters of a text, digits of a decimal; {@link #UNLIMITED} if none is stated
 * @param scale digits after the decimal point, or after the second
 */
public record TypeShape(Family family, int size, int scale) {
    /** The value of a limit that is not stated. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The kinds of values. */
    public enum Family {
        BOOLEAN,
        INTEGER,
        DECIMAL,
        FLOAT,
        TEXT,
        BINARY,
        DATE,
        TIME,
        TIMESTAMP,
        INSTANT,
        OTHER
    }

    private static final Pattern FORM = Pattern.compile("([^(]*)(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?\\s*(.*)");

    /** Returns the shape of a type, given as its SQL text. */
    public static TypeShape of(ColumnType type) {
        String text = type.toString().toUpperCase(Locale.ROOT).strip();
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new TypeShape(Family.OTHER, UNLIMITED, 0);
        }
        String name = (form.group(1).strip() + " " + form.group(4)).strip();
        int size = form.group(2) == null ? UNLIMITED : (int) Math.min(UNLIMITED, Long.parseLong(form.group(2)));
        int scale = form.group(3) == null ? 0 : (int) Math.min(UNLIMITED, Long.parseLong(form.group(3)));
        return of(name, size, scale);
    }

    private static TypeShape of(String name, int size, int scale) {
        return switch (name) {
            case "BOOLEAN", "BOOL" -> new TypeShape(Family.BOOLEAN, 1, 0);
            case "TINYINT" -> size == 1 ? new TypeShape(Family.BOOLEAN, 1, 0) : new TypeShape(Family.INTEGER, 8, 0);
            case "SMALLINT" -> new TypeShape(Family.INTEGER, 16, 0);
            case "MEDIUMINT" -> new TypeShape(Family.INTEGER, 24, 0);
            case "INTEGER", "INT" -> new TypeShape(Family.INTEGER, 32, 0);
            case "BIGINT" -> new TypeShape(Family.INTEGER, 64, 0);
            case "NUMERIC", "DECIMAL" -> new TypeShape(Family.DECIMAL, size, scale);
            case "REAL", "FLOAT" -> new TypeShape(Family.FLOAT, 32, 0);
            case "DOUBLE", "DOUBLE PRECISION" -> new TypeShape(Family.FLOAT, 64, 0);
            case "CHAR", "VARCHAR", "TEXT", "CHARACTER", "NVARCHAR", "CLOB", "BPCHAR" ->
                new TypeShape(Family.TEXT, size, 0);
            case "TINYTEXT" -> new TypeShape(Family.TEXT, 63, 0);
            case "MEDIUMTEXT", "LONGTEXT" -> new TypeShape(Family.TEXT, UNLIMITED, 0);
            case "BINARY", "VARBINARY" -> new TypeShape(Family.BINARY, size, 0);
            case "BLOB", "BYTEA", "LONGBLOB", "MEDIUMBLOB" -> new TypeShape(Family.BINARY, UNLIMITED, 0);
            case "DATE" -> new TypeShape(Family.DATE, 10, 0);
            case "TIME" -> new TypeShape(Family.TIME, 18, digits(size));
            case "TIMESTAMP", "DATETIME" -> new TypeShape(Family.TIMESTAMP, 29, digits(size));
            case "TIMESTAMPTZ" -> new TypeShape(Family.INSTANT, 30, digits(size));
            default -> new TypeShape(Family.OTHER, UNLIMITED, 0);
        };
    }

    /** Returns the digits after the second; if none are stated, as many as the database stores. */
    private static int digits(int stated) {
        return stated == UNLIMITED ? 9 : stated;
    }

    /** Returns the digits before the decimal point. */
    public int whole() {
        return switch (family) {
            case BOOLEAN -> 1;
            case INTEGER -> size <= 8 ? 3 : size <= 16 ? 5 : size <= 32 ? 10 : 19;
            case DECIMAL -> size == UNLIMITED ? UNLIMITED : size - scale;
            default -> UNLIMITED;
        };
    }

    /** Returns the length of the longest text that a value of this type needs. */
    private int characters() {
        return switch (family) {
            case BOOLEAN -> 1;
            case INTEGER -> whole() + 1;
            case DECIMAL -> size == UNLIMITED ? UNLIMITED : size + 3;
            case FLOAT -> 24;
            default -> size;
        };
    }

    /** Returns whether some values of this type do not fit the other one exactly. */
    public boolean narrowsTo(TypeShape other) {
        if (equals(other) || family == Family.OTHER || other.family == Family.OTHER) {
            return false;
        }
        return switch (other.family) {
            case TEXT -> family == Family.BINARY || characters() > other.size;
            case BINARY -> family != Family.TEXT && family != Family.BINARY || size > other.size;
            case INTEGER -> !(family == Family.INTEGER && size <= other.size || family == Family.BOOLEAN);
            case DECIMAL ->
                switch (family) {
                    case BOOLEAN, INTEGER, DECIMAL ->
                        whole() > other.whole() || other.size != UNLIMITED && scale > other.scale;
                    default -> true;
                };
            case FLOAT ->
                !(family == Family.FLOAT && size <= other.size
                        || family == Family.BOOLEAN
                        || family == Family.INTEGER && size <= other.size / 2
                        || family == Family.DECIMAL && size <= (other.size < 64 ? 6 : 15));
            case TIMESTAMP, INSTANT ->
                switch (family) {
                    case DATE -> false;
                    case TIMESTAMP, INSTANT -> scale > other.scale;
                    default -> true;
                };
            case TIME -> family != Family.TIME || scale > other.scale;
            default -> true;
        };
    }
}
