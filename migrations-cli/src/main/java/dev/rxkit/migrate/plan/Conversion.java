package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.mariadb.MariaDbConversion;
import dev.rxkit.migrate.plan.postgres.PostgresConversion;
import dev.rxkit.migrate.plan.sqlite.SqliteConversion;
import dev.rxkit.schema.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a database turns a value of one type into one of another.
 *
 * @param value the expression for the new value
 * @param fits true for a value that is the same afterwards; null where every one is
 */
public record Conversion(String value, @Nullable String fits) {
    /**
     * The conversion of a column.
     *
     * @param x the old value's expression
     */
    public static Conversion of(Dialect dialect, Column from, Column to, String x) {
        return switch (dialect.name()) {
            case "postgresql" -> PostgresConversion.of(from, to, x);
            case "mariadb" -> MariaDbConversion.of(from, to, x);
            default -> SqliteConversion.of(from, to, x);
        };
    }

    /** One that fits if all of these hold. */
    /**
     * Whether there may be values that the new type does not hold exactly: the script has a guard, or the type is known
     * to hold less.
     */
    static boolean narrows(Dialect dialect, Change.AlterType change) {
        TypeShape old = TypeShape.of(change.from().type());
        boolean key = change.to().generated() && old.family() == TypeShape.Family.INTEGER;
        return !key
                && change.from().computed() == null
                && (old.narrowsTo(TypeShape.of(change.to().type()))
                        || of(dialect, change.from(), change.to(), "x").fits() != null);
    }

    public static Conversion all(String value, List<String> fits) {
        return new Conversion(value, fits.isEmpty() ? null : String.join(" AND ", fits));
    }
}
