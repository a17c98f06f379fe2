package dev.rxkit.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name or null for one written without a name
 * @param columns in the order written
 */
public record Unique(@Nullable String name, List<String> columns) {
    public Unique {
        columns = List.copyOf(columns);
    }
}
