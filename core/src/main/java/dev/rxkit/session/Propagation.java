package dev.rxkit.session;

/** Which transaction a block runs in when the thread is in a block of the same database already. */
public enum Propagation {
    /** The transaction of the outer block, as a savepoint of it; without an outer block, a new one. The default. */
    REQUIRED,
    /**
     * A transaction of its own, on a connection of its own: it is committed whatever becomes of the outer block, and it
     * does not see what the outer block has written. On SQLite, which has one writer at a time, an outer block that may
     * write makes it fail at once.
     */
    REQUIRES_NEW
}
