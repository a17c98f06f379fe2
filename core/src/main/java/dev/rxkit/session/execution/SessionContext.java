package dev.rxkit.session.execution;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.BoundSql;
import dev.rxkit.session.statement.MonitoringSqlLogger;
import dev.rxkit.session.statement.OpenRows;
import dev.rxkit.session.statement.StatementExecutor;
import dev.rxkit.session.statement.StatementMonitor;
import dev.rxkit.session.transaction.Cursor;
import dev.rxkit.session.transaction.HandleBridge;
import dev.rxkit.session.transaction.SessionCalls;
import dev.rxkit.session.transaction.SessionConnection;
import dev.rxkit.session.transaction.Transaction;
import dev.rxkit.session.transaction.TransactionState;
import dev.rxkit.session.transaction.TransactionSteps;
import dev.rxkit.session.transaction.TransactionTemplate;
import dev.rxkit.session.write.Patches;
import dev.rxkit.session.write.RowReads;
import dev.rxkit.session.write.RowWrites;
import dev.rxkit.session.write.TablePlan;
import dev.rxkit.session.write.TablePlans;
import dev.rxkit.session.write.Upserts;
import dev.rxkit.sql.StatementText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The state of a session: its connection, its transaction and its statement executor. All public methods use it. For
 * one thread at a time.
 */
public final class SessionContext {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final DatabaseContext database;
    private final Handle handle;
    private final SessionConnection connection;
    private final Consumer<SessionContext> closing;
    private final long since = System.nanoTime();
    private final Transaction transaction;
    private final SessionCalls calls;
    private final StatementExecutor executor;
    private final RowReads reads;
    private final RowWrites writes;
    private final UnusedStatements unused = new UnusedStatements();
    private @Nullable HandleBridge bridge;

    /**
     * @param opened the line that opened the session
     * @param closing called when the session has ended, to release its handle
     */
    SessionContext(
            DatabaseContext database,
            Handle handle,
            TransactionSteps steps,
            CallSite opened,
            Consumer<SessionContext> closing) {
        this.database = database;
        this.handle = handle;
        this.closing = closing;
        StatementMonitor monitor = database.monitor();
        connection = SessionConnection.of(handle);
        calls = new SessionCalls(opened, connection, steps);
        transaction = calls.transaction();
        executor = new StatementExecutor(
                handle,
                connection.real(),
                database.failures(),
                monitor,
                database.limit(),
                database.dialect(),
                about -> database.columns.lookUpAgain(about, executor()),
                transaction::failed);
        if (monitor != null) {
            MonitoringSqlLogger.install(handle, monitor, database.failures());
        }
        reads = new RowReads(calls, executor);
        writes = new RowWrites(calls, executor, database.generated(), reads);
    }

    public DatabaseContext database() {
        return database;
    }

    public Dialect dialect() {
        return database.dialect();
    }

    public Mappings mappings() {
        return database.mappings;
    }

    public Handle handle() {
        return handle;
    }

    /** Returns the handle for the user; its statements then count as statements of the session. */
    public Handle handOut() {
        calls.handling();
        if (bridge == null) {
            bridge = new HandleBridge(handle, connection, calls, database.userSql(), database.failures());
            database.handles().add(handle, bridge);
            transaction.handOut(bridge);
            connection.handOut(bridge);
        }
        return handle;
    }

    /** Called before SQL of the user runs. */
    public void running(StatementText text) {
        database.userSql().running(text, connection);
    }

    /** The plan of a class, with the types of its columns looked up. */
    public <T> TablePlan<T> plan(Class<T> type) {
        TablePlan<T> plan = database.plans.of(type);
        TableMapping<T> mapping = plan.mapping();
        if (!database.mappings.knowsColumns(mapping)) {
            database.columns.lookUp(mapping, calls, executor);
        }
        return plan;
    }

    /** The plan of an object's class; throws QueryException if the object is null or a collection. */
    public <T> TablePlan<T> planOf(@Nullable T row) {
        return plan(TablePlans.typeOf(row));
    }

    public StatementExecutor executor() {
        return executor;
    }

    public Transaction transaction() {
        return transaction;
    }

    public SessionCalls calls() {
        return calls;
    }

    public RowReads reads() {
        return reads;
    }

    public RowWrites writes() {
        return writes;
    }

    public Upserts upserts() {
        return new Upserts(database.dialect(), executor, transaction, writes);
    }

    public Patches patches() {
        return new Patches(executor, transaction, database.generated(), reads, writes);
    }

    public TransactionTemplate template() {
        return new TransactionTemplate(calls, database.failures());
    }

    /** When it was opened, by {@link System#nanoTime()}. */
    long since() {
        return since;
    }

    public <R extends @Nullable Object> R call(Supplier<R> work) {
        return calls.call(work);
    }

    public <R> R writing(Supplier<R> work) {
        return calls.call(() -> {
            transaction.writing();
            return writes.write(work);
        });
    }

    public <R extends @Nullable Object> R query(
            BoundSql sql, TableMapping<?> about, StatementExecutor.Reading<R> rows) {
        calls.enterRead();
        try {
            return executor.query(sql.text(), sql, about, rows);
        } catch (Error error) {
            throw calls.stopped(error);
        } finally {
            calls.exitRead();
        }
    }

    public long update(BoundSql sql, TableMapping<?> about) {
        return writing(() -> executor.update(sql.text(), sql, about));
    }

    /** Runs a write that returns rows. */
    public <T> List<T> changed(BoundSql sql, TableMapping<T> mapping) {
        return writing(() -> executor.query(sql.text(), sql, mapping, rows -> RowReads.all(rows, mapping)));
    }

    /** A query in a transaction that may write, so that what it locks stays locked. */
    public <R extends @Nullable Object> R locking(
            BoundSql sql, TableMapping<?> about, StatementExecutor.Reading<R> rows) {
        return call(() -> {
            transaction.locking();
            return executor.query(sql.text(), sql, about, rows);
        });
    }

    public <T extends @Nullable Object> Stream<T> stream(
            boolean locks, BoundSql sql, TableMapping<?> about, RowReader<T> reader) {
        return calls.read(() -> {
            if (locks) {
                transaction.locking();
            }
            transaction.streaming();
            OpenRows rows =
                    executor.open(sql.text(), sql, about, database.dialect().streamedRows());
            return Cursor.stream(calls, database.dialect(), rows, reader, failure -> executor.failure(failure, about));
        });
    }

    public void commit() {
        call(() -> {
            calls.requireOutsideBlocks("commit");
            transaction.commit();
            return this;
        });
    }

    public void rollback() {
        call(() -> {
            calls.requireOutsideBlocks("rollback");
            transaction.rollback();
            return this;
        });
    }

    /** @param ends the methods that run such a statement, for a warning if none is called */
    public void made(Object statement, String ends) {
        calls.enter();
        unused.add(statement, ends);
        calls.exit();
    }

    public void used(Object statement) {
        calls.enter();
        unused.remove(statement);
        calls.exit();
    }

    public void forget(Object statement) {
        unused.remove(statement);
    }

    /** Rolls back what was not committed and gives the connection back; has no effect on a session that is closed. */
    public void close() {
        calls.confine();
        try {
            if (!transaction.state().closed()) {
                end();
            }
        } finally {
            calls.exit();
        }
    }

    private void end() {
        try {
            warn();
            transaction.close();
        } catch (RxException failure) {
            LOG.log(System.Logger.Level.WARNING, session() + " could not roll back", failure);
        } finally {
            connection.handOut(null);
            connection.discardRetired();
            closing.accept(this);
        }
    }

    private String session() {
        return "the session opened at " + calls.opened();
    }

    private void warn() {
        if (transaction.state() == TransactionState.WRITTEN) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    session() + " was closed without commit(): what it wrote is rolled back"
                            + (transaction.managed() != null ? ", with the transaction of the framework" : ""));
        }
        unused.warn(calls.opened());
    }
}
