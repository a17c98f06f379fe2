package dev.rxkit;

import dev.rxkit.config.ContextLoader;
import dev.rxkit.schema.Schema;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionConsumer;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.execution.Sessions;
import dev.rxkit.startup.DatabaseRuntime;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * An open database: its pool, and the sessions on it. Thread-safe; one a database and process is enough. Whoever opens
 * it closes it.
 */
public final class Database implements AutoCloseable {

    private final DatabaseRuntime runtime;

    private Database(DatabaseRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Opens a database. A server that does not answer is no failure yet: the first session finds out.
     *
     * @throws dev.rxkit.error.ConfigException if the configuration cannot work: no driver, no such folder
     * @throws dev.rxkit.error.DatabaseException if a database file is damaged
     */
    public static Database open(RxConfig config) {
        return new Database(DatabaseRuntime.open(config.configuration(), ContextLoader.get()));
    }

    /**
     * The same database with everything in one transaction, which is rolled back when what comes back is closed: for
     * tests. Its sessions share one connection and see each other's work at once; what they commit is a savepoint kept.
     * Statements that commit by themselves, such as MariaDB's DDL, stay.
     */
    public Database rehearsal() {
        return new Database(runtime.rehearsal());
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
        runtime.createTables();
    }

    /** Compares database, scripts and models now; the same runs once, beside the start, after opening. */
    public StartupCheck check() {
        return StartupCheck.of(runtime.check());
    }

    /** The shape of the database as it is now. */
    public Schema schema() {
        return runtime.schema();
    }

    /** Jdbi on the same pool, for what sessions do not offer. */
    public Jdbi jdbi() {
        return runtime.jdbi();
    }

    /** The pool. */
    public DataSource dataSource() {
        return runtime.dataSource();
    }

    private Sessions sessions() {
        return runtime.sessions();
    }

    /** Closes the pool, or rolls a rehearsal back. Sessions still open fail from now on. May be called twice. */
    @Override
    public void close() {
        runtime.close();
    }

    /** The database, without a password. */
    @Override
    public String toString() {
        return runtime.toString();
    }
}
