package dev.rxkit.schema;

import java.util.List;

/**
 * A type of the database that is a list of words (PostgreSQL's {@code CREATE TYPE .. AS ENUM}). Columns name it as
 * their native type.
 *
 * @param name in the namespace it lives in
 * @param values in the database's order
 */
public record EnumType(TableName name, List<String> values) {
    public EnumType {
        values = List.copyOf(values);
    }
}
