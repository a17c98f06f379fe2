package dev.rxkit.session;

/** The transaction that a block uses when the thread already runs a block of the same database. */
public enum Propagation {
    /**
     * Runs in the transaction of the outer block, within a savepoint; begins a transaction if there is no outer block.
     * The default.
     */
    REQUIRED,
    /**
     * Runs in a new transaction on a second connection. It is committed independently of the outer block and does not
     * see uncommitted writes of the outer block. On SQLite, which allows one writer at a time, it fails at once if the
     * outer block may write.
     */
    REQUIRES_NEW
}
