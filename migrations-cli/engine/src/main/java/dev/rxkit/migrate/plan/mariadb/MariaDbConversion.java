package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.mariadb.MariaDbShape.Kind;
import dev.rxkit.schema.Column;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts values of one type to another on MariaDB. MODIFY does it by itself, but rounds and truncates without an
 * error, so this class decides which values fit.
 */
public final class MariaDbConversion {
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?";
    private static final String NUMBER = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,2})?";
    private static final String NEVER = "FALSE";

    private MariaDbConversion() {}

    /** As {@link MigrationDialect#conversion}. */
    public static Conversion of(Column from, Column to, String x) {
        MariaDbShape old = MariaDbShape.of(from.type());
        MariaDbShape other = MariaDbShape.of(to.type());
        return new Conversion(x, from.type().equals(to.type()) ? null : fits(old, other, x));
    }

    /** Returns whether a value has to become text first; otherwise labels and numbers are exchanged by position. */
    static boolean byText(Column from, Column to) {
        MariaDbShape old = MariaDbShape.of(from.type());
        MariaDbShape other = MariaDbShape.of(to.type());
        return old.isListed() && other.isNumber() || old.isNumber() && other.isListed();
    }

    private static @Nullable String fits(MariaDbShape old, MariaDbShape other, String x) {
        if (old.isListed() && other.isNumber()) {
            // By its text, see byText; a set of several labels is not a number.
            String text = "CONVERT(" + x + " USING utf8mb4)";
            return fits(new MariaDbShape(Kind.TEXT, "LONGTEXT", -1, 0, false, List.of()), other, text);
        }
        return switch (other.kind()) {
            case TEXT -> text(old, other, x);
            case JSON -> old.kind() == Kind.OTHER ? null : "json_valid(" + x + ")";
            case BOOLEAN -> bool(old, x);
            case INTEGER, BIT, YEAR -> integer(old, other, x);
            case REAL -> real(old, other, x);
            case DECIMAL -> decimal(old, other, x);
            case ENUM, SET -> listed(old, other, x);
            case BINARY -> binary(old, other, x);
            case DATE, TIME, TIMESTAMP -> moment(old, other, x);
            case OTHER -> null;
        };
    }

    private static @Nullable String all(List<String> fits) {
        return fits.isEmpty() ? null : String.join(" AND ", fits);
    }

    private static @Nullable String text(MariaDbShape old, MariaDbShape other, String x) {
        // The form in which the kit stores a UUID, and no other value.
        boolean uuid = other.name().equals("CHAR") && other.size() == 36;
        boolean read = old.kind() == Kind.TEXT || old.isListed() || old.kind() == Kind.JSON || old.kind() == Kind.OTHER;
        if (uuid && !read || old.kind() == Kind.BIT && old.size() > 1) {
            return NEVER;
        }
        if (uuid && old.kind() != Kind.OTHER) {
            return matches(x, Conversion.UUID);
        }
        List<String> fits = new ArrayList<>();
        if (old.characters() > other.characters()) {
            fits.add("char_length(CAST(" + x + " AS CHAR)) <= " + other.characters());
        } else if (old.bytes() > other.bytes() && other.size() < 0) {
            fits.add("length(CONVERT(" + x + " USING utf8mb4)) <= " + other.bytes());
        }
        if (other.isFixed() && !old.isFixed() && (old.kind() == Kind.TEXT || old.isListed())) {
            fits.add(x + " NOT LIKE '% '");
        }
        return all(fits);
    }

    private static @Nullable String bool(MariaDbShape old, String x) {
        return switch (old.kind()) {
            case BOOLEAN, OTHER -> null;
            case INTEGER, DECIMAL, REAL, BIT, YEAR -> x + " IN (0, 1)";
            case TEXT, JSON -> x + " IN ('0', '1')";
            default -> NEVER;
        };
    }

    private static @Nullable String integer(MariaDbShape old, MariaDbShape other, String x) {
        boolean year = other.kind() == Kind.YEAR;
        BigInteger least = year ? BigInteger.valueOf(1901) : other.least();
        String range = " BETWEEN " + least + " AND " + other.most();
        return switch (old.kind()) {
            case OTHER -> null;
            case BOOLEAN, INTEGER, BIT, YEAR -> {
                boolean inside = old.least().compareTo(least) >= 0 && old.most().compareTo(other.most()) <= 0;
                yield inside || old.kind() == Kind.BOOLEAN && other.kind() == Kind.INTEGER && !other.unsigned()
                        ? null
                        : x + " + 0" + range;
            }
            case DECIMAL, REAL -> x + " = truncate(" + x + ", 0) AND " + x + range;
            case TEXT, JSON -> {
                // A text is converted to the bytes of a BIT, not to its number.
                String digits = matches(x, year ? "[0-9]{4}" : "[+-]?[0-9]{1,20}");
                yield other.kind() == Kind.BIT ? NEVER : digits + " AND CAST(" + x + " AS DECIMAL(30,0))" + range;
            }
            default -> NEVER;
        };
    }

    private static @Nullable String real(MariaDbShape old, MariaDbShape other, String x) {
        boolean single = other.name().equals("FLOAT");
        String cast = single ? "FLOAT" : "DOUBLE";
        return switch (old.kind()) {
            case OTHER, BOOLEAN, YEAR -> null;
            case REAL ->
                single && !old.name().equals("FLOAT") || other.size() >= 0
                        ? "CAST(" + x + " AS " + cast + ") = " + x
                        : null;
            case INTEGER, BIT ->
                old.most().bitLength() <= (single ? 24 : 53) ? null : exactly(x + " + 0", x + " + 0", cast);
            case DECIMAL -> exactly(x, x, cast);
            case TEXT, JSON -> matches(x, NUMBER) + " AND " + exactly(x, "CAST(" + x + " AS DECIMAL(65,30))", cast);
            default -> NEVER;
        };
    }

    /**
     * Compares as decimals, because a comparison with a binary floating point number would round the other side as
     * well.
     */
    private static String exactly(String x, String decimal, String cast) {
        return "CAST(CAST(" + x + " AS " + cast + ") AS DECIMAL(65,30)) = " + decimal;
    }

    private static @Nullable String decimal(MariaDbShape old, MariaDbShape other, String x) {
        List<String> fits = new ArrayList<>();
        String value = x;
        switch (old.kind()) {
            case OTHER -> {
                return null;
            }
            case TEXT, JSON -> {
                fits.add(matches(x, NUMBER));
                value = "CAST(" + x + " AS DECIMAL(65,30))";
            }
            case BOOLEAN, INTEGER, BIT, YEAR, DECIMAL, REAL -> value = old.kind() == Kind.BIT ? x + " + 0" : x;
            default -> {
                return NEVER;
            }
        }
        boolean open = old.kind() == Kind.REAL || old.kind() == Kind.TEXT || old.kind() == Kind.JSON;
        if (open || old.whole() > other.whole()) {
            fits.add("abs(" + value + ") < 1" + "0".repeat(Math.max(0, other.whole())));
        }
        if (open || old.kind() == Kind.DECIMAL && old.scale() > other.scale()) {
            fits.add("round(" + value + ", " + other.scale() + ") = " + value);
        }
        if (other.unsigned() && !old.unsigned()) {
            fits.add(value + " >= 0");
        }
        return all(fits);
    }

    /**
     * Compares the characters of a label, because its collation may equate two labels, and a number is taken as a
     * position.
     */
    private static @Nullable String listed(MariaDbShape old, MariaDbShape other, String x) {
        if (old.kind() == Kind.OTHER) {
            return null;
        }
        boolean known = old.isListed() && other.words().containsAll(old.words());
        if (known && (old.kind() == other.kind() || other.kind() == Kind.SET)) {
            return null;
        }
        if (old.kind() == Kind.SET && other.kind() == Kind.SET) {
            List<String> gone = new ArrayList<>(old.words());
            gone.removeAll(other.words());
            return all(gone.stream()
                    .map(word -> "find_in_set(" + word + ", " + x + ") = 0")
                    .toList());
        }
        return "CONVERT(" + x + " USING utf8mb4) COLLATE utf8mb4_nopad_bin IN (" + String.join(", ", other.words())
                + ")";
    }

    private static @Nullable String binary(MariaDbShape old, MariaDbShape other, String x) {
        return switch (old.kind()) {
            case OTHER -> null;
            case TEXT, JSON, ENUM, SET, BINARY -> {
                if (other.isFixed() && !(old.name().equals("BINARY") && old.size() == other.size())) {
                    yield "length(" + x + ") = " + other.bytes();
                }
                yield old.bytes() > other.bytes() ? "length(" + x + ") <= " + other.bytes() : null;
            }
            default -> NEVER;
        };
    }

    private static @Nullable String moment(MariaDbShape old, MariaDbShape other, String x) {
        if (old.kind() == Kind.OTHER) {
            return null;
        }
        if (old.kind() == Kind.TEXT || old.kind() == Kind.JSON) {
            String form = switch (other.kind()) {
                case DATE -> DAY;
                case TIME -> CLOCK;
                default -> DAY + "([T ]" + CLOCK + ")?";
            };
            String fraction = other.kind() == Kind.DATE || other.fraction() >= 6
                    ? ""
                    : " AND " + x + " NOT REGEXP '[.][0-9]{" + other.fraction() + "}[0-9]*[1-9]'";
            return matches(x, form) + fraction;
        }
        if (old.kind() == other.kind()) {
            return old.fraction() > other.fraction()
                    ? "microsecond(" + x + ") % 1" + "0".repeat(6 - other.fraction()) + " = 0"
                    : null;
        }
        if (old.kind() == Kind.DATE && other.kind() == Kind.TIMESTAMP) {
            return null;
        }
        return old.kind() == Kind.TIMESTAMP && other.kind() == Kind.DATE
                ? "time(" + x + ") = '00:00:00' AND microsecond(" + x + ") = 0"
                : NEVER;
    }

    private static String matches(String x, String form) {
        return x + " REGEXP '^" + form + "$'";
    }
}
