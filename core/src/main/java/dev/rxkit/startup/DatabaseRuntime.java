package dev.rxkit.startup;

import dev.rxkit.config.Configuration;
import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.Inspector;
import dev.rxkit.database.url.ConnectionUrl;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.Converters;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import dev.rxkit.session.execution.SessionSettings;
import dev.rxkit.session.execution.Sessions;
import dev.rxkit.session.raw.RxJdbiPlugin;
import dev.rxkit.session.transaction.JoinedConnection;
import dev.rxkit.session.transaction.TestTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/** An open database: its connections, Jdbi and sessions, and the operations on its whole schema. Thread-safe. */
public final class DatabaseRuntime {

    private final Configuration config;
    private final ClassLoader loader;
    private final DatabaseUrl url;
    private final Dialect dialect;
    private final ApplicationModels models;
    private final Connections connections;
    private final SchemaCheck check;
    private final @Nullable TransactionSource transactions;
    /** Whether the connections are those of a pool of the application. */
    private final boolean others;

    private final Jdbi jdbi;
    private final Sessions sessions;
    private final Optional<StartupWatch> watch;

    private DatabaseRuntime(
            Configuration config,
            ClassLoader loader,
            DatabaseUrl url,
            Supplier<Connections> pool,
            SchemaCheck.@Nullable Connector connector,
            @Nullable TransactionSource transactions) {
        this.config = config;
        this.loader = loader;
        this.url = url;
        this.transactions = transactions;
        others = connector != null;
        dialect = url.dialect();
        Mappings mappings = new Mappings(
                dialect::carrier,
                dialect::ordered,
                dialect.jsonDepth(),
                dialect::columnType,
                config.code().json(),
                Converters.of(config.code().converters()));
        this.models = new ApplicationModels(config, mappings, loader);
        // Both load many classes in a new JVM; in parallel, the first row is available earlier.
        CompletableFuture<Jdbi> bare = CompletableFuture.supplyAsync(() -> Jdbi.create(this::connection));
        this.connections = pool.get();
        try {
            this.jdbi = configured(bare.join());
        } catch (RuntimeException | Error failure) {
            connections.close().run();
            throw failure;
        }
        this.check = new SchemaCheck(
                url,
                models,
                loader,
                connector == null ? () -> url.connect(loader, url.runtimeProperties()) : connector);
        this.sessions = new Sessions(
                jdbi,
                dialect,
                mappings,
                settings(),
                connections.eviction(),
                // A session that fails must not wait for a second connection of the application's pool.
                connector == null ? new SchemaState(check) : () -> "",
                transactions);
        this.watch =
                config.startupCheck() && !url.inMemory() ? Optional.of(StartupWatch.start(check)) : Optional.empty();
    }

    /** Creates the same database as another one, with everything in a test transaction. */
    private DatabaseRuntime(DatabaseRuntime other, TestTransaction transaction) {
        this.config = other.config;
        this.loader = other.loader;
        this.url = other.url;
        this.dialect = other.dialect;
        this.models = other.models;
        this.connections = Connections.of(transaction, url.shown());
        this.check = other.check;
        this.transactions = null;
        this.others = false;
        this.jdbi = configured(Jdbi.create(this::connection));
        this.sessions = Sessions.shared(jdbi, dialect, models.mappings(), settings(), transaction);
        this.watch = Optional.empty();
    }

    /**
     * Opens a database. A server need not answer yet.
     *
     * @param loader the class loader of the application's classes and of the driver
     * @throws dev.rxkit.error.ConfigException if the configuration cannot work, for example without a driver or if a
     *     folder does not exist
     * @throws dev.rxkit.error.DatabaseException if a database file is damaged
     */
    public static DatabaseRuntime open(Configuration config, ClassLoader loader) {
        MissingLogging.accept();
        DatabaseUrl url = config.url(config.baseDirectory());
        url.requireUsable(loader);
        return new DatabaseRuntime(config, loader, url, () -> Pool.open(config, url, loader), null, null);
    }

    /**
     * Opens the database of a pool that the application closes.
     *
     * @param transactions finds the transactions of a framework; null without one
     * @throws dev.rxkit.error.ConfigException if Rx does not support the database or the settings of its connections
     * @throws dev.rxkit.error.DatabaseException if no connection can be opened
     */
    public static DatabaseRuntime open(
            DataSource source, Configuration config, ClassLoader loader, @Nullable TransactionSource transactions) {
        DatabaseUrl url;
        try (Connection connection = source.getConnection()) {
            url = ConnectionUrl.of(connection);
        } catch (SQLException failure) {
            throw Failure.ofPool(failure);
        }
        return new DatabaseRuntime(
                config, loader, url, () -> Connections.of(source, url.shown()), source::getConnection, transactions);
    }

    /** Returns the same database with everything in one transaction, which {@link #close} rolls back. */
    public DatabaseRuntime rollbackOnly() {
        sessions();
        try {
            return new DatabaseRuntime(
                    this,
                    TestTransaction.begin(
                            others
                                    ? prepared(connections.source().getConnection())
                                    : connections.source().getConnection(),
                            dialect,
                            sessions.database().slot(),
                            connections.eviction()));
        } catch (SQLException e) {
            throw Failure.of(e, url, "begin a test transaction on");
        }
    }

    private Connection connection() throws SQLException {
        ManagedTransaction managed = transactions == null ? null : transactions.current();
        if (transactions == null || managed == null) {
            return others ? prepared(connections.connection()) : connections.connection();
        }
        DatabaseKind.of(dialect).prepare(managed.connection());
        return JoinedConnection.of(transactions, managed);
    }

    /** Prepares a connection of the application's pool. */
    private Connection prepared(Connection connection) throws SQLException {
        try {
            DatabaseKind.of(dialect).prepare(connection);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Configures Jdbi for Rx, and then for the application. */
    private Jdbi configured(Jdbi bare) {
        // Jdbi's own messages would contain bound values.
        bare.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        bare.installPlugin(new RxJdbiPlugin(models.mappings(), dialect));
        config.code().plugins().forEach(bare::installPlugin);
        return bare;
    }

    private SessionSettings settings() {
        return new SessionSettings(
                connections.size(),
                config.echo(),
                config.slowQueryMillis(),
                config.code().listeners(),
                Clock.systemUTC());
    }

    /** @throws SessionException if the database is closed */
    public Sessions sessions() {
        if (connections.closed().getAsBoolean()) {
            throw new SessionException("The database " + url.shown() + " is closed. Open it again, or close it later.");
        }
        return sessions;
    }

    /**
     * Creates the tables of the models that do not exist, in one transaction.
     *
     * @throws dev.rxkit.error.DatabaseException if the database is managed by migrations
     */
    public void createTables() {
        List<TableMapping<?>> mapped = models.mapped();
        models.requireFound(mapped);
        Schema wanted = ApplicationModels.schema(mapped);
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

    /** Compares database, scripts and models. */
    public CheckResult check() {
        sessions();
        return check.run();
    }

    /** Reads the schema of the database. */
    public Schema schema() {
        try {
            Inspector inspector = dialect.inspector(namespaces());
            return sessions()
                    .readOnly(session -> inspector.inspect(session.handle().getConnection()));
        } catch (SQLException e) {
            throw Failure.of(e, url, "read");
        }
    }

    /** Returns the namespaces of the models; empty if a class cannot be mapped, so that the database is read anyway. */
    private Set<String> namespaces() {
        try {
            return dialect.resolve(ApplicationModels.schema(models.mapped())).namespaces();
        } catch (MappingException unmappable) {
            return Set.of();
        }
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public DataSource dataSource() {
        return connections.source();
    }

    /**
     * Closes the pool, or rolls the one transaction back. Sessions that are still open fail from then on. A second call
     * has no effect.
     */
    public void close() {
        watch.ifPresent(StartupWatch::await);
        sessions.close();
        try {
            connections.close().run();
        } finally {
            sessions.lost();
        }
    }

    /** Returns the name of the database, without its password. */
    @Override
    public String toString() {
        return url.shown();
    }
}
