package dev.rxkit.session;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.TransactionDriver;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.IncompleteProperties;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Opens the sessions of one database. Thread-safe. */
public final class Sessions extends TransactionMethods {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final Mappings mappings;
    private final SessionSettings settings;
    private final TransactionRunner runner;
    private final Failures failures;
    private final @Nullable StatementMonitor watch;
    private final StepWatch steps;
    private final TransactionDriver driver;
    private final GeneratedValues stamps;
    private final WriterSlot slot;
    private final StatementLimit limit;
    private final ReservedNames reserved;
    private final HandleTransactions handles;
    private volatile boolean closed;
    private final Set<SessionContext> open = ConcurrentHashMap.newKeySet();
    private final ClassValue<TablePlan<?>> plans = new ClassValue<>() {
        @Override
        protected TablePlan<?> computeValue(Class<?> type) {
            TableMapping<?> mapping = mappings.of(type);
            reserved.warn(mapping);
            IncompleteProperties.warn(type);
            return new TablePlan<>(dialect, mappings, mapping);
        }
    };

    /**
     * @param jdbi over the pool whose size the settings tell
     * @param eviction throws a connection away that must not be used again; false if it is to be closed as others
     * @param schemaState what to do about an unknown table or column, empty where that is not known
     */
    public Sessions(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Predicate<Connection> eviction,
            Supplier<String> schemaState) {
        this(jdbi, dialect, mappings, settings, eviction, Backoff.JITTERED, schemaState, false);
    }

    Sessions(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Predicate<Connection> eviction,
            Backoff pause) {
        this(jdbi, dialect, mappings, settings, eviction, pause, () -> "", false);
    }

    private Sessions(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Predicate<Connection> eviction,
            Backoff pause,
            Supplier<String> schemaState,
            boolean shared) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.mappings = mappings;
        this.settings = settings;
        runner = new TransactionRunner(this::session, dialect, pause);
        failures = new Failures(dialect, schemaState);
        watch = StatementMonitor.of(settings);
        steps = new StepWatch(watch);
        driver = shared ? new TransactionDriver() {} : dialect;
        stamps = new GeneratedValues(settings.clock());
        limit = new StatementLimit(dialect);
        slot = new WriterSlot(dialect, shared);
        reserved = new ReservedNames(dialect);
        handles = HandleTransactions.of(jdbi, slot);
        jdbi.installPlugin(SessionConnection.plugin(eviction));
    }

    /** Sessions whose transactions lie within a {@link TestTransaction}, whose views Jdbi opens. */
    public static Sessions shared(
            Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings, TestTransaction transaction) {
        return new Sessions(jdbi, dialect, mappings, settings, transaction::evict, Backoff.JITTERED, () -> "", true);
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
        } catch (JdbiException failure) {
            throw failures.ofJdbi(failure);
        }
        Session session = new Session(this, handle, opened);
        open.add(session.inside());
        return session;
    }

    private void requireConnection() {
        if (open.size() < settings.poolSize()) {
            return;
        }
        List<SessionContext> mine = open.stream().filter(SessionContext::mine).toList();
        if (mine.size() >= settings.poolSize()) {
            throw new SessionException("this session would wait for its own thread: it holds all "
                    + settings.poolSize() + " connections of the pool, one opened at "
                    + mine.get(0).opened() + "; close a session first, or raise pool_size");
        }
    }

    void closed(SessionContext conversation) {
        if (!open.remove(conversation)) {
            return;
        }
        try {
            handles.forget(conversation.handle());
            conversation.handle().close();
        } catch (JdbiException failure) {
            // What the session did has its result by now, and the pool throws away a connection that fails here.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the session opened at " + conversation.opened() + " could not give its connection back",
                    failure);
        }
    }

    @Override
    TransactionRunner runner() {
        return runner;
    }

    /** From now on every session says that the database was closed. */
    public void close() {
        closed = true;
    }

    /** The connections are gone: those who wait for a session of this database to write wait no longer. */
    public void lost() {
        open.forEach(slot::left);
        handles.lost();
    }

    boolean closed() {
        return closed;
    }

    StepWatch steps() {
        return steps;
    }

    static <X extends Exception> SessionFunction<Session, X> function(SessionConsumer<X> work) {
        return session -> {
            work.accept(session);
            return session;
        };
    }

    /** Makes ready for a class before a session asks for it; once a process, its reserved names are logged at WARN. */
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
    StatementMonitor watch() {
        return watch;
    }

    TransactionDriver driver() {
        return driver;
    }

    GeneratedValues stamps() {
        return stamps;
    }

    StatementLimit limit() {
        return limit;
    }

    WriterSlot slot() {
        return slot;
    }

    HandleTransactions handles() {
        return handles;
    }
}
