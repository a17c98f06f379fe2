package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * An object of the database that models do not describe, for example a view, a trigger, a function or a type. It is
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
         * A table of a kind that is not modelled: a child of another table, a foreign table, a virtual table. Never
         * changed or dropped; created if its text is a CREATE statement.
         */
        TABLE,
        /** A namespace. */
        SCHEMA,
        /** An extension. */
        EXTENSION,
        /** A collation. */
        COLLATION,
        /** A composite type or a range type. */
        TYPE,
        /** A domain. */
        DOMAIN,
        /** A sequence that is not the counter of a column. */
        SEQUENCE,
        /** A function or procedure. */
        ROUTINE,
        /** An aggregate function. */
        AGGREGATE,
        /** A partition of {@link StoredObject#table()}. */
        PARTITION,
        /** A constraint of {@link StoredObject#table()} that {@link Table} cannot represent. */
        CONSTRAINT,
        /** An index of {@link StoredObject#table()} that {@link Table} cannot represent. */
        INDEX,
        /** The column that a {@link #SEQUENCE} is dropped with. */
        SEQUENCE_OWNER,
        /** A view. */
        VIEW,
        /** A trigger. */
        TRIGGER,
        /** A rule that rewrites statements. */
        RULE,
        /** A policy of row level security. */
        POLICY,
        /** Extended statistics. */
        STATISTICS,
        /** A comment on another object than a table or its columns. */
        COMMENT,
        /** Privileges of one role on one object. */
        PRIVILEGE,
        /** An object of a kind that is not modelled. Never changed. */
        OTHER
    }
}
