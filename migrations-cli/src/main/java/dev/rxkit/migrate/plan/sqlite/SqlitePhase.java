package dev.rxkit.migrate.plan.sqlite;

/** What a script for SQLite does with a change. */
enum SqlitePhase {
    /** Renames tables and columns. */
    RENAME,
    /** Creates tables, and adds columns with what belongs to them alone. */
    ADD,
    /** Writes the table again: whatever ALTER TABLE cannot do. */
    REBUILD,
    /** Drops indexes and creates others. */
    INDEXES,
    /** Drops columns and tables. */
    DROP,
    /** Nothing: the database does not know it. */
    NONE
}
