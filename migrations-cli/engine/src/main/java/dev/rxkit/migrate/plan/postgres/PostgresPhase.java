package dev.rxkit.migrate.plan.postgres;

/** The phases of a script for PostgreSQL, in their order. */
enum PostgresPhase {
    /** Renames tables and columns. */
    RENAME,
    /** Creates and alters enum types; removed types are dropped at the end. */
    TYPES,
    /** Drops foreign keys. */
    DROP_KEYS,
    /** Drops unique constraints, indexes and checks. */
    DROP_CONSTRAINTS,
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
    OPTIONS
}
