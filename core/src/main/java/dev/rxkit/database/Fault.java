package dev.rxkit.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the database in terms all databases share.
 *
 * @param constraint the constraint's name where the database tells it, or null
 * @param table the table's name where the database tells it, or null
 * @param columns the columns concerned where the database tells them
 */
public record Fault(
        Kind kind, @Nullable String constraint, @Nullable String table, List<String> columns) {

    /** The kinds of failure a caller acts on. */
    public enum Kind {
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        CHECK,
        /** Locked by another writer for longer than the wait allowed. */
        BUSY,
        /** In use by another statement of the same connection, so that waiting does not help. */
        IN_USE,
        /** An earlier statement of the transaction failed. */
        ABORTED,
        /** The transaction must be run again from its start. */
        SERIALIZATION,
        /** No connection could be made, or it was lost. */
        CONNECTION,
        /** The file is damaged, or not a database. */
        CORRUPT,
        /** The statement with its values is longer than the database takes. */
        TOO_LARGE,
        /** A computed number has more digits than the database computes exactly, or is outside the range of its type. */
        OUT_OF_RANGE,
        /** A table is not there. */
        NO_TABLE,
        /** A column, or another name that stands for a value, is not there. */
        NO_COLUMN,
        OTHER
    }

    public Fault {
        columns = List.copyOf(columns);
    }

    /** A fault of a kind with nothing more known. */
    public static Fault of(Kind kind) {
        return new Fault(kind, null, null, List.of());
    }
}
