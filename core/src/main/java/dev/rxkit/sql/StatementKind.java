package dev.rxkit.sql;

/** What a statement does, as far as its text says; the verb decides, not any other word. See {@link StatementText}. */
public enum StatementKind {
    /** Gives rows and changes nothing by itself, though a function it calls may. */
    READ,
    /** Locks rows or tables until the transaction ends. */
    LOCK,
    /** Changes rows. */
    WRITE,
    /** Changes the schema or its rights, or maintains tables; MariaDB commits before it. */
    DDL,
    /** Runs a procedure, a block or a prepared statement, which may do anything. */
    CALL,
    /** Changes a setting of the connection. */
    SETTING,
    /** Begins or ends a transaction or savepoint, or decides when that happens. */
    TRANSACTION,
    /** Begins with a word that is not known. */
    OTHER,
    /** Has no words at all. */
    EMPTY;

    /** Whether it changes the database for certain. */
    public boolean writes() {
        return this == WRITE || this == DDL;
    }
}
