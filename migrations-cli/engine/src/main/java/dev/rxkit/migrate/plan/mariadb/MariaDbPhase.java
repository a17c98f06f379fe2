package dev.rxkit.migrate.plan.mariadb;

/** The phases of a script for MariaDB, in their order. */
enum MariaDbPhase {
    /** Renames tables and columns. */
    RENAME,
    /** Drops foreign keys. */
    DROP_KEYS,
    /** Creates tables. */
    CREATE_TABLES,
    /** Alters a table by one statement, except its foreign keys. */
    ALTER,
    /** Adds foreign keys. */
    KEYS,
    /** Drops columns and tables, after all that may fail. */
    DROP,
    /** Does nothing: a column has its enum labels in its own type. */
    NONE
}
