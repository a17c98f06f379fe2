package dev.rxkit.database;

import org.jspecify.annotations.Nullable;

/** How many rows are written at once. Stateless and thread-safe. */
public interface BatchRules {

    /** How what the database decides comes back when many rows are inserted. */
    enum ManyRows {
        /** By a statement a row. */
        EACH,
        /** As JDBC's generated keys of a batch, in the order of the rows, whichever columns are named. */
        BATCH,
        /** By one INSERT of several rows, which reports them in their order. */
        STATEMENT,
        /** By INSERTs of a few rows each, whose generated keys rise in the order of the rows. */
        RISING,
        /** As JDBC's generated keys of a batch, in the order of the rows; anything but that key is read by it. */
        KEYS
    }

    /** How many new rows are written best when something of them is to come back. */
    default ManyRows manyRows() {
        return ManyRows.EACH;
    }

    /** How many of some rows of so many columns go into one INSERT best, for {@link ManyRows#RISING}. */
    default int together(int rows, int columns) {
        return rows;
    }

    /** The query that gives how many bytes a statement may have; null where there is no limit to think of. */
    default @Nullable String statementLimit() {
        return null;
    }

    /** Whether the failure of a batch names the entry that failed, and nothing can be tried after it. */
    default boolean batchesNameTheirEntry() {
        return false;
    }

    /** Whether a batch that failed has written the rows before the one that was refused. */
    default boolean batchesStopMidway() {
        return false;
    }
}
