package dev.rxkit;

import dev.rxkit.config.ContextLoader;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.schema.Schema;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.TransactionSource;
import dev.rxkit.session.Transactions;
import dev.rxkit.session.execution.Sessions;
import dev.rxkit.startup.DatabaseRuntime;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * An open database: its connection pool, and the sessions on it. Thread-safe; a process needs one object per database.
 * The caller that opens it closes it. After {@link #close()}, every method that runs a session throws {@link
 * dev.rxkit.error.SessionException}.
 *
 * <pre>{@code
 * try (Database database = Database.open(RxConfig.of("sqlite:///app.db"))) {
 *     Hero hero = database.readOnly(session -> session.get(Hero.class, 1));
 * }
 * }</pre>
 */
public final class Database implements Transactions, AutoCloseable {

    private final DatabaseRuntime runtime;

    private Database(DatabaseRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Opens a database. A server that does not answer is not an error here; the first session throws it.
     *
     * @throws dev.rxkit.error.ConfigException if the configuration cannot work, for example without a driver or if a
     *     folder does not exist
     * @throws dev.rxkit.error.DatabaseException if a database file is damaged
     */
    public static Database open(RxConfig config) {
        return new Database(DatabaseRuntime.open(config.configuration(), ContextLoader.get()));
    }

    /**
     * Opens the database of a pool that the application made, and closes. What {@code db_url} says is not used, nor are
     * the settings of a pool and the time limits. The pool must give a connection now.
     *
     * @throws dev.rxkit.error.ConfigException if Rx does not support the database, its driver, or the settings of its
     *     connections; see {@link #driverProperties}
     * @throws dev.rxkit.error.DatabaseException if the pool gives no connection
     */
    public static Database open(DataSource pool, RxConfig config) {
        return new Database(DatabaseRuntime.open(pool, config.configuration(), ContextLoader.get(), null));
    }

    /**
     * Opens the database as {@link #open(DataSource, RxConfig)} does; its sessions join the transactions that a
     * framework begins on connections of the pool.
     */
    public static Database open(DataSource pool, RxConfig config, TransactionSource transactions) {
        return new Database(DatabaseRuntime.open(pool, config.configuration(), ContextLoader.get(), transactions));
    }

    /**
     * Returns the properties that Rx gives to the JDBC driver of its own pools, by name: for a pool of the application.
     * Those of SQLite and MariaDB make the database check foreign keys and refuse values that do not fit.
     *
     * @param url in JDBC's form or SQLAlchemy's
     * @throws dev.rxkit.error.ConfigException if the URL cannot be read
     */
    public static Map<String, String> driverProperties(String url) {
        return DatabaseUrl.parse(url, null, null, Path.of("")).runtimeProperties();
    }

    /**
     * Returns the same database with everything in one transaction, which is rolled back when the returned object is
     * closed: for tests. Its sessions share one connection and see each other's changes at once; their commits only
     * release a savepoint. The effect of statements that commit implicitly, such as MariaDB's DDL, remains. If the
     * database ends the transaction by itself, the returned object takes no further statement.
     *
     * @throws dev.rxkit.error.DatabaseException if the transaction cannot begin
     * @throws dev.rxkit.error.SessionException if this database is closed
     */
    public Database rollbackOnly() {
        return new Database(runtime.rollbackOnly());
    }

    /**
     * Returns a new session. Close it; changes that are not committed are rolled back.
     *
     * @throws dev.rxkit.error.SessionException if this database is closed, or this thread already holds every
     *     connection of the pool
     * @throws dev.rxkit.error.DatabaseUnreachableException if no connection can be opened
     * @throws dev.rxkit.error.DatabaseBusyException if no connection becomes free in time
     */
    public Session session() {
        return sessions().session();
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(propagation, retry, work);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return sessions().inTransaction(propagation, isolation, retry, work);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return sessions().readOnly(work);
    }

    /**
     * Creates the missing tables of the models, in one transaction. An existing table is not changed, whatever its
     * columns are. For tests and prototypes.
     *
     * @throws dev.rxkit.error.DatabaseException if the database is managed by migrations
     */
    public void createTables() {
        runtime.createTables();
    }

    /**
     * Compares the database, the scripts and the models. The same check runs once in the background after opening.
     *
     * @throws dev.rxkit.error.SessionException if this database is closed
     */
    public StartupCheck check() {
        return StartupCheck.of(runtime.check());
    }

    /**
     * Returns the present schema of the database.
     *
     * @throws dev.rxkit.error.DatabaseException if the database cannot be read
     * @throws dev.rxkit.error.SessionException if this database is closed
     */
    public Schema schema() {
        return runtime.schema();
    }

    /** Returns Jdbi on the same pool, for features that sessions do not offer. */
    public Jdbi jdbi() {
        return runtime.jdbi();
    }

    /** Returns the connection pool. */
    public DataSource dataSource() {
        return runtime.dataSource();
    }

    private Sessions sessions() {
        return runtime.sessions();
    }

    /**
     * Closes the pool, or rolls the transaction of {@link #rollbackOnly()} back. Sessions that are still open fail from
     * then on. A second call has no effect.
     */
    @Override
    public void close() {
        runtime.close();
    }

    /** Returns the name of the database, without a password. */
    @Override
    public String toString() {
        return runtime.toString();
    }
}
