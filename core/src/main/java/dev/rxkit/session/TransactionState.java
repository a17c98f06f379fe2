package dev.rxkit.session;

/** The states of a session's transaction, and how each follows from the one before. */
enum TransactionState {
    /** No transaction: each statement is one of its own. */
    AUTOCOMMIT,
    /** Begun for rows that the driver fetches in portions; ends with the last open stream. */
    STREAMING,
    /** A transaction that only reads. */
    READING,
    /** A transaction that may write. */
    OPEN,
    /** A transaction in which the session has written. */
    WRITTEN,
    /** A statement failed: takes a rollback, or the rollback to a savepoint. */
    FAILED,
    /** The database ended the transaction by itself: takes a rollback. */
    ENDED,
    /** What became of the transaction or its connection is not known: takes nothing but close. */
    BROKEN;

    /** Whether there is a transaction that waits for its commit or rollback. */
    boolean open() {
        return switch (this) {
            case READING, OPEN, WRITTEN, FAILED, ENDED -> true;
            case AUTOCOMMIT, STREAMING, BROKEN -> false;
        };
    }

    /** Whether statements may run. */
    boolean usable() {
        return switch (this) {
            case AUTOCOMMIT, STREAMING, READING, OPEN, WRITTEN -> true;
            case FAILED, ENDED, BROKEN -> false;
        };
    }

    /** What to say to a statement where none may run. */
    String refusal() {
        return switch (this) {
            case ENDED ->
                "the database has ended this transaction by itself, and what it wrote is undone: only rollback() is"
                        + " possible now";
            case BROKEN ->
                "the connection of this session is in an unknown state and is thrown away: close the session and open"
                        + " another one";
            default ->
                "a statement of this transaction failed: only rollback() is possible now, or the end of the savepoint"
                        + " it happened in";
        };
    }

    /** The state after the session has written. */
    TransactionState written() {
        return this == OPEN ? WRITTEN : this;
    }

    /**
     * The state after a statement failed.
     *
     * @param ended whether the database ended the transaction with it
     */
    TransactionState failed(boolean ended) {
        return switch (this) {
            case AUTOCOMMIT, STREAMING, ENDED, BROKEN -> this;
            case READING, OPEN, WRITTEN, FAILED -> ended ? ENDED : FAILED;
        };
    }

    /**
     * The state after a rollback to a savepoint.
     *
     * @param then the state when the savepoint was set
     */
    TransactionState rolledBackTo(TransactionState then) {
        return this == ENDED || this == BROKEN ? this : then;
    }
}
