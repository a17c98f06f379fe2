package dev.rxkit.session.transaction;

import dev.rxkit.internal.CallSite;

/**
 * The states of a session's transaction, and the only place that says how one follows from another. What the columns
 * leave out does not change the state. A Jdbi handle that belongs to no session is AUTOCOMMIT or OPEN.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>state</th><th>{@link #begun begun}, {@link #streaming for a stream}</th><th>{@link #written written}</th><th>{@link #failed failed}, ended by
 * the database</th><th>{@link #committing commit}, {@link #rollingBack rollback}</th><th>{@link #closing close}</th></tr>
 * <tr><td>AUTOCOMMIT</td><td>READING, OPEN or STREAMING</td><td></td><td></td><td></td><td>CLOSED</td></tr>
 * <tr><td>STREAMING</td><td>READING or OPEN</td><td></td><td></td><td></td><td>CLOSING</td></tr>
 * <tr><td>READING</td><td></td><td></td><td>FAILED, ENDED</td><td>COMMITTING, ROLLING_BACK</td><td>CLOSING</td></tr>
 * <tr><td>OPEN</td><td></td><td>WRITTEN</td><td>FAILED, ENDED</td><td>COMMITTING, ROLLING_BACK</td><td>CLOSING</td></tr>
 * <tr><td>JOINED</td><td>OPEN</td><td>WRITTEN</td><td>FAILED, ENDED</td><td>COMMITTING, ROLLING_BACK</td><td>CLOSED</td></tr>
 * <tr><td>WRITTEN</td><td></td><td></td><td>FAILED, ENDED</td><td>COMMITTING, ROLLING_BACK</td><td>CLOSING</td></tr>
 * <tr><td>FAILED</td><td></td><td></td><td>FAILED, ENDED</td><td>ROLLING_BACK</td><td>CLOSING</td></tr>
 * <tr><td>ENDED</td><td></td><td></td><td></td><td>ROLLING_BACK</td><td>CLOSING</td></tr>
 * <tr><td>MARKED</td><td></td><td></td><td></td><td>ROLLING_BACK</td><td>CLOSED</td></tr>
 * <tr><td>COMMITTING</td><td></td><td></td><td></td><td>ROLLING_BACK</td><td>CLOSING</td></tr>
 * <tr><td>ROLLING_BACK</td><td></td><td></td><td></td><td></td><td>CLOSING</td></tr>
 * <tr><td>BROKEN</td><td></td><td></td><td></td><td></td><td>CLOSED</td></tr>
 * <tr><td>CLOSING</td><td></td><td></td><td></td><td></td><td></td></tr>
 * <tr><td>CLOSED</td><td></td><td></td><td></td><td></td><td></td></tr>
 * </table>
 *
 * <p>{@link #rolledBackTo A rollback to a savepoint} restores the state in which the savepoint was set, but from ENDED
 * and BROKEN. {@link #left A transaction that has ended} leaves AUTOCOMMIT, in CLOSING it leaves CLOSED. What a session
 * did in the transaction of a framework leaves JOINED after a commit, and MARKED after a rollback;
 * {@link #notEnded one whose end did not come to pass} is as it was before. Each state but CLOSED becomes {@link #broken BROKEN}
 * when it is not known what became of the transaction.
 */
public enum TransactionState {
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
    /**
     * In the transaction of a framework, and nothing is to be committed; OPEN after the Jdbi handle may have written.
     */
    JOINED,
    /** The transaction of a framework that was marked for rollback: takes nothing but close. */
    MARKED,
    /** A statement failed: takes a rollback, or the rollback to a savepoint. */
    FAILED,
    /** The database ended the transaction by itself: takes a rollback. */
    ENDED,
    /** The session commits, by way of the Jdbi handle if the user has it. */
    COMMITTING,
    /** The session rolls back, by way of the Jdbi handle if the user has it. */
    ROLLING_BACK,
    /** What became of the transaction or its connection is not known: takes nothing but close. */
    BROKEN,
    /** The session is being closed, and rolls back. */
    CLOSING,
    /** The session is closed. */
    CLOSED;

    /** Returns whether there is a transaction that a commit or rollback ends. */
    public boolean open() {
        return switch (this) {
            case READING, OPEN, WRITTEN, JOINED, MARKED, FAILED, ENDED, COMMITTING, ROLLING_BACK, CLOSING -> true;
            case AUTOCOMMIT, STREAMING, BROKEN, CLOSED -> false;
        };
    }

    /** Returns whether statements may run. */
    boolean usable() {
        return switch (this) {
            case AUTOCOMMIT, STREAMING, READING, OPEN, WRITTEN, JOINED -> true;
            case MARKED, FAILED, ENDED, COMMITTING, ROLLING_BACK, BROKEN, CLOSING, CLOSED -> false;
        };
    }

    /** Returns whether the session takes no call any more. */
    public boolean closed() {
        return this == CLOSING || this == CLOSED;
    }

    /** Returns whether the session itself ends the transaction now, rather than the user by the Jdbi handle. */
    boolean ending() {
        return this == COMMITTING || this == ROLLING_BACK || this == CLOSING;
    }

    /**
     * Returns the message for a call or statement where none is allowed.
     *
     * @param opened the line that opened the session
     */
    String refusal(CallSite opened) {
        return switch (this) {
            case CLOSING, CLOSED ->
                opened.lasting()
                        ? "this session, opened at " + opened + ", is closed: open another one"
                        : "this session was closed when its transaction block ended: work inside the block, or open"
                                + " another session";
            case ENDED ->
                "the database has ended this transaction by itself, and what it wrote is undone: only rollback() is"
                        + " possible now";
            case MARKED ->
                "the transaction, which a framework began, was marked for rollback by this session: nothing more can be"
                        + " done in it";
            case BROKEN ->
                "the connection of this session is in an unknown state and is thrown away: close the session and open"
                        + " another one";
            default ->
                "a statement of this transaction failed: only rollback() is possible now, or the end of the savepoint"
                        + " it happened in";
        };
    }

    /**
     * Returns the state after a transaction was begun.
     *
     * @param writes whether it may write
     */
    TransactionState begun(boolean writes) {
        return writes ? OPEN : READING;
    }

    /** Returns the state after a transaction was begun for a stream. */
    TransactionState streaming() {
        return STREAMING;
    }

    /** Returns the state after the session has written. */
    TransactionState written() {
        return this == OPEN || this == JOINED ? WRITTEN : this;
    }

    /** Returns the state after a statement of the Jdbi handle that may have written. */
    TransactionState used() {
        return this == JOINED ? OPEN : this;
    }

    /**
     * Returns the state after a statement failed.
     *
     * @param ended whether the database ended the transaction with it
     */
    TransactionState failed(boolean ended) {
        return switch (this) {
            case READING, OPEN, WRITTEN, JOINED, FAILED -> ended ? ENDED : FAILED;
            case AUTOCOMMIT, STREAMING, MARKED, ENDED, COMMITTING, ROLLING_BACK, BROKEN, CLOSING, CLOSED -> this;
        };
    }

    /**
     * Returns the state after a rollback to a savepoint.
     *
     * @param then the state when the savepoint was set
     */
    TransactionState rolledBackTo(TransactionState then) {
        return this == ENDED || this == BROKEN ? this : then;
    }

    /** Returns the state while the session commits. */
    TransactionState committing() {
        return COMMITTING;
    }

    /** Returns the state while the session rolls back. */
    TransactionState rollingBack() {
        return this == CLOSING ? CLOSING : ROLLING_BACK;
    }

    /**
     * Returns the state after a commit or rollback.
     *
     * @param begun the state in which the transaction began
     */
    TransactionState left(TransactionState begun) {
        if (this == CLOSING) {
            return CLOSED;
        }
        return begun != JOINED ? AUTOCOMMIT : this == COMMITTING ? JOINED : MARKED;
    }

    /** Returns the state after something of which the outcome is not known. */
    TransactionState broken() {
        return this == CLOSED ? CLOSED : BROKEN;
    }

    /**
     * Returns the state after an attempt to end the transaction, which may have failed before anything was sent.
     *
     * @param before the state before the attempt
     */
    TransactionState notEnded(TransactionState before) {
        return this == COMMITTING || this == ROLLING_BACK ? before : this;
    }

    /** Returns the state while the session is closed: there is something to roll back, or not. */
    TransactionState closing() {
        return this != JOINED && this != MARKED && open() || this == STREAMING ? CLOSING : CLOSED;
    }
}
