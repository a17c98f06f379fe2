package dev.rxkit.database;

import org.jspecify.annotations.Nullable;

/** How many rows are written at once. Implementations are stateless and thread-safe. */
public interface BatchRules {

    /** How values that the database generates are returned when many rows are inserted. */
    enum ManyRows {
        /** By one statement for each row. */
        EACH,
        /** As JDBC's generated keys of a batch, in the order of the rows, with all requested columns. */
        BATCH,
        /** By one INSERT of several rows, which returns them in their order. */
        STATEMENT,
        /** By INSERTs of a few rows each, whose generated keys increase in the order of the rows. */
        RISING,
        /**
         * As JDBC's generated keys of a batch, in the order of the rows. Other columns are then selected by these keys.
         */
        KEYS
    }

    /** Returns the fastest way to insert many rows if generated values are needed. */
    default ManyRows manyRows() {
        return ManyRows.EACH;
    }

    /**
     * Returns how many rows to put into one INSERT for {@link ManyRows#RISING}.
     *
     * @param rows the number of rows to insert
     * @param columns the number of columns of a row
     */
    default int together(int rows, int columns) {
        return rows;
    }

    /** Returns the query for the maximum size of a statement in bytes, or null if there is no relevant limit. */
    default @Nullable String statementLimit() {
        return null;
    }

    /**
     * Returns whether the failure of a batch names the entry that failed, and the transaction cannot continue after it.
     */
    default boolean batchesNameTheirEntry() {
        return false;
    }

    /** Returns whether a failed batch has written the rows before the one that was rejected. */
    default boolean batchesStopMidway() {
        return false;
    }

    /**
     * Returns the end of an INSERT that does nothing if a row has the same value of any unique key, and then counts no
     * row; null if the database has none. Other faults of the row still fail.
     */
    default @Nullable String onConflictDoNothing() {
        return "ON CONFLICT DO NOTHING";
    }
}
