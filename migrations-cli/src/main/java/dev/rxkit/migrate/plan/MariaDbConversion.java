package dev.rxkit.migrate.plan;

import dev.rxkit.migrate.plan.TypeShape.Family;
import dev.rxkit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How MariaDB turns a value of one type into one of another: MODIFY does it by itself, but rounds and cuts where nobody
 * looks, so what matters here is which values fit.
 */
final class MariaDbConversion {
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?";
    private static final String NUMBER = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,2})?";
    private static final String NEVER = "FALSE";

    private MariaDbConversion() {}

    /** As {@link Conversion#of}. */
    static Conversion of(Column from, Column to, String x) {
        TypeShape old = TypeShape.of(from.type());
        TypeShape other = TypeShape.of(to.type());
        return new Conversion(x, from.type().equals(to.type()) ? null : fits(old, other, x));
    }

    private static @Nullable String fits(TypeShape old, TypeShape other, String x) {
        return switch (other.family()) {
            case TEXT -> length(old, other, x);
            case BOOLEAN -> bool(old, x);
            case INTEGER -> integer(old, other, x);
            case FLOAT -> real(old, other, x);
            case DECIMAL -> decimal(old, other, x);
            case BINARY -> binary(old, other, x);
            case DATE, TIME, TIMESTAMP, INSTANT -> moment(old, other, x);
            case OTHER -> null;
        };
    }

    private static @Nullable String length(TypeShape old, TypeShape other, String x) {
        boolean cut = other.size() != TypeShape.UNLIMITED && (old.family() == Family.OTHER || old.narrowsTo(other));
        return cut ? "char_length(CAST(" + x + " AS CHAR)) <= " + other.size() : null;
    }

    private static @Nullable String bool(TypeShape old, String x) {
        return switch (old.family()) {
            case BOOLEAN, OTHER -> null;
            case INTEGER, DECIMAL, FLOAT -> x + " IN (0, 1)";
            case TEXT -> x + " IN ('0', '1')";
            default -> NEVER;
        };
    }

    private static @Nullable String integer(TypeShape old, TypeShape other, String x) {
        String half = other.size() >= 64 ? "9223372036854775807" : String.valueOf((1L << (other.size() - 1)) - 1);
        String range = " BETWEEN -" + half + " - 1 AND " + half;
        return switch (old.family()) {
            case BOOLEAN, OTHER -> null;
            case INTEGER -> old.narrowsTo(other) ? x + range : null;
            case DECIMAL, FLOAT -> x + " = truncate(" + x + ", 0) AND " + x + range;
            case TEXT -> matches(x, "[+-]?[0-9]{1,18}") + " AND CAST(" + x + " AS SIGNED)" + range;
            default -> NEVER;
        };
    }

    private static @Nullable String real(TypeShape old, TypeShape other, String x) {
        return switch (old.family()) {
            case BOOLEAN, OTHER -> null;
            case FLOAT, INTEGER, DECIMAL ->
                old.narrowsTo(other)
                        ? "CAST(" + x + " AS " + (other.size() < 64 ? "FLOAT" : "DOUBLE") + ") = " + x
                        : null;
            case TEXT -> matches(x, NUMBER);
            default -> NEVER;
        };
    }

    private static @Nullable String decimal(TypeShape old, TypeShape other, String x) {
        List<String> fits = new ArrayList<>();
        if (old.family() == Family.TEXT) {
            fits.add(matches(x, NUMBER));
        }
        if (other.size() != TypeShape.UNLIMITED && old.narrowsTo(other)) {
            String value = old.family() == Family.TEXT ? "CAST(" + x + " AS DECIMAL(65,30))" : x;
            fits.add("abs(" + value + ") < 1" + "0".repeat(Math.max(0, other.whole())));
            fits.add("round(" + value + ", " + other.scale() + ") = " + value);
        }
        return switch (old.family()) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT, TEXT -> fits.isEmpty() ? null : String.join(" AND ", fits);
            case OTHER -> null;
            default -> NEVER;
        };
    }

    private static @Nullable String binary(TypeShape old, TypeShape other, String x) {
        return switch (old.family()) {
            case TEXT, BINARY, OTHER ->
                other.size() == TypeShape.UNLIMITED ? null : "length(" + x + ") <= " + other.size();
            default -> NEVER;
        };
    }

    private static @Nullable String moment(TypeShape old, TypeShape other, String x) {
        boolean point = other.family() == Family.TIMESTAMP || other.family() == Family.INSTANT;
        if (old.family() == Family.OTHER) {
            return null;
        }
        if (old.family() == Family.TEXT) {
            String form =
                    other.family() == Family.DATE ? DAY : other.family() == Family.TIME ? CLOCK : DAY + "[T ]" + CLOCK;
            return matches(x, form);
        }
        if (old.family() == other.family() || old.family() == Family.TIMESTAMP && point) {
            return old.narrowsTo(other)
                    ? "microsecond(" + x + ") % " + power(6 - Math.min(6, other.scale())) + " = 0"
                    : null;
        }
        if (old.family() == Family.DATE && point) {
            return null;
        }
        return old.family() == Family.TIMESTAMP && other.family() == Family.DATE
                ? "time(" + x + ") = '00:00:00' AND microsecond(" + x + ") = 0"
                : NEVER;
    }

    private static String power(int zeros) {
        return "1" + "0".repeat(zeros);
    }

    private static String matches(String x, String form) {
        return x + " REGEXP '^" + form + "$'";
    }
}
