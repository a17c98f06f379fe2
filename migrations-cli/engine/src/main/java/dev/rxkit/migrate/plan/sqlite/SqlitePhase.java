package dev.rxkit.migrate.plan.sqlite;

/** The phases of a script for SQLite, by how a change is made. */
enum SqlitePhase {
    /** Renames tables and columns. */
    RENAME,
    /** Creates tables, and adds columns together with what belongs to them alone. */
    ADD,
    /** Rewrites the table, for every change that ALTER TABLE does not support. */
    REBUILD,
    /** Drops indexes and creates others. */
    INDEXES,
    /** Drops columns and tables. */
    DROP,
    /** Does nothing: the database has no such property. */
    NONE
}
