package dev.rxkit.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One value that another program stored.
 *
 * @param sql the literal that stores it
 * @param meaning what it means: a number, a text, a date ..
 */
@NullUnmarked
record Stored(String sql, Object meaning) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns whether a Java value equals the stored one. */
    boolean is(Object value, String printed) {
        if (value instanceof String text) {
            return text.equals(printed)
                    || printed.endsWith(" " + text)
                    || text.equals(meaning)
                    || text.equals(literal())
                    || meaning instanceof BigDecimal && samePrinted(text, literal());
        }
        if (value instanceof Number || value instanceof Boolean || value instanceof Duration) {
            return number(value);
        }
        if (value instanceof List && meaning instanceof List) {
            return value.equals(meaning);
        }
        if (value instanceof Map || value instanceof List) {
            return json(value);
        }
        if (meaning instanceof Number || meaning instanceof Boolean) {
            return false;
        }
        if (moment(value) != null) {
            return moment(value).equals(moment(meaning));
        }
        return value instanceof byte[] bytes
                ? meaning instanceof byte[] stored && Arrays.equals(bytes, stored)
                : value.equals(meaning)
                        || value.toString().equals(text())
                        || value.toString().equals(literal());
    }

    /**
     * Returns the order of a value that the property cannot have, relative to one that it has, 0 without an order: only
     * numbers and texts have an order.
     */
    int order(Object value, ColumnSample column) {
        if (decimal(meaning) != null && (value instanceof Number || value instanceof Duration)) {
            BigDecimal other = value instanceof Float single ? new BigDecimal(single) : decimal(value);
            return decimal(meaning).compareTo(other);
        }
        boolean words = value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum
                || value instanceof java.net.URI
                || value instanceof UUID;
        Integer order = words && sql.startsWith("'") ? column.compare(literal(), value.toString()) : null;
        return order == null ? 0 : order;
    }

    /** Returns whether two texts print the same value: 1 and 1.00, or JSON with different blanks. */
    static boolean samePrinted(String before, String after) {
        if (java.util.Objects.equals(before, after)) {
            return true;
        }
        try {
            return number(before).compareTo(number(after)) == 0;
        } catch (RuntimeException words) {
            return moment(before) != null && moment(before).equals(moment(after))
                    || before != null && before.contains("{") && sameJson(before, after);
        }
    }

    /** Returns the time that SQLite stores as text, in UTC, whatever its form is; null if it is not a time. */
    private static Object moment(String printed) {
        if (printed == null || !printed.startsWith("text '")) {
            return null;
        }
        String text = printed.substring("text '".length(), printed.length() - 1).replace(' ', 'T');
        try {
            if (!text.contains("T")) {
                return java.time.LocalTime.parse(text);
            }
            return text.matches(".*(Z|[+]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (java.time.DateTimeException other) {
            return null;
        }
    }

    private static boolean sameJson(String before, String after) {
        try {
            return JSON.readTree(before.substring(before.indexOf('{')))
                    .equals(JSON.readTree(after.substring(after.indexOf('{'))));
        } catch (JacksonException | StringIndexOutOfBoundsException other) {
            return false;
        }
    }

    private static BigDecimal number(String printed) {
        return new BigDecimal(printed.replaceFirst("^(integer|real) ", ""));
    }

    private String text() {
        return meaning instanceof String text ? value(text) : literal();
    }

    /** Returns the text or number of a literal. */
    private String literal() {
        return sql.startsWith("'") ? sql.substring(1, sql.length() - 1) : sql;
    }

    private static String value(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text).toString() : text;
        } catch (IllegalArgumentException other) {
            return text;
        }
    }

    private boolean number(Object value) {
        if (value instanceof Duration span) {
            return span.equals(meaning)
                    || meaning instanceof Number && decimal(meaning).compareTo(BigDecimal.valueOf(span.toNanos())) == 0;
        }
        if (meaning instanceof Float single) {
            return value instanceof Double wide
                    ? wide == single.doubleValue()
                    : decimal(value).compareTo(decimal(single)) == 0
                            || decimal(value).compareTo(new BigDecimal(single)) == 0;
        }
        if (meaning instanceof String text && !(value instanceof Boolean)) {
            try {
                return decimal(value).compareTo(new BigDecimal(text)) == 0;
            } catch (NumberFormatException words) {
                return false;
            }
        }
        return decimal(meaning) != null
                && (decimal(value).compareTo(decimal(meaning)) == 0
                        || value instanceof Float single && new BigDecimal(single).compareTo(decimal(meaning)) == 0);
    }

    /** Returns the numeric value, 1 and 0 for true and false. */
    static BigDecimal decimal(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Duration span) {
            return BigDecimal.valueOf(span.toNanos());
        }
        return value instanceof Number ? new BigDecimal(value.toString()) : null;
    }

    private boolean json(Object value) {
        try {
            Object tree = meaning instanceof String text ? JSON.readValue(text, Object.class) : meaning;
            return JSON.valueToTree(value).equals(JSON.valueToTree(tree));
        } catch (JacksonException other) {
            return false;
        }
    }

    /** Returns the instant of a value with a date; without a zone it is in UTC. */
    private static Instant moment(Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        return value instanceof ZonedDateTime zoned ? zoned.toInstant() : value instanceof Instant now ? now : null;
    }
}
