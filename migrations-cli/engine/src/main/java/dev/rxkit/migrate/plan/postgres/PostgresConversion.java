package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.migrate.plan.TypeShape.Family;
import dev.rxkit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts values of one type to another on PostgreSQL: exactly, or the value does not fit. The expressions read values
 * as text, so they are valid with {@link #SETTINGS} only.
 */
public final class PostgresConversion {
    /** The settings of a session that change how values are written as text. */
    public static final List<String> SETTINGS = List.of(
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL DateStyle = 'ISO, YMD'",
            "SET LOCAL IntervalStyle = 'postgres'",
            "SET LOCAL extra_float_digits = 1");

    private static final String DAY = "[0-9]{4,}-[0-9]{2}-[0-9]{2}";
    private static final String MINUTES = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String WHOLE = "(0|-?[1-9][0-9]{0,18})";
    private static final String NUMBER = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]{1,2})?";
    /** The keys of a JSON text, and its strings, which may look like keys. */
    private static final String KEYS =
            "'\"([^\"\\\\]|\\\\.)*\"(\\s*:)?', 'g') AS part (found) WHERE part.found[2] IS NOT NULL)";

    private static final Pattern LIMITED = Pattern.compile("([A-Z ]+?)(?:\\((\\d{1,9})\\))?((?:\\[\\])*)");

    private PostgresConversion() {}

    /** As {@link MigrationDialect#conversion}. */
    public static Conversion of(Column from, Column to, String x) {
        TypeShape old = TypeShape.of(from.type());
        TypeShape other = TypeShape.of(to.type());
        String type = to.type().toString();
        if (from.type().equals(to.type())) {
            return new Conversion(x, null);
        }
        return switch (other.family()) {
            case TEXT -> text(old, other, x, type);
            case BOOLEAN -> bool(old, x);
            case INTEGER -> integer(old, other, x, type);
            case FLOAT -> real(old, other, x, type);
            case DECIMAL -> decimal(old, other, x, type);
            case BINARY -> binary(old, x, type);
            case DATE, TIME, TIMESTAMP, INSTANT -> moment(old, other, x, type);
            case OTHER -> other(old, x, from.type().toString(), type);
        };
    }

    private static Conversion text(TypeShape old, TypeShape other, String x, String type) {
        String value = switch (old.family()) {
            case TEXT -> x;
            case BINARY -> "convert_from(" + x + ", 'UTF8')";
            case TIMESTAMP -> "to_char(" + x + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";
            case INSTANT -> "to_char(" + x + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
            default -> cast(x, "TEXT");
        };
        List<String> fits = new ArrayList<>();
        if (old.family() == Family.TIMESTAMP || old.family() == Family.INSTANT) {
            fits.add("isfinite(" + x + ") AND extract(YEAR FROM " + x + ") > 1");
        }
        if (type.startsWith("CHAR") || type.startsWith("BPCHAR")) {
            // Trailing blanks are not kept.
            fits.add(cast(cast(value, type), "TEXT") + " = " + cast(value, "TEXT"));
        }
        if (other.size() != TypeShape.UNLIMITED && !(old.family() == Family.TEXT && !old.narrowsTo(other))) {
            fits.add("char_length(" + value + ") <= " + other.size());
        }
        return Conversion.all(cast(value, type), fits);
    }

    private static Conversion bool(TypeShape old, String x) {
        return switch (old.family()) {
            case INTEGER, DECIMAL, FLOAT -> new Conversion("(" + x + " <> 0)", x + " IN (0, 1)");
            case TEXT ->
                new Conversion(
                        "(lower(" + x + ") IN ('true', 't', '1'))",
                        "lower(" + x + ") IN ('true', 't', '1', 'false', 'f', '0')");
            default -> none("BOOLEAN");
        };
    }

    private static Conversion integer(TypeShape old, TypeShape other, String x, String type) {
        String range = range(other.size());
        return switch (old.family()) {
            case INTEGER -> new Conversion(cast(x, type), old.narrowsTo(other) ? x + range : null);
            case BOOLEAN -> new Conversion(cast(cast(x, "INTEGER"), type), null);
            case DECIMAL, FLOAT -> {
                String exact = exact(old, x);
                yield new Conversion(cast(exact, type), exact + " = trunc(" + exact + ") AND " + exact + range);
            }
            case TEXT -> new Conversion(cast(x, type), guarded(x, WHOLE, cast(x, "NUMERIC") + range));
            default -> none(type);
        };
    }

    private static String range(int bits) {
        String half = bits >= 64 ? "9223372036854775807" : String.valueOf((1L << (bits - 1)) - 1);
        return " BETWEEN -" + half + " - 1 AND " + half;
    }

    private static Conversion real(TypeShape old, TypeShape other, String x, String type) {
        return switch (old.family()) {
            case FLOAT ->
                new Conversion(
                        cast(x, type),
                        old.narrowsTo(other)
                                ? cast(cast(x, type), "DOUBLE PRECISION") + " = " + x + " AND "
                                        + exact(other, cast(x, type)) + " = " + exact(old, x)
                                : null);
            case BOOLEAN -> new Conversion(cast(cast(x, "INTEGER"), type), null);
            case INTEGER, DECIMAL ->
                new Conversion(
                        cast(x, type),
                        old.narrowsTo(other) ? exact(other, cast(x, type)) + " = " + cast(x, "NUMERIC") : null);
            case TEXT ->
                new Conversion(
                        cast(x, type), guarded(x, NUMBER, exact(other, cast(x, type)) + " = " + cast(x, "NUMERIC")));
            default -> none(type);
        };
    }

    private static Conversion decimal(TypeShape old, TypeShape other, String x, String type) {
        String exact = exact(old, x);
        List<String> fits = new ArrayList<>();
        if (other.size() != TypeShape.UNLIMITED && old.narrowsTo(other)) {
            fits.add("abs(" + exact + ") < 1" + "0".repeat(Math.max(0, other.whole())));
            fits.add("round(" + exact + ", " + other.scale() + ") = " + exact);
        }
        return switch (old.family()) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT -> Conversion.all(cast(exact, type), fits);
            case TEXT ->
                new Conversion(
                        cast(exact, type), guarded(x, NUMBER, fits.isEmpty() ? "TRUE" : String.join(" AND ", fits)));
            default -> none(type);
        };
    }

    private static Conversion binary(TypeShape old, String x, String type) {
        return switch (old.family()) {
            case TEXT -> new Conversion("convert_to(" + x + ", 'UTF8')", null);
            case BINARY -> new Conversion(x, null);
            default -> none(type);
        };
    }

    private static Conversion moment(TypeShape old, TypeShape other, String x, String type) {
        if (old.family() == Family.TEXT) {
            String form = switch (other.family()) {
                case DATE -> DAY;
                case TIME -> clock(other);
                default ->
                    DAY + "[T ]" + clock(other)
                            + (other.family() == Family.INSTANT ? "(Z|[+-][0-9]{2}(:?[0-9]{2})?)" : "");
            };
            return new Conversion(cast(x, type), cast(x, "TEXT") + " ~ '^" + form + "$'");
        }
        if (old.family() == other.family()) {
            String value = cast(x, type);
            return new Conversion(value, old.narrowsTo(other) ? value + " = " + x : null);
        }
        String local = old.family() == Family.INSTANT ? "(" + x + " AT TIME ZONE 'UTC')" : cast(x, "TIMESTAMP");
        boolean point =
                old.family() == Family.DATE || old.family() == Family.TIMESTAMP || old.family() == Family.INSTANT;
        if (!point || other.family() == Family.TIME) {
            return none(type);
        }
        return switch (other.family()) {
            case DATE -> new Conversion(cast(local, "DATE"), cast(cast(local, "DATE"), "TIMESTAMP") + " = " + local);
            case INSTANT -> zoned(old, other, "(" + local + " AT TIME ZONE 'UTC')", local, type);
            default -> zoned(old, other, local, local, type);
        };
    }

    /** Returns the pattern of a time of day with no more fractional digits than the new type stores. */
    private static String clock(TypeShape other) {
        int digits = Math.min(6, other.scale());
        return MINUTES + "(:[0-5][0-9]([.][0-9]{0," + digits + "}0*)?)?";
    }

    /** Returns a number as NUMERIC; the cast of a floating point number would round it, but its text does not. */
    private static String exact(TypeShape old, String x) {
        return switch (old.family()) {
            case BOOLEAN -> cast(cast(x, "INTEGER"), "NUMERIC");
            case FLOAT -> cast(cast(x, "TEXT"), "NUMERIC");
            default -> cast(x, "NUMERIC");
        };
    }

    /** Returns the conversion to a type whose values are compared as text only. */
    private static Conversion other(TypeShape old, String x, String from, String type) {
        if (old.family() == Family.BINARY) {
            return none(type);
        }
        String text = cast(x, "TEXT");
        String value = cast(text, type);
        String after = cast(value, "TEXT");
        return switch (type) {
            case "UUID" ->
                switch (old.family()) {
                    case TEXT -> new Conversion(value, text + " ~ '^" + Conversion.UUID + "$'");
                    case OTHER -> new Conversion(value, after + " = " + text);
                    default -> none(type);
                };
            // If a key occurs twice, only one is kept.
            case "JSONB" -> new Conversion(value, keys(after) + " = " + keys(text));
            case "INET", "CIDR" ->
                new Conversion(value, after + " IN (" + text + ", " + text + " || '/32', " + text + " || '/128')");
            default -> new Conversion(value, widens(from, type) ? null : after + " = " + text);
        };
    }

    /**
     * Returns whether the types differ only in a limit, which grows; types padded with blanks or zeros do not count.
     */
    private static boolean widens(String from, String to) {
        Matcher old = LIMITED.matcher(from);
        Matcher other = LIMITED.matcher(to);
        return old.matches()
                && other.matches()
                && old.group(1).equals(other.group(1))
                && old.group(3).equals(other.group(3))
                && !old.group(1).matches("BIT|CHAR|CHARACTER|BPCHAR")
                && limit(old) <= limit(other);
    }

    private static int limit(Matcher type) {
        return type.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(type.group(2));
    }

    private static String keys(String text) {
        return "(SELECT count(*) FROM regexp_matches(" + text + ", " + KEYS;
    }

    private static Conversion zoned(TypeShape old, TypeShape other, String value, String local, String type) {
        String fits = cast(local, "TIMESTAMP(" + Math.min(6, other.scale()) + ")") + " = " + local;
        return new Conversion(cast(value, type), old.narrowsTo(other) ? fits : null);
    }

    /** Checks the form first, because a text that is not a number must not be cast. */
    private static String guarded(String x, String form, String fits) {
        return "CASE WHEN " + cast(x, "TEXT") + " ~ '^" + form + "$' THEN " + fits + " ELSE FALSE END";
    }

    /** Returns the conversion between two types that have only NULL in common. */
    private static Conversion none(String type) {
        return new Conversion("CAST(NULL AS " + type + ")", "FALSE");
    }

    private static String cast(String x, String type) {
        return "CAST(" + x + " AS " + type + ")";
    }
}
