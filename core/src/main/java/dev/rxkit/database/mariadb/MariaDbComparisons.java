package dev.rxkit.database.mariadb;

import dev.rxkit.schema.DataType;
import org.jspecify.annotations.Nullable;

/** How MariaDB and MySQL compare what they keep otherwise than Java. */
final class MariaDbComparisons {

    private MariaDbComparisons() {}

    /**
     * Dates may have a month or day 0, or be no day of their month; TIME is a span of up to 838 hours, in both
     * directions.
     */
    static @Nullable String held(DataType column) {
        return switch (column.family()) {
            case DATE, TIMESTAMP -> "{} >= '0001-01-01' AND DAY({}) BETWEEN 1 AND DAY(LAST_DAY({}))";
            case INSTANT -> "DAY({}) > 0";
            case TIME -> "{} BETWEEN '00:00:00' AND '23:59:59.999999'";
            default -> null;
        };
    }

    /** MariaDB keeps JSON as text; MySQL has a type for it, which no text is equal to. */
    static String sameJson(String left, String right, boolean mysql) {
        return mysql ? left + " = CAST(" + right + " AS JSON)" : "JSON_EQUALS(" + left + ", " + right + ")";
    }
}
