package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.migrate.plan.TypeShape.Family;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Converts values of one type to another on SQLite. */
public final class SqliteConversion {
    /** The form in which the kit stores a UUID, and no other value. */
    private static final String UUID = "CHAR(36)";

    private static final String MIDNIGHT = "T00:00:00.000000000";
    private static final String DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
    private static final String TIME = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9].*";

    private SqliteConversion() {}

    /** As {@link MigrationDialect#conversion}. */
    public static Conversion of(Column from, Column to, String x) {
        TypeShape old = TypeShape.of(from.type());
        TypeShape other = TypeShape.of(to.type());
        if (from.type().equals(to.type()) || to.generated() && old.family() == Family.INTEGER) {
            return new Conversion(x, null);
        }
        if (to.type() instanceof ColumnType.Logical kind) {
            return stored(kind, x);
        }
        if (to.type().toString().equals(UUID)) {
            String value = cast(x, "TEXT");
            return new Conversion(value, uuid(value));
        }
        return switch (other.family()) {
            case TEXT -> text(old, other, x);
            case INTEGER -> integer(old, other, x);
            case BOOLEAN -> new Conversion(cast(x, "INTEGER"), cast(x, "TEXT") + " IN ('0', '1')");
            case FLOAT -> real(old, x);
            case DECIMAL -> decimal(old, other, x);
            case BINARY -> binary(old, x);
            case DATE, TIME, TIMESTAMP, INSTANT -> moment(old.family(), other.family(), x);
            case OTHER -> new Conversion(x, null);
        };
    }

    /** Returns the conversion to a type that is stored as text in a form of its own. */
    private static Conversion stored(ColumnType.Logical kind, String x) {
        String value = cast(x, "TEXT");
        return switch (kind.kind()) {
            case JSON -> new Conversion(value, "typeof(" + x + ") <> 'blob' AND json_valid(" + value + ")");
            case DECIMAL -> new Conversion(value, "typeof(" + x + ") <> 'blob' AND " + decimal(value));
            default -> throw new IllegalArgumentException(kind + " has a type of its own");
        };
    }

    /** Digits with an optional sign and an optional decimal point. */
    private static String decimal(String x) {
        String digits = "iif(" + x + " LIKE '-%', substr(" + x + ", 2), " + x + ")";
        return digits + " GLOB '[0-9]*' AND " + digits + " NOT GLOB '*[^0-9.]*' AND " + digits
                + " NOT GLOB '*.*.*' AND " + digits + " NOT GLOB '*.'";
    }

    private static Conversion text(TypeShape old, TypeShape other, String x) {
        List<String> fits = new ArrayList<>();
        String value = x;
        switch (old.family()) {
            case TEXT, DATE, TIME, TIMESTAMP, INSTANT, OTHER -> {}
            case BINARY -> {
                value = cast(x, "TEXT");
                fits.add(cast(value, "BLOB") + " = " + x);
            }
            case FLOAT, DECIMAL -> {
                value = cast(x, "TEXT");
                fits.add(cast(value, "NUMERIC") + " = " + x);
            }
            default -> value = cast(x, "TEXT");
        }
        if (other.size() != TypeShape.UNLIMITED && (old.family() == Family.OTHER || old.narrowsTo(other))) {
            fits.add("length(" + value + ") <= " + other.size());
        }
        return all(value, fits);
    }

    private static Conversion integer(TypeShape old, TypeShape other, String x) {
        List<String> fits = new ArrayList<>();
        String value = x;
        switch (old.family()) {
            case INTEGER, BOOLEAN -> {}
            case FLOAT, DECIMAL -> {
                value = cast(x, "INTEGER");
                fits.add(value + " = " + x);
            }
            default -> {
                value = cast(x, "INTEGER");
                fits.add(cast(value, "TEXT") + " = " + cast(x, "TEXT"));
            }
        }
        if (old.narrowsTo(other) && other.size() < 64) {
            long most = (1L << (other.size() - 1)) - 1;
            fits.add(value + " BETWEEN " + (-most - 1) + " AND " + most);
        } else if (old.narrowsTo(other)) {
            fits.add("typeof(" + value + ") = 'integer'");
        }
        return all(value, fits);
    }

    private static Conversion real(TypeShape old, String x) {
        String value = old.family() == Family.FLOAT ? x : cast(x, "REAL");
        return switch (old.family()) {
            case FLOAT, BOOLEAN -> new Conversion(value, null);
            case INTEGER, DECIMAL -> new Conversion(value, cast(value, "NUMERIC") + " = " + x);
            default -> new Conversion(value, x + " = " + value + " AND " + digits(x));
        };
    }

    private static Conversion decimal(TypeShape old, TypeShape other, String x) {
        List<String> fits = new ArrayList<>();
        String value = cast(x, "NUMERIC");
        switch (old.family()) {
            case DECIMAL -> value = x;
            case INTEGER, BOOLEAN, FLOAT -> {}
            default -> {
                fits.add(x + " = " + value);
                fits.add(digits(x));
            }
        }
        if (other.size() != TypeShape.UNLIMITED && (old.narrowsTo(other) || old.family() == Family.OTHER)) {
            fits.add("abs(" + value + ") < 1" + "0".repeat(Math.max(0, other.whole())));
            fits.add("round(" + value + ", " + other.scale() + ") = " + value);
        }
        return all(value, fits);
    }

    private static Conversion binary(TypeShape old, String x) {
        String value = cast(x, "BLOB");
        return new Conversion(
                value, old.family() == Family.TEXT ? null : cast(value, "TEXT") + " = " + cast(x, "TEXT"));
    }

    private static Conversion moment(Family old, Family other, String x) {
        String zone = other == Family.INSTANT ? "Z" : "";
        boolean point = other == Family.TIMESTAMP || other == Family.INSTANT;
        if (old == Family.DATE && point) {
            return new Conversion(x + " || '" + MIDNIGHT + zone + "'", null);
        }
        if (old == Family.TIMESTAMP && other == Family.INSTANT) {
            return new Conversion(x + " || 'Z'", null);
        }
        if (old == Family.INSTANT && other == Family.TIMESTAMP) {
            return new Conversion("rtrim(" + x + ", 'Z')", null);
        }
        if ((old == Family.TIMESTAMP || old == Family.INSTANT) && other == Family.DATE) {
            String rest = "substr(" + x + ", 11) IN ('" + MIDNIGHT + "', '" + MIDNIGHT + "Z')";
            return new Conversion("substr(" + x + ", 1, 10)", rest);
        }
        String form = switch (other) {
            case DATE -> DATE;
            case TIME -> TIME;
            default -> DATE + "T" + TIME + zone;
        };
        return new Conversion(x, x + " GLOB '" + form + "'");
    }

    private static String uuid(String x) {
        return x + " GLOB '????????-????-????-????-????????????' AND length(replace(" + x + ", '-', '')) = 32"
                + " AND replace(" + x + ", '-', '') NOT GLOB '*[^0-9a-fA-F]*'";
    }

    /** Returns the condition that a number in text form has at most 15 digits, which floating point keeps. */
    private static String digits(String x) {
        return "length(replace(ltrim(" + x + ", '+-0.'), '.', '')) <= 15";
    }

    private static String cast(String x, String type) {
        return "CAST(" + x + " AS " + type + ")";
    }

    private static Conversion all(String value, List<String> fits) {
        return Conversion.all(value, fits);
    }
}
