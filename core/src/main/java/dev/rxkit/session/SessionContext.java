package dev.rxkit.session;

import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.text.BoundSql;
import dev.rxkit.sql.LastingEffects;
import dev.rxkit.sql.StatementText;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The inside of a session: every call comes through here, one thread at a time, with the transaction asked first. */
final class SessionContext implements Writer {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final Sessions sessions;
    private final Handle handle;
    private final SessionConnection connection;
    private final CallSite opened;
    private final long since = System.nanoTime();
    private final ThreadConfinement guard = new ThreadConfinement();
    private final StatementExecutor lane;
    private final ColumnLookup tables;
    private final Transaction transaction;
    private final RowReads reads;
    private final RowWrites writes;
    private final UnusedStatements unused = new UnusedStatements();
    private final OpenStreams streams;
    private @Nullable HandleBridge handed;
    private int blocks;
    private boolean readingOnly;
    private boolean closed;

    SessionContext(Sessions sessions, Handle handle, CallSite opened) {
        this.sessions = sessions;
        this.handle = handle;
        this.opened = opened;
        StatementMonitor watch = sessions.watch();
        connection = SessionConnection.of(handle);
        transaction = new Transaction(connection, sessions, this);
        streams = new OpenStreams(transaction, sessions.dialect().streamsSeeWrites());
        lane = new StatementExecutor(
                handle, connection.real(), sessions.failures(), watch, sessions.limit(), transaction::failed);
        if (watch != null) {
            MonitoringSqlLogger.install(handle, watch, sessions.failures());
        }
        tables = new ColumnLookup(this, connection.real());
        reads = new RowReads(lane);
        writes = new RowWrites(lane, transaction, sessions.stamps(), reads);
    }

    Sessions sessions() {
        return sessions;
    }

    Handle handle() {
        return handle;
    }

    /** The handle for the user's hands. */
    Handle handOut() {
        handling();
        if (handed == null) {
            handed = new HandleBridge(this);
            sessions.handles().add(handle, handed);
            transaction.handed(handed);
            connection.handOut(handed);
        }
        return handle;
    }

    /** Before a statement of the user's handle: it is in a transaction, unless the session reads without one. */
    void handling() {
        transaction.reading();
        if (!readingOnly) {
            transaction.using();
        }
    }

    /** SQL of the user's is about to run: a connection it leaves something on is not given to the next session. */
    void running(StatementText text) {
        if (LastingEffects.in(text)) {
            transaction.settingChanges();
        }
        tables.running(text);
    }

    ColumnLookup tables() {
        return tables;
    }

    StatementExecutor lane() {
        return lane;
    }

    Transaction transaction() {
        return transaction;
    }

    RowReads reads() {
        return reads;
    }

    RowWrites writes() {
        return writes;
    }

    Upserts upserts() {
        return new Upserts(sessions.dialect(), lane, transaction, writes);
    }

    Patches patches() {
        return new Patches(lane, transaction, sessions.stamps(), reads, writes);
    }

    @Override
    public CallSite opened() {
        return opened;
    }

    /** When it was opened, by {@link System#nanoTime()}. */
    long since() {
        return since;
    }

    /** Whether this thread used the session last. */
    @Override
    public boolean mine() {
        return guard.mine();
    }

    void enter() {
        guard.enter();
        if (closed) {
            guard.exit();
            throw new SessionException(
                    opened.lasting()
                            ? "this session, opened at " + opened + ", is closed: open another one"
                            : "this session went with its block, which has ended: work inside the block, or open another one");
        }
    }

    void exit() {
        guard.exit();
    }

    <R extends @Nullable Object> R call(Supplier<R> work) {
        enter();
        try {
            return work.get();
        } catch (Error stopped) {
            transaction.broken();
            throw stopped;
        } finally {
            exit();
        }
    }

    <R extends @Nullable Object> R reading(Supplier<R> work) {
        return call(() -> {
            boolean before = readingOnly;
            readingOnly = true;
            try {
                transaction.reading();
                return work.get();
            } finally {
                readingOnly = before;
            }
        });
    }

    <R> R writing(Supplier<R> work) {
        return call(() -> {
            transaction.writing();
            return writes.write(work);
        });
    }

    <R extends @Nullable Object> R query(BoundSql sql, TableMapping<?> about, StatementExecutor.Reading<R> rows) {
        return reading(() -> lane.query(sql.text(), sql, about, rows));
    }

    long update(BoundSql sql, TableMapping<?> about) {
        return writing(() -> lane.update(sql.text(), sql, about));
    }

    /** A write that gives rows back. */
    <T> List<T> changed(BoundSql sql, TableMapping<T> mapping) {
        return writing(() -> lane.query(sql.text(), sql, mapping, rows -> RowReads.all(rows, mapping)));
    }

    /** A query in a transaction that may write, so that what it locks stays locked. */
    <R extends @Nullable Object> R locking(BoundSql sql, TableMapping<?> about, StatementExecutor.Reading<R> rows) {
        return call(() -> {
            transaction.locking();
            return lane.query(sql.text(), sql, about, rows);
        });
    }

    <T extends @Nullable Object> Stream<T> stream(
            boolean locks, BoundSql sql, TableMapping<?> about, RowReader<T> reader) {
        return reading(() -> {
            if (locks) {
                transaction.locking();
            }
            transaction.streaming();
            StatementExecutor.Opened rows =
                    lane.open(sql.text(), sql, about, sessions.dialect().streamedRows());
            return Cursor.stream(this, rows, reader, failure -> lane.failure(failure, about));
        });
    }

    OpenStreams streams() {
        return streams;
    }

    void made(Statement statement) {
        enter();
        unused.add(statement);
        exit();
    }

    void used(Statement statement) {
        enter();
        forget(statement);
        exit();
    }

    void forget(Statement statement) {
        unused.remove(statement);
    }

    void blockBegins() {
        blocks++;
    }

    void blockEnds() {
        blocks--;
    }

    void requireOutsideBlocks(String verb) {
        if (blocks > 0) {
            throw new SessionException(verb + "() is not for the inside of inTransaction or useTransaction: "
                    + "the block commits when it returns and rolls back when it throws");
        }
    }

    /** At the end of a block: what a session closed inside it has rolled back must not pass for committed. */
    void requireStillOpen() {
        if (closed) {
            throw new SessionException("the session was closed inside its own block, so nothing was committed: "
                    + "leave close() to inTransaction or useTransaction");
        }
    }

    void close() {
        guard.enter();
        try {
            if (!closed) {
                warn();
                closed = true;
                streams.close();
                transaction.end();
            }
        } catch (RxException failure) {
            LOG.log(System.Logger.Level.WARNING, "the session opened at " + opened + " could not roll back", failure);
        } finally {
            connection.handOut(null);
            sessions.slot().left(this);
            if (transaction.unclean()) {
                connection.discard();
            }
            sessions.closed(this);
            guard.exit();
        }
    }

    private void warn() {
        if (transaction.state() == TransactionState.WRITTEN) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the session opened at " + opened + " was closed without commit(): what it wrote is rolled back");
        }
        unused.warn(opened);
    }
}
