package dev.rxkit.database.mariadb;

import dev.rxkit.schema.type.DataType;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** Comparisons of values that MariaDB and MySQL store in another form than Java. */
final class MariaDbComparisons {

    /** The error number of a value that was cut off when it was compared as another type: '7x' as the number 7. */
    private static final int TRUNCATED = 1292;

    private MariaDbComparisons() {}

    /** Returns whether a warning says that a value was compared as another type, without a part of it. */
    static boolean isLossy(SQLWarning warning) {
        return warning.getErrorCode() == TRUNCATED;
    }

    /**
     * Returns the condition for values that Java's types have. Dates in the database may have a month or day 0, or a
     * day that the month does not have; TIME is a duration of up to 838 hours, positive or negative.
     */
    static @Nullable String readable(DataType column) {
        return switch (column.family()) {
            case DATE, TIMESTAMP -> "{} >= '0001-01-01' AND DAY({}) BETWEEN 1 AND DAY(LAST_DAY({}))";
            case INSTANT -> "DAY({}) > 0";
            case TIME -> "{} BETWEEN '00:00:00' AND '23:59:59.999999'";
            default -> null;
        };
    }

    /**
     * Returns the comparison of two JSON documents. MariaDB stores JSON as text; MySQL has a type for it that never
     * equals text.
     */
    static String sameJson(String left, String right, boolean mysql) {
        return mysql
                ? left + " = CAST(" + right + " AS JSON)"
                : "JSON_EQUALS(" + JsonEscapes.decoded(left) + ", " + JsonEscapes.decoded(right) + ")";
    }
}
