package dev.rxkit.session;

import dev.rxkit.error.CommitUnknownException;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands: in auto-commit, in a transaction, or in one that failed and only waits for its rollback. For
 * one thread.
 */
final class Transaction {

    private final Connection connection;
    private final Boundary boundary;
    private final @Nullable Watch watch;
    private final Failures failures;
    private final WriterSlot slot;
    private final Conversation session;
    private final UndoLog undo = new UndoLog();
    private boolean readOnly;
    private boolean open;
    private boolean written;
    private boolean failed;
    private boolean lost;
    private @Nullable HandedOut handed;

    Transaction(Connection connection, Sessions sessions, Conversation session) {
        this.connection = connection;
        this.boundary = sessions.boundary();
        this.watch = sessions.watch();
        this.failures = sessions.failures();
        this.slot = sessions.slot();
        this.session = session;
    }

    UndoLog undo() {
        return undo;
    }

    boolean open() {
        return open;
    }

    boolean written() {
        return written;
    }

    /** Whether close would throw away writes nobody was told about: a failure has told its own story. */
    boolean forgotten() {
        return written && !failed;
    }

    /** A read is about to happen. */
    void reading() {
        if (failed) {
            throw new SessionException("a statement of this transaction failed: only rollback() is possible now, "
                    + "or the end of the savepoint it happened in");
        }
    }

    /** A write is about to happen: the first one begins the transaction. */
    void writing() {
        reading();
        if (readOnly) {
            throw new SessionException("this session is read only: write in useTransaction or inTransaction");
        }
        if (!open) {
            begin(true, Connection.TRANSACTION_NONE);
        }
        written = true;
    }

    /** Rows are about to be locked: a transaction that may write begins, or there is one. */
    void locking() {
        reading();
        if (readOnly) {
            throw new SessionException("this session is read only: lock rows in useTransaction or inTransaction");
        }
        if (!open) {
            begin(true, Connection.TRANSACTION_NONE);
        }
    }

    /** Rows are about to be read one by one, which some drivers do in a transaction only. */
    void streaming(int atATime) {
        reading();
        if (!open && atATime > 0) {
            begin(true, Connection.TRANSACTION_NONE);
        }
    }

    /** The user has the handle or is about to get it: a transaction to write in begins, or it stays in the reading one. */
    void handling() {
        if (!readOnly) {
            writing();
        }
    }

    /** From now on the handle takes part in how transactions end. */
    void handed(HandedOut handle) {
        handed = handle;
    }

    /** What failed was taken back to a savepoint. */
    void recovered() {
        failed = lost;
    }

    /** A statement failed; what it left behind cannot be built upon. */
    void failed() {
        failed = open;
    }

    /** A statement failed, a reading one too: the server may have ended the whole transaction by itself. */
    void heard(SQLException failure) {
        if (open && failures.endTransaction(failure)) {
            lost = true;
            failed = true;
        }
    }

    void begin(boolean write, int isolation) {
        long start = start();
        try {
            if (write) {
                slot.begin(session, connection, () -> boundary.begin(connection, true, isolation));
            } else {
                boundary.begin(connection, false, isolation);
            }
            told(start, "BEGIN");
        } catch (SQLException failure) {
            throw told(start, "BEGIN", failures.of(failure, null));
        } catch (DatabaseBusyException late) {
            throw told(start, "BEGIN", late);
        }
        readOnly = !write;
        open = true;
    }

    void commit() {
        reading();
        if (!open) {
            return;
        }
        if (handed == null) {
            commitNow();
        } else {
            handed.commit();
        }
    }

    void commitNow() {
        long start = start();
        try {
            boundary.commit(connection);
            undo.clear();
            ended();
            told(start, "COMMIT");
        } catch (SQLException failure) {
            RxException told = told(start, "COMMIT", failures.ofCommit(failure));
            abandon(told instanceof CommitUnknownException);
            throw told;
        }
    }

    void rollback() {
        if (!open) {
            return;
        }
        if (handed == null) {
            rollbackNow();
        } else {
            handed.rollback();
        }
    }

    void rollbackNow() {
        long start = start();
        try {
            boundary.rollback(connection);
            told(start, "ROLLBACK");
        } catch (SQLException failure) {
            throw told(start, "ROLLBACK", failures.of(failure, null));
        } finally {
            undo.revert(0);
            ended();
        }
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
    }

    private void ended() {
        slot.left(session);
        open = false;
        written = false;
        failed = false;
        lost = false;
    }

    Savepoint savepoint() {
        reading();
        if (!open) {
            begin(true, Connection.TRANSACTION_NONE);
        }
        long start = start();
        try {
            Savepoint savepoint = connection.setSavepoint();
            told(start, "SAVEPOINT");
            return savepoint;
        } catch (SQLException failure) {
            throw told(start, "SAVEPOINT", failures.of(failure, null));
        }
    }

    void release(Savepoint savepoint) {
        reading();
        long start = start();
        try {
            connection.releaseSavepoint(savepoint);
            told(start, "RELEASE SAVEPOINT");
        } catch (SQLException failure) {
            throw told(start, "RELEASE SAVEPOINT", failures.of(failure, null));
        }
    }

    void rollbackTo(Savepoint savepoint, int mark) {
        if (lost) {
            // There is nothing to go back to: only the rollback of all is left.
            undo.revert(mark);
            return;
        }
        long start = start();
        try {
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            failed = false;
            told(start, "ROLLBACK TO SAVEPOINT");
        } catch (SQLException failure) {
            throw told(start, "ROLLBACK TO SAVEPOINT", failures.of(failure, null));
        } finally {
            undo.revert(mark);
        }
    }

    private long start() {
        return watch == null ? 0 : System.nanoTime();
    }

    private void told(long start, String step) {
        if (watch != null) {
            watch.tell(step, Watch.NO_VALUES, System.nanoTime() - start, -1, null);
        }
    }

    private RxException told(long start, String step, RxException failure) {
        if (watch != null) {
            watch.tell(step, Watch.NO_VALUES, System.nanoTime() - start, -1, failure);
        }
        return failure;
    }
}
