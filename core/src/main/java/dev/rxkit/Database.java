package dev.rxkit;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Inspector;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionConsumer;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.execution.SessionSettings;
import dev.rxkit.session.execution.Sessions;
import dev.rxkit.session.transaction.TestTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * An open database: its pool, and the sessions on it. Thread-safe; one a database and process is enough. Whoever opens
 * it closes it.
 */
public final class Database implements AutoCloseable {

    private final DatabaseUrl url;
    private final Dialect dialect;
    private final Models models;
    private final ClassLoader loader;
    private final RxConfig config;
    private final Connections connections;
    private final Jdbi jdbi;
    private final Sessions sessions;
    private final Optional<StartupWatch> watch;

    private Database(RxConfig config, ClassLoader loader) {
        this.loader = loader;
        this.config = config;
        this.url = config.databaseUrl(config.baseDirectory());
        url.requireUsable(loader);
        dialect = url.dialect();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered, dialect.jsonDepth(), dialect::columnType);
        this.models = new Models(config, mappings, loader);
        // Both load many classes in a new JVM: at the same time, for an earlier first row.
        CompletableFuture<Jdbi> bare = CompletableFuture.supplyAsync(() -> Jdbi.create(this::connection));
        this.connections = Pool.open(config, url, loader);
        try {
            this.jdbi = config.extras().furnished(bare.join(), mappings, dialect);
        } catch (RuntimeException | Error failure) {
            connections.close().run();
            throw failure;
        }
        SessionSettings settings = config.extras().settings(config, connections.size());
        SchemaCheck check = new SchemaCheck(url, models, loader);
        this.sessions = new Sessions(jdbi, dialect, mappings, settings, connections.eviction(), new SchemaState(check));
        this.watch =
                config.startupCheck() && !url.inMemory() ? Optional.of(StartupWatch.start(check)) : Optional.empty();
    }

    /** A rehearsal of another database. */
    private Database(Database other, TestTransaction transaction) {
        this.loader = other.loader;
        this.config = other.config;
        this.url = other.url;
        this.dialect = other.dialect;
        this.models = other.models;
        this.connections = Connections.of(transaction, url.shown());
        this.jdbi = config.extras().furnished(Jdbi.create(this::connection), models.mappings(), dialect);
        this.sessions = Sessions.shared(
                jdbi, dialect, models.mappings(), config.extras().settings(config, connections.size()), transaction);
        this.watch = Optional.empty();
    }

    /**
     * Opens a database. A server that does not answer is no failure yet: the first session finds out.
     *
     * @throws dev.rxkit.error.ConfigException if the configuration cannot work: no driver, no such folder
     * @throws dev.rxkit.error.DatabaseException if a database file is damaged
     */
    public static Database open(RxConfig config) {
        return new Database(config, ContextLoader.get());
    }

    /**
     * The same database with everything in one transaction, which is rolled back when what comes back is closed: for
     * tests. Its sessions share one connection and see each other's work at once; what they commit is a savepoint kept.
     * Statements that commit by themselves, such as MariaDB's DDL, stay.
     */
    public Database rehearsal() {
        sessions();
        try {
            return new Database(
                    this, TestTransaction.begin(dataSource().getConnection(), dialect, connections.eviction()));
        } catch (SQLException e) {
            throw Failure.of(e, url, "begin a rehearsal of");
        }
    }

    private Connection connection() throws SQLException {
        return connections.connection();
    }

    /** A new session. Close it; what is not committed is rolled back. */
    public Session session() {
        return sessions().session();
    }

    /** Runs the work in a transaction, committed at its end and rolled back if it throws. */
    public <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        sessions().useTransaction(work);
    }

    /** {@link #useTransaction(SessionConsumer)}, run again from the start when the database asks for it. */
    public <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        sessions().useTransaction(retry, work);
    }

    /** {@link #useTransaction(SessionConsumer)} with an isolation of its own. */
    public <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        sessions().useTransaction(isolation, work);
    }

    /** {@link #useTransaction(SessionConsumer)} with an isolation of its own, run again when the database asks for it. */
    public <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        sessions().useTransaction(isolation, retry, work);
    }

    /** Runs the work in a transaction, committed at its end and rolled back if it throws, and gives its result. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(work);
    }

    /** {@link #inTransaction(SessionFunction)}, run again from the start when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(Retry retry, SessionFunction<T, X> work)
            throws X {
        return sessions().inTransaction(retry, work);
    }

    /** {@link #inTransaction(SessionFunction)} with an isolation of its own. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(isolation, work);
    }

    /** {@link #inTransaction(SessionFunction)} with an isolation of its own, run again when the database asks for it. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(isolation, retry, work);
    }

    /** {@link Sessions#inTransaction(Propagation, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Propagation propagation, SessionConsumer<X> work) throws X {
        sessions().useTransaction(propagation, work);
    }

    /** {@link Sessions#inTransaction(Propagation, Retry, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(Propagation propagation, Retry retry, SessionConsumer<X> work)
            throws X {
        sessions().useTransaction(propagation, retry, work);
    }

    /** {@link Sessions#inTransaction(Propagation, Isolation, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, SessionConsumer<X> work) throws X {
        sessions().useTransaction(propagation, isolation, work);
    }

    /** {@link Sessions#inTransaction(Propagation, Isolation, Retry, SessionFunction)} without a result. */
    public <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionConsumer<X> work) throws X {
        sessions().useTransaction(propagation, isolation, retry, work);
    }

    /** See {@link Sessions#inTransaction(Propagation, SessionFunction)}. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(propagation, work);
    }

    /** See {@link Sessions#inTransaction(Propagation, Retry, SessionFunction)}. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(propagation, retry, work);
    }

    /** See {@link Sessions#inTransaction(Propagation, Isolation, SessionFunction)}. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(propagation, isolation, work);
    }

    /** See {@link Sessions#inTransaction(Propagation, Isolation, Retry, SessionFunction)}. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(propagation, isolation, retry, work);
    }

    /** Runs work that only reads, all of it on one state of the database. */
    public <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        sessions().useReadOnly(work);
    }

    /** Runs work that only reads, all of it on one state of the database, and gives its result. */
    public <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return sessions().readOnly(work);
    }

    /**
     * Creates the tables of the models that are missing, in one transaction. A table that is there is left as it is,
     * whatever its shape. For tests and first tries.
     *
     * @throws dev.rxkit.error.DatabaseException if the database is kept by migrations
     */
    public void createTables() {
        List<TableMapping<?>> mapped = models.mapped();
        models.requireFound(mapped);
        Schema wanted = Models.schema(mapped);
        mapped.forEach(sessions()::prepare);
        TableCreation creation = new TableCreation(dialect, url.shown());
        try {
            sessions()
                    .useTransaction(session -> creation.create(session.handle().getConnection(), wanted));
            models.mappings().forgetColumns();
        } catch (SQLException e) {
            throw Failure.of(e, url, "create the tables of");
        }
    }

    /** Compares database, scripts and models now; the same runs once, beside the start, after opening. */
    public StartupCheck check() {
        sessions();
        return new SchemaCheck(url, models, loader).run();
    }

    /** The shape of the database as it is now. */
    public Schema schema() {
        try {
            Inspector inspector = dialect.inspector(namespaces());
            return sessions()
                    .readOnly(session -> inspector.inspect(session.handle().getConnection()));
        } catch (SQLException e) {
            throw Failure.of(e, url, "read");
        }
    }

    /** Those of the models; a class that cannot be mapped is no reason not to look at the database. */
    private Set<String> namespaces() {
        try {
            return dialect.resolve(Models.schema(models.mapped())).namespaces();
        } catch (MappingException unmappable) {
            return Set.of();
        }
    }

    /** Jdbi on the same pool, for what sessions do not offer. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The pool. */
    public DataSource dataSource() {
        return connections.source();
    }

    private Sessions sessions() {
        if (connections.closed().getAsBoolean()) {
            throw new SessionException("The database " + url.shown() + " is closed. Open it again, or close it later.");
        }
        return sessions;
    }

    /** Closes the pool, or rolls a rehearsal back. Sessions still open fail from now on. May be called twice. */
    @Override
    public void close() {
        watch.ifPresent(StartupWatch::await);
        sessions.close();
        try {
            connections.close().run();
        } finally {
            sessions.lost();
        }
    }

    /** The database, without a password. */
    @Override
    public String toString() {
        return url.shown();
    }
}
