package dev.rxkit.migrate.plan.mariadb;

/** The phases of a script for MariaDB, in their order. */
enum MariaDbPhase {
    /** Renames tables and columns. */
    RENAME,
    /** Drops foreign keys. */
    DROP_KEYS,
    /** Creates tables. */
    CREATE_TABLES,
    /** Alters a table: all but its foreign keys, by one statement. */
    ALTER,
    /** Adds foreign keys. */
    KEYS,
    /** Drops columns and tables, after all that may fail. */
    DROP,
    /** Nothing: a column has its words in its own type. */
    NONE
}
