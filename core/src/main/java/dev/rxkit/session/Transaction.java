package dev.rxkit.session;

import dev.rxkit.database.TransactionDriver;
import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseUnreachableException;
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

    private final SessionConnection pooled;
    private final Connection connection;
    private final Sessions sessions;
    private final TransactionDriver driver;
    private final StepWatch watch;
    private final SessionContext session;
    private final UndoLog undo = new UndoLog();
    private TransactionState state = TransactionState.AUTOCOMMIT;
    private int isolation = Connection.TRANSACTION_NONE;
    private boolean write;
    private int readers;
    private int commits;
    private boolean settingsChanged;
    private @Nullable SQLException failure;
    private @Nullable HandleBridge handed;
    private @Nullable Savepoints savepoints;

    Transaction(SessionConnection connection, Sessions sessions, SessionContext session) {
        this.pooled = connection;
        this.connection = connection.real();
        this.sessions = sessions;
        this.driver = sessions.driver();
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

    /** Whether the connection must not be given to another session. */
    boolean unclean() {
        return settingsChanged || state == TransactionState.BROKEN;
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
        session.streams().hold();
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
    void streaming() {
        reading();
        if (state == TransactionState.AUTOCOMMIT && sessions.dialect().streamsEndWithTransaction()) {
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
    void handed(HandleBridge handle) {
        handed = handle;
    }

    /** A statement failed: see {@link TransactionState#FAILED}. */
    void failed(SQLException thrown) {
        failed(thrown, state.open() && state.usable() && driver.ended(connection, thrown));
    }

    /** An error stopped the driver in the middle of its work, so that nothing is known of the connection. */
    void broken() {
        undo.revert(0);
        ended();
        state = TransactionState.BROKEN;
    }

    /** A write ended half done; {@code ended} if what was to be undone is still there. */
    void failed(boolean ended) {
        state = state.failed(ended);
    }

    private SQLException failed(SQLException thrown, boolean ended) {
        pooled.failed(sessions.failures().mayBeConnection(thrown));
        state = state.failed(ended);
        failure = failure == null && state != TransactionState.AUTOCOMMIT ? thrown : failure;
        if (state == TransactionState.STREAMING) {
            session.streams().close();
        }
        return thrown;
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
        try {
            watch.run(
                    "BEGIN",
                    () -> sessions.slot()
                            .begin(writes, session, connection, () -> driver.begin(connection, writes, level)),
                    thrown -> sessions.failures().of(failed(thrown, false), null));
        } catch (RuntimeException | Error failed) {
            boolean known = failed instanceof RxException && TransactionDriver.inAutoCommit(connection);
            state = known ? state : TransactionState.BROKEN;
            throw failed;
        }
        isolation = level;
        write = writes;
        state = writes ? TransactionState.OPEN : TransactionState.READING;
    }

    /** Commits. What fails after the commit itself does not fail the transaction. */
    void commit() {
        reading();
        if (state.open() && handed == null) {
            commitNow();
        } else if (state.open() && handed != null) {
            handed.commit();
        }
    }

    int commits() {
        return commits;
    }

    void commitNow() {
        try {
            watch.run("COMMIT", () -> driver.commit(connection), sessions.failures()::ofCommit);
        } catch (RxException failed) {
            abandon(failed instanceof CommitUnknownException);
            throw failed;
        }
        commits++;
        undo.clear();
        if (driver.streamsEndWithTransaction()) {
            session.streams().close();
        }
        leave();
    }

    void rollback() {
        if (state.open() && handed == null) {
            rollbackNow();
        } else if (state.open() && handed != null) {
            handed.rollback();
        }
    }

    void rollbackNow() {
        session.streams().close();
        // Until the rollback has worked nothing is known, whatever is thrown.
        state = TransactionState.BROKEN;
        try {
            watch.run("ROLLBACK", () -> driver.rollback(connection), sessions.failures()::ofRollback);
        } catch (RxException failed) {
            ended();
            if (pooled.open() && !(failed instanceof DatabaseUnreachableException)) {
                throw failed;
            }
            return; // the database undoes the transaction of a connection that it has lost
        } finally {
            undo.revert(0);
        }
        leave();
    }

    /** Goes back to auto-commit: a connection that does not is thrown away. */
    private void leave() {
        state = TransactionState.BROKEN;
        try {
            driver.leave(connection, write);
            state = TransactionState.AUTOCOMMIT;
        } catch (SQLException thrown) {
            LOG.log(System.Logger.Level.WARNING, "no way back to auto-commit: the connection is thrown away", thrown);
        }
        ended();
    }

    /** After a commit that failed: the transaction must not stay open. */
    private void abandon(boolean unknown) {
        if (unknown) {
            undo.clear();
        }
        try {
            end();
        } catch (RxException secondary) {
            // The failure of the commit is what the caller has to hear of.
        }
        state = unknown ? TransactionState.BROKEN : state;
    }

    /** Rolls back whatever transaction there is. */
    void end() {
        if (state == TransactionState.STREAMING) {
            rollbackNow();
        } else {
            rollback();
        }
    }

    private void ended() {
        sessions.slot().left(session);
        savepoints = null;
        failure = null;
        isolation = Connection.TRANSACTION_NONE;
    }

    Savepoints savepoints() {
        if (savepoints == null) {
            savepoints = new Savepoints(this, connection, sessions);
        }
        return savepoints;
    }

    /** After a rollback to a savepoint. */
    void rolledBackTo(Savepoints.Point point) {
        state = state.rolledBackTo(point.state());
        failure = null;
    }
}
