package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * Something that lives beside the tables and is not modelled: a view, a trigger, a function, a sequence, a domain. It is never changed by a model; a
 * plan that has to drop a table under it puts it back by its own text.
 *
 * @param table the table a trigger belongs to, or null
 * @param sql the text that creates it
 */
public record StoredObject(Kind kind, String name, @Nullable TableName table, String sql) {
    /** What it is. */
    public enum Kind {
        /** A table beyond what is modelled: a partition, a child of another table, a foreign table. Never changed. */
        TABLE,
        DOMAIN,
        SEQUENCE,
        ROUTINE,
        VIEW,
        TRIGGER
    }
}
