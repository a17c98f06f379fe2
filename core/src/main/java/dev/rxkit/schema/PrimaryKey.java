package dev.rxkit.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primary key.
 *
 * @param name the name, or null if the database does not name it (SQLite's inline key)
 * @param columns in key order, at least one
 */
public record PrimaryKey(@Nullable String name, List<String> columns) {
    /** Copies the list. */
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
