package dev.rxkit.database.sqlite;

import dev.rxkit.schema.ColumnType.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SQL for dates and times that are stored as text in several forms: {@code 2024-01-31 10:00:00}, with T, without
 * seconds, with up to nine digits of a second, instants with Z or an offset or, in UTC, without one. The SQL converts a
 * text to the form that the kit writes, whose order as text is the order in time; any other text is converted to NULL.
 */
final class SqliteTimes {

    private static final String SECONDS = "'%Y-%m-%dT%H:%M:%S'";
    private static final String DATE = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]";
    private static final String TIME = "[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]";
    private static final Pattern COLUMN = Pattern.compile("(\"[^\"]+\"\\.)?\"[^\"]+\"");

    /** The greatest offset of a text in hours, positive or negative. */
    private static final int HOURS = 18;

    private static final DateTimeFormatter LEAST = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter MOST = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private SqliteTimes() {}

    /** Returns whether equal values of the type can be stored as different texts. */
    static boolean hasForms(Kind kind) {
        return kind == Kind.TIME || kind == Kind.TIMESTAMP || kind == Kind.INSTANT;
    }

    /** Returns SQL for the value of an expression in the kit's form; NULL if it is not of the type. */
    static String exact(String expression, Kind kind) {
        return kind == Kind.DATE
                ? selected("CASE WHEN date(rx) = rx AND rx >= '0001' THEN rx END", expression)
                : unless("NOT (" + inKitForm(kind, "%s") + ")", expression, converted(kind));
    }

    /** Returns SQL for the value of an expression in the kit's form; the stored value if it is not of the type. */
    static String normal(String expression, Kind kind) {
        return unless(otherForm("%s", kind), expression, "coalesce(" + converted(kind) + ", rx)");
    }

    /**
     * Returns SQL that converts a value if it has another form.
     *
     * @param other the condition that it has, with %s for the value
     */
    private static String unless(String other, String expression, String converted) {
        return COLUMN.matcher(expression).matches()
                // Most times have the kit's form: without a subselect for these, the statement takes half the time.
                ? "CASE WHEN " + other.replace("%s", expression) + " THEN " + selected(converted, expression) + " ELSE "
                        + expression + " END"
                : selected(
                        "CASE WHEN " + other.replace("%s", "rx") + " THEN " + converted + " ELSE rx END", expression);
    }

    private static String selected(String value, String expression) {
        return "(SELECT " + value + " FROM (SELECT " + expression + " AS rx))";
    }

    /**
     * Returns the condition that a column has a form other than the kit's, which does not equal a time in the kit's
     * form.
     */
    static String otherForm(String column, Kind kind) {
        return column + " NOT GLOB '" + (kind == Kind.TIME ? "" : "??????????T") + "????????.?????????"
                + (kind == Kind.INSTANT ? "Z" : "") + "'";
    }

    /** Returns the condition that a value is a time in the kit's form. */
    private static String inKitForm(Kind kind, String text) {
        String zone = kind == Kind.INSTANT ? "Z" : "";
        return kind == Kind.TIME
                ? "typeof(" + text + ") = 'text' AND " + text + " GLOB '" + TIME + "' AND substr(" + text
                        + ", 1, 2) < '24'"
                : "typeof(" + text + ") = 'text' AND " + text + " GLOB '" + DATE + "T" + TIME + zone
                        + "' AND date(substr(" + text + ", 1, 10)) = substr(" + text + ", 1, 10) AND substr(" + text
                        + ", 12, 2) < '24' AND " + text + " >= '0001'";
    }

    /**
     * Returns SQL that converts a text in another form to the kit's; rs is date and time, rf the digits of a second, rz
     * the zone.
     */
    private static String converted(Kind kind) {
        String fraction = " || '.' || substr(rf || '000000000', 1, 9)";
        return switch (kind) {
            case TIME ->
                "(SELECT rs" + fraction + " FROM (" + parts(9, "substr(rx, 1, 5)", "") + ") WHERE rz = '' AND rv"
                        + " AND strftime('%H:%M:%S', rs) = rs)";
            case TIMESTAMP ->
                "(SELECT rs" + fraction + " FROM (" + dated() + ") WHERE rz = '' AND rv AND strftime(" + SECONDS
                        + ", rs) = rs AND rs >= '0001')";
            default ->
                "(SELECT ru" + fraction + " || 'Z' FROM (SELECT rf, strftime(" + SECONDS
                        + ", CAST(strftime('%s', rs) AS INTEGER) - ro, 'unixepoch') AS ru FROM (SELECT rs, rf, "
                        + offset() + " AS ro FROM (" + dated() + ") WHERE rv AND strftime(" + SECONDS
                        + ", rs) = rs AND rs >= '0001') WHERE abs(ro) <= " + HOURS * 3600 + ") WHERE ru >= '0001')";
        };
    }

    private static String dated() {
        return parts(20, "substr(rx, 1, 10) || 'T' || substr(rx, 12, 5)", " AND substr(rx, 11, 1) IN ('T', ' ')");
    }

    /**
     * Returns a subselect that splits a text into its parts.
     *
     * @param rest the position after the seconds, where the digits of a second or the zone begin
     * @param minutes the text up to the minutes
     * @param rule an additional condition
     */
    private static String parts(int rest, String minutes, String rule) {
        String colon = "substr(rx, " + (rest - 3) + ", 1) = ':'";
        return "SELECT rs, rz, CASE WHEN rr = rz THEN '' ELSE substr(rr, 2, length(rr) - length(rz) - 1) END AS rf,"
                + " rr = rz OR rc AND length(rr) - length(rz) BETWEEN 2 AND 10 AS rv"
                + " FROM (SELECT rs, rr, rc, CASE WHEN substr(rr, 1, 1) = '.' THEN ltrim(substr(rr, 2), '0123456789')"
                + " ELSE rr END AS rz FROM (SELECT " + colon + " AS rc, CASE WHEN " + colon + " THEN " + minutes
                + " || substr(rx, " + (rest - 3) + ", 3) ELSE " + minutes + " || ':00' END AS rs, CASE WHEN " + colon
                + " THEN substr(rx, " + rest + ") ELSE substr(rx, " + (rest - 3) + ") END AS rr"
                + " WHERE typeof(rx) = 'text'" + rule + "))";
    }

    /** Returns SQL for the seconds of an offset; it gives NULL if the text is not an offset. */
    private static String offset() {
        String digits = "(replace(substr(rz, 2), ':', '') || '0000')";
        return "CASE WHEN rz IN ('', 'Z') THEN 0 WHEN rz GLOB '[+-][0-9][0-9]' OR rz GLOB '[+-][0-9][0-9]:[0-5][0-9]'"
                + " OR rz GLOB '[+-][0-9][0-9][0-5][0-9]' OR rz GLOB '[+-][0-9][0-9]:[0-5][0-9]:[0-5][0-9]'"
                + " OR rz GLOB '[+-][0-9][0-9][0-5][0-9][0-5][0-9]' THEN (substr(" + digits + ", 1, 2) * 3600 + substr("
                + digits + ", 3, 2) * 60 + substr(" + digits
                + ", 5, 2)) * CASE substr(rz, 1, 1) WHEN '-' THEN -1 ELSE 1 END END";
    }

    /**
     * Returns SQL for a text above, or not above, every text of the times up to one, or from it on: minutes are at the
     * same place in each form, a blank sorts before T, and an instant differs from its text by the offset.
     */
    static String bound(String value, Kind kind, boolean upper) {
        String minute = "substr(" + value + ", 1, 16)";
        String text = switch (kind) {
            case TIME -> "substr(" + value + ", 1, 5)";
            case TIMESTAMP -> upper ? minute : "replace(" + minute + ", 'T', ' ')";
            default ->
                "strftime('%Y-%m-%d" + (upper ? "T" : " ") + "%H:%M', " + minute + ", '" + (upper ? "+" : "-") + HOURS
                        + " hours')";
        };
        String all = upper ? "x''" : "''";
        return "CASE WHEN " + inKitForm(kind, value) + " THEN coalesce(" + text + (upper ? " || ';'" : "") + ", " + all
                + ") WHEN " + value + " IS NOT NULL THEN " + all + " END";
    }

    /** Returns two texts that enclose every text of a time, the second one exclusive. */
    static List<String> bounds(Object value) {
        if (value instanceof LocalTime time) {
            LocalTime minute = time.truncatedTo(ChronoUnit.MINUTES);
            return List.of(minute.toString(), minute + ";");
        }
        if (value instanceof LocalDateTime time) {
            return List.of(LEAST.format(time), MOST.format(time) + ";");
        }
        Instant instant = value instanceof OffsetDateTime offset
                ? offset.toInstant()
                : value instanceof ZonedDateTime zoned ? zoned.toInstant() : (Instant) value;
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            return List.of("", ";"); // The value cannot be bound.
        }
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        LocalDateTime last = utc.plusHours(HOURS);
        return List.of(LEAST.format(utc.minusHours(HOURS)), last.getYear() > 9999 ? ";" : MOST.format(last) + ";");
    }
}
