package dev.rxkit.database;

import dev.rxkit.schema.DataType;
import org.jspecify.annotations.Nullable;

/** What SQL's comparisons need to compare values as Java does. Stateless and thread-safe. */
public interface ComparisonRules {

    /**
     * Returns the condition that a date or time of a column is one that a property can have, such as
     * {@code {} >= '0001-01-01'}, with {@code {}} in the place of the column; null where the column has no others.
     */
    default @Nullable String held(DataType column) {
        return null;
    }

    /** Returns the condition that two JSON documents are equal as values; null where {@code =} compares them. */
    default @Nullable String sameJson(String left, String right) {
        return null;
    }
}
