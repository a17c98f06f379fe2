package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * An object of the database that models do not describe: a view, a trigger, a function, a sequence, a domain. It is
 * never changed because of a model; a plan that has to drop it together with a table creates it again from its own
 * text.
 *
 * @param kind the kind of the object
 * @param name the name, unquoted
 * @param table the table that a trigger belongs to, or null
 * @param sql the text that creates the object
 */
public record StoredObject(Kind kind, String name, @Nullable TableName table, String sql) {
    /** The kind of an object. */
    public enum Kind {
        /**
         * A table of a kind that is not modelled: a partition, a child of another table, a foreign table. Never
         * changed.
         */
        TABLE,
        /** A domain. */
        DOMAIN,
        /** A sequence that does not belong to a column. */
        SEQUENCE,
        /** A function or procedure. */
        ROUTINE,
        /** A view. */
        VIEW,
        /** A trigger. */
        TRIGGER
    }
}
