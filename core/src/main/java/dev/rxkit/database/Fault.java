package dev.rxkit.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the database in terms that all databases share.
 *
 * @param kind the kind of the failure
 * @param constraint the constraint's name if the database reports it, or null
 * @param table the table's name if the database reports it, or null
 * @param columns the columns concerned, if the database reports them
 */
public record Fault(
        Kind kind, @Nullable String constraint, @Nullable String table, List<String> columns) {

    /** The kinds of failure that a caller can react to. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        /** The database is locked by another writer, and the time to wait has passed. */
        BUSY,
        /** The object is in use by another statement of the same connection, so waiting does not help. */
        IN_USE,
        /** An earlier statement of the transaction failed. */
        ABORTED,
        /** The transaction conflicts with another one and must be run again from its start. */
        SERIALIZATION,
        /** No connection could be opened, or it was lost. */
        CONNECTION,
        /** The file is damaged, or not a database. */
        CORRUPT,
        /** The statement with its values is longer than the database accepts. */
        TOO_LARGE,
        /**
         * A computed number has more digits than the database computes exactly, or is outside the range of its type.
         */
        OUT_OF_RANGE,
        /** A table does not exist. */
        NO_TABLE,
        /** A column, or another name that is used as a value, does not exist. */
        NO_COLUMN,
        OTHER
    }

    public Fault {
        columns = List.copyOf(columns);
    }

    /** Returns a fault of the given kind without further information. */
    public static Fault of(Kind kind) {
        return new Fault(kind, null, null, List.of());
    }
}
