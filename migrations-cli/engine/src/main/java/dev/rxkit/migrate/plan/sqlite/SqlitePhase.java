package dev.rxkit.migrate.plan.sqlite;

/** The phases of a script for SQLite, in their order. */
enum SqlitePhase {
    /** Removes what an interrupted run may have left, and creates the table of the assertions. */
    BEFORE,
    /** Stops where foreign keys are enforced, if a table is to be dropped. */
    KEYS_ARE_OFF,
    /** Drops indexes whose name a table needs. */
    DROP_INDEXES_FIRST,
    /** Renames tables and columns. */
    RENAME,
    /** Stops if a table has parts that this script would lose. */
    LOSSES,
    /** Saves the number of rows that already refer to no row. */
    SAVE,
    /** Creates tables, and adds columns together with what belongs to them alone. */
    ADD,
    /** Copies the rows of a table into its new form, for every change that ALTER TABLE does not support. */
    REBUILD,
    /** Checks the rows for indexes that are created later. */
    CHECK_INDEXES,
    /** Prevents the renaming of tables unless all checks have passed. */
    CLOSE_GATE,
    /** Renames tables that are to be dropped out of the way, and their new forms into their place. */
    REPLACE,
    /** Drops indexes. */
    DROP_INDEXES,
    /** Creates indexes. */
    CREATE_INDEXES,
    /** Allows dropping if all earlier statements have succeeded. */
    OPEN_GATE,
    /** Drops tables and columns. */
    DROP,
    /** Creates indexes whose name an index of a dropped table had. */
    LATE_INDEXES,
    /** Creates the triggers of tables that were created or rewritten. */
    TRIGGERS,
    /** Removes what only this script needed. */
    AFTER,
    /** Does nothing: the database has no such property. */
    NONE
}
