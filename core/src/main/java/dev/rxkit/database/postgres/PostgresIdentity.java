package dev.rxkit.database.postgres;

import dev.rxkit.schema.Column;
import org.jspecify.annotations.Nullable;

/** Converts the options of an identity column to a canonical form without the server's defaults. */
public final class PostgresIdentity {

    private PostgresIdentity() {}

    /**
     * Returns the canonical form; null if all options have their defaults.
     *
     * @param type the column's resolved type
     */
    public static Column.@Nullable Identity canonical(String type, Column.@Nullable Identity given) {
        if (given == null) {
            return null;
        }
        long step = given.increment() == null ? 1 : given.increment();
        long least = step > 0 ? 1 : least(type);
        long most = step > 0 ? most(type) : -1;
        long minimum = given.minimum() == null ? least : given.minimum();
        long maximum = given.maximum() == null ? most : given.maximum();
        Column.Identity canonical = new Column.Identity(
                given.always(),
                unless(given.start(), step > 0 ? minimum : maximum),
                unless(given.increment(), 1),
                unless(given.minimum(), least),
                unless(given.maximum(), most),
                unless(given.cache(), 1),
                given.cycle());
        return canonical.equals(Column.Identity.ORDINARY) ? null : canonical;
    }

    private static @Nullable Long unless(@Nullable Long value, long ordinary) {
        return value == null || value == ordinary ? null : value;
    }

    private static long least(String type) {
        return -most(type) - 1;
    }

    private static long most(String type) {
        return switch (type) {
            case "SMALLINT" -> Short.MAX_VALUE;
            case "INTEGER" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
