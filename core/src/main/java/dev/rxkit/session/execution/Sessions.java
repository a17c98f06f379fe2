package dev.rxkit.session.execution;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.TransactionSource;
import dev.rxkit.session.Transactions;
import dev.rxkit.session.transaction.JoinedConnection;
import dev.rxkit.session.transaction.SessionConnection;
import dev.rxkit.session.transaction.TestTransaction;
import dev.rxkit.session.transaction.ThreadBinding;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Opens the sessions of one database. Thread-safe. */
public final class Sessions implements Transactions {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private final Jdbi jdbi;
    private final DatabaseContext database;
    private final int poolSize;
    private final ThreadBinding<Session> current = new ThreadBinding<>();
    private final TransactionRunner runner;
    private final Set<SessionContext> open = ConcurrentHashMap.newKeySet();

    /**
     * @param jdbi over the pool whose size is in the settings
     * @param eviction evicts a connection that must not be reused; returns false if it is to be closed as others
     * @param schemaState the advice for an unknown table or column; empty if not known
     * @param source finds the transactions of a framework, whose connections Jdbi opens then; null without one
     */
    public Sessions(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Predicate<Connection> eviction,
            Supplier<String> schemaState,
            @Nullable TransactionSource source) {
        this(jdbi, dialect, mappings, settings, eviction, Backoff.JITTERED, schemaState, source, false);
    }

    public Sessions(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Predicate<Connection> eviction,
            Backoff backoff) {
        this(jdbi, dialect, mappings, settings, eviction, backoff, () -> "", null, false);
    }

    private Sessions(
            Jdbi jdbi,
            Dialect dialect,
            Mappings mappings,
            SessionSettings settings,
            Predicate<Connection> eviction,
            Backoff backoff,
            Supplier<String> schemaState,
            @Nullable TransactionSource source,
            boolean rollbackOnly) {
        this.jdbi = jdbi;
        poolSize = settings.poolSize();
        database = new DatabaseContext(jdbi, dialect, mappings, settings, schemaState, source, rollbackOnly);
        runner = new TransactionRunner(this::session, current, database, backoff);
        jdbi.installPlugin(
                SessionConnection.plugin(connection -> !JoinedConnection.is(connection) && eviction.test(connection)));
    }

    /** Sessions whose transactions lie within a {@link TestTransaction}, whose views Jdbi opens. */
    public static Sessions shared(
            Jdbi jdbi, Dialect dialect, Mappings mappings, SessionSettings settings, TestTransaction transaction) {
        return new Sessions(
                jdbi, dialect, mappings, settings, transaction::evict, Backoff.JITTERED, () -> "", null, true);
    }

    /**
     * Returns a new session on its own connection, or in the transaction of a framework on this thread; the caller
     * closes it.
     *
     * @throws SessionException if this thread holds every connection of the pool already
     */
    public Session session() {
        return session(CallSite.here());
    }

    private Session session(CallSite opened) {
        ManagedTransaction managed = database.managed();
        if (managed == null) {
            requireConnection();
        }
        Handle handle;
        try {
            handle = jdbi.open();
        } catch (ConnectionException failure) {
            throw database.failures().ofPool(failure, poolSize, holders());
        } catch (JdbiException failure) {
            throw database.failures().ofJdbi(failure);
        }
        SessionContext context = new SessionContext(database, handle, database.steps(managed), opened, this::closed);
        if (managed == null) {
            open.add(context);
        }
        return SessionAccess.open(context, current);
    }

    private void requireConnection() {
        if (open.size() < poolSize) {
            return;
        }
        List<SessionContext> mine =
                open.stream().filter(session -> session.calls().mine()).toList();
        if (mine.size() >= poolSize) {
            throw new SessionException("this session would wait for its own thread: it holds all " + poolSize
                    + " connections of the pool, one opened at "
                    + mine.get(0).calls().opened()
                    + "; close a session first, or raise pool_size");
        }
    }

    /** The sessions that hold connections, the oldest first, for a message. */
    private String holders() {
        long now = System.nanoTime();
        return open.stream()
                .sorted(Comparator.comparingLong((SessionContext session) -> session.since() - now))
                .limit(10)
                .map(session -> String.format(
                        Locale.ROOT, "%s (for %.1f s)", session.calls().opened(), (now - session.since()) / 1e9))
                .collect(Collectors.joining(", "));
    }

    private void closed(SessionContext session) {
        if (!open.remove(session) && session.transaction().managed() == null) {
            return;
        }
        try {
            database.handles().forget(session.handle());
            session.handle().close();
        } catch (JdbiException failure) {
            // What the session did has its result by now, and the pool throws away a connection that fails here.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the session opened at " + session.calls().opened() + " could not give its connection back",
                    failure);
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X {
        return runner.write(propagation, Connection.TRANSACTION_NONE, retry, work);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return runner.write(propagation, level(isolation), retry, work);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return runner.read(work);
    }

    /** @param level a constant of {@link Connection}, {@code TRANSACTION_NONE} for the database's own */
    static @Nullable Isolation isolation(int level) {
        return Arrays.stream(Isolation.values())
                .filter(isolation -> level(isolation) == level)
                .findFirst()
                .orElse(null);
    }

    private static int level(Isolation isolation) {
        return switch (isolation) {
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }

    /** Makes every later statement fail because the database is closed. */
    public void close() {
        database.steps().closeDatabase();
    }

    /** Called after the pool was closed: ends the waiting for a turn to write. */
    public void lost() {
        open.forEach(session -> database.steps().left(session.calls()));
        database.handles().lost();
    }

    /** Makes ready for a class before a session asks for it; once a process, its reserved names are logged at WARN. */
    public void prepare(TableMapping<?> mapping) {
        database.plans.of(mapping.type());
    }

    public DatabaseContext database() {
        return database;
    }
}
