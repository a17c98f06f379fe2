package dev.rxkit.schema;

import java.util.List;

/**
 * An enum type of the database (PostgreSQL's {@code CREATE TYPE .. AS ENUM}). Columns have its name as their native
 * type.
 *
 * @param name the name, with its namespace
 * @param values the values, in the database's order
 */
public record EnumType(TableName name, List<String> values) {
    /** Copies the list. */
    public EnumType {
        values = List.copyOf(values);
    }
}
