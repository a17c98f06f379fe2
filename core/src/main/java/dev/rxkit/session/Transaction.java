package dev.rxkit.session;

import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a session: the only place that knows its {@linkplain TransactionState state}. Everything that runs
 * a statement asks here before, and reports a failure here. For one thread.
 */
final class Transaction {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    /** How long a connection has to show that it works; it is asked after a failure only. */
    private static final int SECONDS_TO_ANSWER = 1;

    private final Connection connection;
    private final Sessions sessions;
    private final Boundary boundary;
    private final StepWatch watch;
    private final Conversation session;
    private final UndoLog undo = new UndoLog();
    private TransactionState state = TransactionState.AUTOCOMMIT;
    private int isolation = Connection.TRANSACTION_NONE;
    private boolean write;
    private int readers;
    private int commits;
    private boolean settingsChanged;
    private boolean suspect;
    private @Nullable SQLException failure;
    private @Nullable HandedOut handed;
    private @Nullable Savepoints savepoints;

    Transaction(Connection connection, Sessions sessions, Conversation session) {
        this.connection = connection;
        this.sessions = sessions;
        this.boundary = sessions.boundary();
        this.watch = sessions.steps();
        this.session = session;
    }

    UndoLog undo() {
        return undo;
    }

    TransactionState state() {
        return state;
    }

    boolean open() {
        return state.open();
    }

    /**
     * The session is closed. A transaction that could not be rolled back is left to its connection, which must not be
     * given to another session.
     *
     * @return whether the connection may be
     */
    boolean close() {
        if (state != TransactionState.AUTOCOMMIT) {
            state = TransactionState.BROKEN;
            ended();
        }
        return !settingsChanged && state == TransactionState.AUTOCOMMIT && (!suspect || answers());
    }

    /** Asked after a failure that may have been the connection's and not the statement's. */
    private boolean answers() {
        try {
            return connection.isValid(SECONDS_TO_ANSWER);
        } catch (SQLException thrown) {
            return false;
        }
    }

    /** The isolation it was begun with, {@code TRANSACTION_NONE} for the database's own. */
    int isolation() {
        return isolation;
    }

    /** Something was set that lasts longer than the transaction. */
    void settingChanges() {
        settingsChanged = true;
    }

    /** Before a statement that only reads. */
    void reading() {
        if (sessions.closed()) {
            throw new SessionException("the database was closed: what was written and not committed is not kept");
        }
        if (!state.usable()) {
            throw new SessionException(state.refusal(), failure);
        }
    }

    /** Before a write of the kit: it begins the transaction if there is none. */
    void writing() {
        using();
        requireWritable("write");
        state = state.written();
    }

    /** Before rows are locked. */
    void locking() {
        using();
        requireWritable("lock rows");
    }

    /** Before a statement that may do anything: it begins a transaction if there is none. */
    void using() {
        reading();
        if (!state.open()) {
            begin(true, Connection.TRANSACTION_NONE);
        }
    }

    void requireWritable(String what) {
        if (state == TransactionState.READING || readers > 0) {
            throw new SessionException(
                    "this session is read only: " + what + " in useTransaction or inTransaction, outside readOnly");
        }
    }

    /** Before rows are read one by one, which some drivers do in a transaction only. */
    void streaming(int atATime) {
        reading();
        if (state == TransactionState.AUTOCOMMIT && atATime > 0) {
            begin(true, Connection.TRANSACTION_NONE);
            state = TransactionState.STREAMING;
        }
    }

    /** The last stream was closed: a transaction that was begun for streams ends with it. */
    void streamed() {
        if (state == TransactionState.STREAMING && failure == null) {
            commitNow();
        } else if (state == TransactionState.STREAMING) {
            rollbackNow();
        }
    }

    /** A block that only reads, within another one, begins or ends. */
    void readers(int change) {
        readers += change;
    }

    /** From now on the handle takes part in how transactions end. */
    void handed(HandedOut handle) {
        this.handed = handle;
    }

    /** A statement failed: see {@link TransactionState#FAILED}. */
    void failed(SQLException thrown) {
        failed(thrown, state.open() && state.usable() && boundary.ended(connection, thrown));
    }

    /** A write ended half done. */
    void failed() {
        state = state.failed(false);
    }

    private void failed(SQLException thrown, boolean ended) {
        suspect |= sessions.failures().mayBeConnection(thrown);
        state = state.failed(ended);
        if (failure == null && state != TransactionState.AUTOCOMMIT) {
            failure = thrown;
        }
        if (state == TransactionState.STREAMING) {
            session.streams().close();
        }
    }

    /** Begins a transaction, or takes over the one that streams are read in. */
    void begin(boolean writes, int level) {
        if (state == TransactionState.STREAMING && writes && level == Connection.TRANSACTION_NONE) {
            state = TransactionState.OPEN;
            return;
        }
        if (state == TransactionState.STREAMING) {
            session.streams().close();
        }
        long start = watch.start();
        try {
            sessions.slot().begin(writes, session, connection, () -> boundary.begin(connection, writes, level));
            watch.done(start, "BEGIN");
        } catch (SQLException thrown) {
            suspect |= sessions.failures().mayBeConnection(thrown);
            if (!Boundary.autoCommit(connection)) {
                state = TransactionState.BROKEN;
            }
            throw watch.failed(start, "BEGIN", sessions.failures().of(thrown, null));
        } catch (DatabaseBusyException late) {
            throw watch.failed(start, "BEGIN", late);
        }
        isolation = level;
        write = writes;
        state = writes ? TransactionState.OPEN : TransactionState.READING;
    }

    /** Commits. What fails after the commit itself does not fail the transaction. */
    void commit() {
        reading();
        if (state.open()) {
            if (handed == null) {
                commitNow();
            } else {
                handed.commit();
            }
        }
    }

    int commits() {
        return commits;
    }

    void commitNow() {
        long start = watch.start();
        try {
            boundary.commit(connection);
        } catch (SQLException thrown) {
            RxException told = watch.failed(start, "COMMIT", sessions.failures().ofCommit(thrown));
            abandon(told instanceof CommitUnknownException);
            throw told;
        }
        commits++;
        undo.clear();
        watch.done(start, "COMMIT");
        if (sessions.dialect().streamsEndWithTransaction()) {
            session.streams().close();
        }
        leave();
    }

    void rollback() {
        if (state.open()) {
            if (handed == null) {
                rollbackNow();
            } else {
                handed.rollback();
            }
        }
    }

    void rollbackNow() {
        session.streams().close();
        long start = watch.start();
        try {
            boundary.rollback(connection);
        } catch (SQLException thrown) {
            state = TransactionState.BROKEN;
            ended();
            throw watch.failed(start, "ROLLBACK", sessions.failures().ofRollback(thrown));
        } finally {
            undo.revert(0);
        }
        watch.done(start, "ROLLBACK");
        leave();
    }

    /** Goes back to auto-commit: a connection that does not is thrown away. */
    private void leave() {
        try {
            boundary.leave(connection, write);
        } catch (SQLException thrown) {
            state = TransactionState.BROKEN;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "after its transaction a connection did not go back to auto-commit: it is thrown away",
                    thrown);
        }
        ended();
    }

    /** After a commit that failed: the transaction must not stay open. */
    private void abandon(boolean unknown) {
        if (unknown) {
            undo.clear();
        }
        try {
            rollback();
        } catch (RxException secondary) {
            // The failure of the commit is what the caller has to hear of.
        }
        if (unknown) {
            state = TransactionState.BROKEN;
        }
    }

    private void ended() {
        sessions.slot().left(session);
        savepoints = null;
        failure = null;
        isolation = Connection.TRANSACTION_NONE;
        state = state.finished();
    }

    /** The savepoints of the transaction there is. */
    Savepoints savepoints() {
        Savepoints present = savepoints;
        if (present == null) {
            present = new Savepoints(this, connection, sessions);
            savepoints = present;
        }
        return present;
    }

    /** After a rollback to a savepoint. */
    void rolledBackTo(Savepoints.Point point) {
        state = state.rolledBackTo(point.state());
        failure = null;
    }

    /** After a rollback to a savepoint that failed: what it was to undo is still there, so the whole must go. */
    void lost(SQLException thrown) {
        failed(thrown, true);
    }
}
