package dev.rxkit.database.postgres;

import dev.rxkit.schema.Column;
import org.jspecify.annotations.Nullable;

/** Converts the options of an identity column to a canonical form without the server's defaults. */
final class PostgresIdentity {

    private PostgresIdentity() {}

    /**
     * Returns the canonical form; null if all options have their defaults.
     *
     * @param type the column's resolved type
     */
    static Column.@Nullable Identity canonical(String type, Column.@Nullable Identity given) {
        if (given == null) {
            return null;
        }
        long step = given.increment() == null ? 1 : given.increment();
        long lowest = step > 0 ? 1 : minimum(type);
        long highest = step > 0 ? maximum(type) : -1;
        // The sequence of a serial column may be of a wider type than the column, which then sets the limit.
        long minimum = given.minimum() == null ? lowest : Math.max(given.minimum(), minimum(type));
        long maximum = given.maximum() == null ? highest : Math.min(given.maximum(), maximum(type));
        Column.Identity canonical = new Column.Identity(
                given.always(),
                nullIf(given.start(), step > 0 ? minimum : maximum),
                nullIf(given.increment(), 1),
                nullIf(minimum, lowest),
                nullIf(maximum, highest),
                nullIf(given.cache(), 1),
                given.cycle());
        return canonical.equals(Column.Identity.ORDINARY) ? null : canonical;
    }

    private static @Nullable Long nullIf(@Nullable Long value, long ordinary) {
        return value == null || value == ordinary ? null : value;
    }

    private static long minimum(String type) {
        return -maximum(type) - 1;
    }

    private static long maximum(String type) {
        return switch (type) {
            case "SMALLINT" -> Short.MAX_VALUE;
            case "INTEGER" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
