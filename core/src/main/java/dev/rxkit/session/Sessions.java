package dev.rxkit.session;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.dialect.Fault;
import dev.rxkit.error.CallSite;
import dev.rxkit.error.DatabaseBusyException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.HalfProperties;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Opens the sessions of one database. Thread-safe. */
public final class Sessions {

    private static final int DEFAULT = Connection.TRANSACTION_NONE;

    /** How many blocks a thread is inside of. */
    private static final ThreadLocal<int[]> BLOCKS = ThreadLocal.withInitial(() -> new int[1]);

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final Mappings mappings;
    private final SessionSettings settings;
    private final Pause pause;
    private final Failures failures;
    private final @Nullable Watch watch;
    private final Boundary boundary;
    private final Stamps stamps;
    private final WriterSlot slot;
    private final ReservedNames reserved;
    private final HandleTransactions handles;
    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private final ClassValue<TablePlan<?>> plans = new ClassValue<>() {
        @Override
        protected TablePlan<?> computeValue(Class<?> type) {
            TableMapping<?> mapping = mappings.of(type);
            reserved.warn(mapping);
            HalfProperties.warn(type);
            return new TablePlan<>(dialect, mapping);
        }
    };

    /** @param jdbi over the pool whose size the settings tell */
    public Sessions(Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings) {
        this(jdbi, dialect, mappings, settings, Pause.JITTERED, false);
    }

    Sessions(Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings, Pause pause) {
        this(jdbi, dialect, mappings, settings, pause, false);
    }

    private Sessions(
            Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings, Pause pause, boolean shared) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.mappings = mappings;
        this.settings = settings;
        this.pause = pause;
        failures = new Failures(dialect);
        watch = Watch.of(settings);
        boundary = shared ? Boundary.ofJdbc() : Boundary.of(dialect);
        stamps = new Stamps(settings.clock());
        slot = new WriterSlot(dialect, shared);
        reserved = new ReservedNames(dialect);
        handles = HandleTransactions.of(jdbi, slot);
    }

    /** Sessions whose transactions lie within a {@link SharedTransaction}, whose views Jdbi opens. */
    public static Sessions shared(Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings) {
        return new Sessions(jdbi, dialect, mappings, settings, Pause.JITTERED, true);
    }

    /**
     * A new session on a connection of its own; the caller closes it.
     *
     * @throws SessionException if this thread holds every connection of the pool already
     */
    public Session session() {
        return session(CallSite.here());
    }

    private Session session(CallSite opened) {
        requireConnection();
        Handle handle;
        try {
            handle = jdbi.open();
        } catch (ConnectionException failure) {
            throw NoConnection.of(failure, open, settings.poolSize());
        }
        Session session = new Session(this, handle, opened);
        open.add(session.inside());
        return session;
    }

    private void requireConnection() {
        if (open.size() < settings.poolSize()) {
            return;
        }
        List<Conversation> mine = open.stream().filter(Conversation::mine).toList();
        if (mine.size() >= settings.poolSize()) {
            throw new SessionException("this session would wait for its own thread: it holds all "
                    + settings.poolSize() + " connections of the pool, one opened at "
                    + mine.get(0).opened() + "; close a session first, or raise pool_size");
        }
    }

    /** The connections are gone: whoever waits for a session of this database to write waits no longer. */
    public void close() {
        open.forEach(slot::left);
        handles.close();
    }

    void closed(Conversation conversation) {
        if (!open.remove(conversation)) {
            return;
        }
        try {
            handles.forget(conversation.handle());
            conversation.handle().close();
        } catch (JdbiException failure) {
            throw new SessionException(
                    "the session opened at " + conversation.opened()
                            + " could not give its connection back: was its transaction ended through handle()?",
                    failure);
        }
    }

    /** {@link #inTransaction(SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        run(true, DEFAULT, Retry.none(), function(work));
    }

    /** {@link #useTransaction(SessionConsumer)}, run again from the start when the database asks for it. */
    public <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        run(true, DEFAULT, retry, function(work));
    }

    /** {@link #useTransaction(SessionConsumer)} with an isolation of its own. */
    public <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        run(true, isolation.level(), Retry.none(), function(work));
    }

    /** {@link #useTransaction(SessionConsumer)} with an isolation of its own, run again when the database asks for it. */
    public <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        run(true, isolation.level(), retry, function(work));
    }

    /** Runs work in a session and a transaction of its own: committed when it returns, rolled back when it throws. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work) throws X {
        return run(true, DEFAULT, Retry.none(), work);
    }

    /** The same, run again from the start when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(Retry retry, SessionFunction<T, X> work)
            throws X {
        return run(true, DEFAULT, retry, work);
    }

    /** {@link #inTransaction(SessionFunction)} with an isolation of its own. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return run(true, isolation.level(), Retry.none(), work);
    }

    /** {@link #inTransaction(SessionFunction)} with an isolation of its own, run again when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return run(true, isolation.level(), retry, work);
    }

    /** {@link #readOnly} without a result. */
    public <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        run(false, DEFAULT, Retry.none(), function(work));
    }

    /** Runs work that only reads, and sees one state of the database throughout; writes are refused. */
    public <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return run(false, DEFAULT, Retry.none(), work);
    }

    private <T extends @Nullable Object, X extends Exception> T run(
            boolean write, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        int[] blocks = BLOCKS.get();
        CallSite opened = CallSite.running(Sessions.class, "attempts", blocks[0]++);
        try {
            return attempts(opened, write, isolation, retry, work);
        } finally {
            blocks[0]--;
        }
    }

    private <T extends @Nullable Object, X extends Exception> T attempts(
            CallSite opened, boolean write, int isolation, Retry retry, SessionFunction<T, X> work) throws X {
        for (int attempt = 1; ; attempt++) {
            try (Session session = session(opened)) {
                session.inside().enter();
                try {
                    return Blocks.whole(session, write, isolation, work);
                } finally {
                    session.inside().exit();
                }
            } catch (DatabaseBusyException busy) {
                if (attempt >= retry.attempts() || !again(busy)) {
                    throw busy;
                }
                pause.before(retry, attempt, busy);
            }
        }
    }

    private boolean again(DatabaseBusyException busy) {
        if (!(busy.getCause() instanceof SQLException cause)) {
            return false;
        }
        Fault.Kind kind = dialect.fault(cause).kind();
        return kind == Fault.Kind.BUSY || kind == Fault.Kind.SERIALIZATION;
    }

    static <X extends Exception> SessionFunction<Session, X> function(SessionConsumer<X> work) {
        return session -> {
            work.accept(session);
            return session;
        };
    }

    /** Makes ready for a class before a session asks for it; once a class, its reserved names are told at WARN. */
    public void prepare(TableMapping<?> mapping) {
        plan(mapping.type());
    }

    @SuppressWarnings("unchecked")
    <T> TablePlan<T> plan(Class<T> type) {
        return (TablePlan<T>) plans.get(type);
    }

    @SuppressWarnings("unchecked")
    <T> TablePlan<T> planOf(@Nullable T row) {
        if (row == null) {
            throw new QueryException("null is no row: give the object that is meant");
        }
        if (row instanceof Iterable<?>) {
            throw new QueryException(
                    "many rows at once are for addAll(..) and insertAll(..); everything else takes one object");
        }
        return (TablePlan<T>) plan(row.getClass());
    }

    Dialect dialect() {
        return dialect;
    }

    Mappings mappings() {
        return mappings;
    }

    Failures failures() {
        return failures;
    }

    @Nullable
    Watch watch() {
        return watch;
    }

    Boundary boundary() {
        return boundary;
    }

    Stamps stamps() {
        return stamps;
    }

    WriterSlot slot() {
        return slot;
    }

    HandleTransactions handles() {
        return handles;
    }
}
