package dev.rxkit.migrate.plan.postgres;

/** The phases of a script for PostgreSQL, in their order. */
enum PostgresPhase {
    /** Checks what an earlier or later script of the same plan has done. */
    BEFORE,
    /** Sets what the conversion of values depends on. */
    SETTINGS,
    /** Renames tables and columns. */
    RENAME,
    /** Stops if the database has parts that this script would lose. */
    LOSSES,
    /** Saves what no model describes and the script makes again. */
    SAVE,
    /** Drops views and triggers that depend on what changes. */
    DROP_OBJECTS,
    /** Creates and alters enum types. */
    TYPES,
    /** Drops foreign keys. */
    DROP_KEYS,
    /** Drops and renames unique constraints, indexes and checks. */
    DROP_CONSTRAINTS,
    /** Renames foreign keys. */
    RENAME_KEYS,
    /** Drops tables with an index whose name a new one needs. */
    DROP_TABLES_FIRST,
    /** Renames keys and indexes whose name a new thing needs. */
    FREE_NAMES,
    /** Creates tables. */
    CREATE_TABLES,
    /** Adds and alters columns. */
    COLUMNS,
    /** Drops columns. */
    DROP_COLUMNS,
    /** Drops tables. */
    DROP_TABLES,
    /** Adds primary keys, unique constraints and indexes. */
    CONSTRAINTS,
    /** Adds foreign keys. */
    KEYS,
    /** Adds checks. */
    CHECKS,
    /** Sets comments. */
    COMMENTS,
    /** Sets storage parameters and the like. */
    OPTIONS,
    /** Drops enum types. */
    DROP_TYPES,
    /** Creates views and triggers. */
    CREATE_OBJECTS,
    /** Restores what was saved. */
    RESTORE,
    /** Does nothing: no statement changes it. */
    NONE
}
