package dev.rxkit.session.transaction;

import dev.rxkit.database.TransactionDriver;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseUnreachableException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.ManagedTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a session: the only place that knows its {@linkplain TransactionState state}. Everything that runs
 * a statement asks here before, and reports a failure here. Not thread-safe.
 */
public final class Transaction {

    private final ConnectionWrapper connection;
    private final TransactionSteps steps;
    private final Writer writer;
    private final OpenStreams streams;
    private final WriteAccess access;
    private final UndoLog undo = new UndoLog();
    private TransactionState state;
    private TransactionState begun;
    private int isolation = Connection.TRANSACTION_NONE;
    private @Nullable SQLException failure;
    private @Nullable HandleBridge bridge;
    private @Nullable Savepoints savepoints;

    /** @param writer the session, as one that waits for its turn to write */
    public Transaction(ConnectionWrapper connection, TransactionSteps steps, Writer writer) {
        this.connection = connection;
        this.steps = steps;
        this.writer = writer;
        streams = new OpenStreams(steps.streamsSeeWrites());
        access = new WriteAccess(steps.managed());
        state = steps.initial(undo);
        begun = state;
    }

    public UndoLog undo() {
        return undo;
    }

    public TransactionState state() {
        return state;
    }

    /** Returns the isolation it was begun with, {@code TRANSACTION_NONE} for the database's default. */
    public int isolation() {
        return steps.isolation(connection.real(), isolation);
    }

    /** Returns the transaction of a framework that the session joined, null if it begins its own. */
    public @Nullable ManagedTransaction managed() {
        return steps.managed();
    }

    /** Called before a statement that only reads: refuses it if no statement may run. */
    public void reading() {
        steps.requireDatabase(state);
        if (!state.usable()) {
            throw new SessionException(state.refusal(writer.opened()), failure);
        }
    }

    /** Called before a write by a method of the session. */
    public void writing() {
        using();
        access.require(state, "write");
        state = state.written();
    }

    /** Called before rows are locked. */
    public void locking() {
        using();
        access.require(state, "lock rows");
    }

    /** Called before a statement that may write: begins a transaction unless one is open. */
    public void using() {
        streams.hold();
        reading();
        if (!state.open()) {
            begin(true, Connection.TRANSACTION_NONE);
        }
    }

    /** Called before a statement of the Jdbi handle that writes. */
    void used() {
        state = state.used();
    }

    WriteAccess access() {
        return access;
    }

    /** Called before rows are read one by one, which some drivers do only in a transaction. */
    public void streaming() {
        reading();
        if (state == TransactionState.AUTOCOMMIT && steps.streamsNeedTransaction()) {
            begin(true, Connection.TRANSACTION_NONE);
            state = state.streaming();
        }
    }

    void opened(OpenStreams.OpenStream stream) {
        streams.add(stream);
    }

    /** A stream has ended: a transaction that was begun for streams ends with the last one. */
    void closed(OpenStreams.OpenStream stream) {
        if (streams.remove(stream) && state == TransactionState.STREAMING) {
            endNow(failure == null);
        }
    }

    /** Makes the user's handle take part in the end of transactions that the session ends. */
    public void handOut(HandleBridge handle) {
        bridge = steps.managed() == null ? handle : null;
    }

    /** Called after a statement failed: see {@link TransactionState#FAILED}. */
    public void failed(SQLException thrown) {
        failed(thrown, state.open() && state.usable() && steps.ended(connection.real(), thrown));
    }

    private SQLException failed(SQLException thrown, boolean ended) {
        connection.failed(steps.failures().mayBeConnection(thrown));
        state = state.failed(ended);
        failure = failure == null && state != TransactionState.AUTOCOMMIT ? thrown : failure;
        if (state == TransactionState.STREAMING) {
            streams.close();
        }
        return thrown;
    }

    private RxException refused(SQLException thrown) {
        return steps.failures().of(failed(thrown, false), null);
    }

    /** A write ended half done; {@code ended} if what was to be undone is still there. */
    public void failed(boolean ended) {
        state = state.failed(ended);
    }

    /** Called after an {@link Error} interrupted the driver: the state of the connection is unknown. */
    void broken() {
        undo.revert(0);
        forget();
        state = state.broken();
    }

    /** Begins a transaction, or uses the one in which streams are read. */
    void begin(boolean writes, int level) {
        if (state == TransactionState.STREAMING) {
            if (writes && level == Connection.TRANSACTION_NONE) {
                state = state.begun(true);
                return;
            }
            streams.close();
        }
        try {
            steps.begin(connection.real(), writer, writes, level, this::refused);
        } catch (RuntimeException | Error failed) {
            boolean known = failed instanceof RxException && TransactionDriver.inAutoCommit(connection.real());
            state = known ? state : state.broken();
            throw failed;
        }
        isolation = level;
        state = state.begun(writes);
        begun = state;
    }

    /** Commits. What fails after the commit itself does not fail it. */
    public void commit() {
        reading();
        end(state.committing(), bridge);
    }

    public void rollback() {
        end(state.rollingBack(), bridge);
    }

    /** @param by what takes part in the end, so that its callbacks run; null for nothing */
    void end(TransactionState ending, @Nullable HandleBridge by) {
        TransactionState before = state;
        if (before.open() && ending != TransactionState.CLOSED) {
            state = ending;
            try {
                if (by == null) {
                    endNow(ending == TransactionState.COMMITTING);
                } else {
                    by.end(ending);
                }
            } finally {
                state = state.notEnded(before);
            }
        }
    }

    void endNow(boolean commit) {
        if (commit) {
            commitNow();
        } else {
            rollbackNow();
        }
    }

    private void commitNow() {
        try {
            steps.commit(connection.real());
        } catch (RxException failed) {
            abandon(failed instanceof CommitUnknownException);
            throw failed;
        }
        steps.committed(undo, streams);
        leave(state.left(begun));
    }

    /** Rolls back; the database itself rolls back the transaction of a lost connection. */
    private void rollbackNow() {
        streams.close();
        TransactionState after = state.left(begun);
        // Until the rollback has succeeded the state is unknown, whatever is thrown.
        state = state.broken();
        try {
            steps.rollback(connection.real());
            leave(after);
        } catch (RxException failed) {
            forget();
            if (connection.open() && !(failed instanceof DatabaseUnreachableException)) {
                throw failed;
            }
        } finally {
            undo.revert(0);
        }
    }

    /** Goes back to auto-commit: a connection that does not is thrown away. */
    private void leave(TransactionState after) {
        state = state.broken();
        state = steps.leave(connection.real(), begun != TransactionState.READING) ? after : state;
        forget();
    }

    /** Called after a failed commit: ends the transaction. */
    private void abandon(boolean unknown) {
        if (unknown) {
            undo.clear();
        }
        try {
            if (state == TransactionState.STREAMING) {
                rollbackNow();
            }
            rollback();
        } catch (RxException secondary) {
            // The caller gets the failure of the commit.
        }
        state = unknown ? state.broken() : state;
    }

    /** Rolls back an open transaction and refuses all later calls. */
    public void close() {
        try {
            streams.close();
            if (state == TransactionState.STREAMING) {
                rollbackNow();
            }
            end(state.closing(), bridge);
        } finally {
            if (state == TransactionState.BROKEN) {
                steps.discard(connection);
            }
            state = TransactionState.CLOSED;
            forget();
        }
    }

    private void forget() {
        steps.left(writer);
        failure = null;
        if (savepoints != null) {
            savepoints.clear();
        }
    }

    public Savepoints savepoints() {
        return savepoints == null ? savepoints = new Savepoints(this, connection.real(), steps) : savepoints;
    }

    /** Called after a rollback to a savepoint. */
    void rolledBackTo(Savepoints.Point point) {
        state = state.rolledBackTo(point.state());
        failure = null;
    }
}
