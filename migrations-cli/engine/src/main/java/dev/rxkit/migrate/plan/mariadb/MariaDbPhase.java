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
    /** Replaces views and triggers that do not follow a rename by themselves. */
    OBJECTS,
    /**
     * Drops columns and tables, after all that may fail, because the server commits every statement.
     */
    DROP,
    /** Does nothing: a column has its enum labels in its own type, and some options cannot be changed. */
    NONE
}
