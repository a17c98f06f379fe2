package dev.rxkit.session.transaction;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.TransactionDriver;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.statement.Failures;
import dev.rxkit.session.statement.StatementMonitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the steps of transactions to a database: BEGIN when it is the writer's turn, COMMIT, ROLLBACK, savepoints. Each
 * is reported as if it were a statement, and fails with what callers catch. Thread-safe.
 */
public class TransactionSteps {

    /** A step. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final Dialect dialect;
    private final TransactionDriver driver;
    private final WriterSlot slot;
    private final Failures failures;
    private final @Nullable StatementMonitor monitor;
    private volatile boolean databaseClosed;

    /**
     * @param driver the dialect, or another one where transactions lie within a greater one
     * @param monitor null if statements are not reported
     */
    public TransactionSteps(
            Dialect dialect,
            TransactionDriver driver,
            WriterSlot slot,
            Failures failures,
            @Nullable StatementMonitor monitor) {
        this.dialect = dialect;
        this.driver = driver;
        this.slot = slot;
        this.failures = failures;
        this.monitor = monitor;
    }

    /** Creates the steps for a subclass. */
    TransactionSteps(TransactionSteps same) {
        this(same.dialect, same.driver, same.slot, same.failures, same.monitor);
    }

    final Failures failures() {
        return failures;
    }

    /** Refuses all later statements of the database's sessions. */
    public void closeDatabase() {
        databaseClosed = true;
    }

    /** @throws SessionException if the database was closed, but not of a session that is closed itself */
    void requireDatabase(TransactionState state) {
        if (databaseClosed && !state.closed()) {
            throw new SessionException("the database was closed: what was written and not committed is not kept");
        }
    }

    /**
     * Begins a transaction, after waiting for the writer's turn if it writes.
     *
     * @param isolation a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own
     * @param failure makes the exception to throw from the driver's
     */
    void begin(
            Connection connection,
            Writer writer,
            boolean writes,
            int isolation,
            Function<SQLException, RxException> failure) {
        run(
                "BEGIN",
                () -> slot.begin(writes, writer, connection, () -> driver.begin(connection, writes, isolation)),
                failure);
    }

    void commit(Connection connection) {
        run("COMMIT", () -> driver.commit(connection), failures::ofCommit);
    }

    void rollback(Connection connection) {
        run("ROLLBACK", () -> driver.rollback(connection), failures::ofRollback);
    }

    /**
     * Goes back to auto-commit after a commit or rollback; returns whether that worked.
     *
     * @param writes as it was begun
     */
    boolean leave(Connection connection, boolean writes) {
        try {
            driver.leave(connection, writes);
            return true;
        } catch (SQLException thrown) {
            LOG.log(System.Logger.Level.WARNING, "no way back to auto-commit: the connection is thrown away", thrown);
            return false;
        }
    }

    /** Called after the writer's transaction has ended in any way; may be called at any time. */
    public void left(Writer writer) {
        slot.left(writer);
    }

    /** Returns whether the database has ended the transaction with a statement that failed. */
    boolean ended(Connection connection, SQLException failure) {
        return driver.ended(connection, failure);
    }

    /**
     * Returns the isolation of a transaction, a constant of {@link Connection}.
     *
     * @param begun the isolation it was begun with
     */
    int isolation(Connection connection, int begun) {
        return begun;
    }

    /** Returns the state in which a session begins. */
    TransactionState initial(UndoLog undo) {
        return TransactionState.AUTOCOMMIT;
    }

    /** Called after a commit, which on some databases also ends the streams that are open. */
    void committed(UndoLog undo, OpenStreams streams) {
        undo.clear();
        if (driver.streamsEndWithTransaction()) {
            streams.close();
        }
    }

    /** Called when a session ends whose connection is in an unknown state. */
    void discard(ConnectionWrapper connection) {
        connection.retire();
    }

    /** Returns the transaction of a framework in which the steps are, null if they begin their own. */
    @Nullable
    ManagedTransaction managed() {
        return null;
    }

    /** Returns whether savepoints can be set in the transaction. */
    boolean savepoints() {
        return true;
    }

    /** Returns whether rows can be streamed in a transaction only. */
    boolean streamsNeedTransaction() {
        return dialect.streamsEndWithTransaction();
    }

    /** Returns whether rows that are still being read show what the connection writes meanwhile. */
    boolean streamsSeeWrites() {
        return dialect.streamsSeeWrites();
    }

    /**
     * Runs a step.
     *
     * @param name as SQL
     * @param failure makes the exception to throw from the driver's
     */
    void run(String name, Step step, Function<SQLException, RxException> failure) {
        long start = monitor == null ? 0 : System.nanoTime();
        try {
            step.run();
        } catch (SQLException thrown) {
            throw reported(start, name, failure.apply(thrown));
        } catch (RxException own) {
            throw reported(start, name, own);
        }
        if (monitor != null) {
            monitor.tell(name, StatementMonitor.NO_VALUES, System.nanoTime() - start, -1, null);
        }
    }

    private RxException reported(long start, String name, RxException failure) {
        if (monitor != null) {
            monitor.tell(name, StatementMonitor.NO_VALUES, System.nanoTime() - start, -1, failure);
        }
        return failure;
    }
}
