package dev.rxkit.sql;

/** The kind of a statement, as far as its text shows it. Only the verb determines it. See {@link StatementText}. */
public enum StatementKind {
    /** Returns rows and changes nothing by itself, although a function that it calls may. */
    READ,
    /** Locks rows or tables until the transaction ends. */
    LOCK,
    /** Changes rows. */
    WRITE,
    /** Changes the schema or privileges, or maintains tables. MariaDB commits before it. */
    DDL,
    /** Runs a procedure, a block or a prepared statement, which may have any effect. */
    CALL,
    /** Changes a setting of the connection. */
    SETTING,
    /** Begins or ends a transaction or savepoint, or configures when that happens. */
    TRANSACTION,
    /** Begins with an unknown word. */
    OTHER,
    /** Has no words. */
    EMPTY;

    /** Returns whether the statement certainly changes the database. */
    public boolean writes() {
        return this == WRITE || this == DDL;
    }
}
