package dev.rxkit.migrate.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes how a database converts a value of one type to another.
 *
 * @param value the expression for the new value
 * @param fits a condition that is true for a value that does not change by the conversion; null if no value changes
 */
public record Conversion(String value, @Nullable String fits) {
    /** The form of a UUID as text: a regular expression for PostgreSQL and MariaDB. */
    public static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** Returns a conversion of values for which all of these conditions hold. */
    public static Conversion all(String value, List<String> fits) {
        return new Conversion(value, fits.isEmpty() ? null : String.join(" AND ", fits));
    }
}
