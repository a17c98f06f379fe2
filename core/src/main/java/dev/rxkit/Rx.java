package dev.rxkit;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionConsumer;
import dev.rxkit.session.SessionFunction;
import dev.rxkit.session.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of most applications: the one database of the process, opened on first use with the configuration of
 * {@link RxConfig#load()} or {@link #configure}. Thread-safe. This class holds the only static state of Rx; {@link
 * Database#open} does not use it.
 *
 * <pre>{@code
 * Rx.useTransaction(session -> session.add(hero));
 * }</pre>
 */
public final class Rx {

    private static final OpenDatabases OPEN = new OpenDatabases();

    private Rx() {}

    /**
     * Sets which database to use, instead of that of {@link RxConfig#load()}. Call it before the first session, or
     * after {@link #close()}, after which only this call opens the database again; the last call before opening wins.
     *
     * @throws ConfigException if a database is already open
     */
    public static void configure(RxConfig config) {
        OPEN.configure(config);
    }

    /**
     * Uses an open database instead of that of {@link RxConfig#load()} until the returned object is closed: for a
     * framework that opens and closes databases. The last call wins. {@link #close()} does not close the database.
     */
    public static Use share(Database database) {
        Supplier<Database> shared = () -> database;
        OPEN.share(shared);
        return () -> OPEN.unshare(shared);
    }

    /**
     * Uses the database that a supplier returns, as {@link #share(Database)} does: for a framework that opens its
     * database when it is first requested. The supplier is called at every use.
     */
    public static Use share(Supplier<Database> database) {
        Supplier<Database> shared = database::get;
        OPEN.share(shared);
        return () -> OPEN.unshare(shared);
    }

    /**
     * Returns the database, and opens it if it is not open.
     *
     * @throws SessionException after {@link #close()}
     * @throws ConfigException if the configuration cannot work, or this thread may not use a database: see {@link #use}
     *     and {@link #useNone}
     * @throws dev.rxkit.error.DatabaseException if a database file is damaged
     */
    public static Database database() {
        Database used = ThreadDatabase.current();
        return used == null ? OPEN.main() : used;
    }

    /** Returns whether a framework has given its database to {@link #share}. */
    static boolean shares() {
        return OPEN.shares();
    }

    /** Ends the effect of {@link #use} or {@link #useNone}; called on the thread that called it. */
    public interface Use extends AutoCloseable {
        /** Ends the effect. */
        @Override
        void close();
    }

    /**
     * Uses another database instead of that of the process, on this thread and those it starts, until the returned
     * object is closed: for tests. A thread that was started elsewhere, or a worker of a pool, uses it too, as long as
     * it is the only one in use. A thread that still runs after that has no database. Meanwhile, databases cannot be
     * requested by name. The database itself is not closed.
     */
    public static Use use(Database database) {
        return ThreadDatabase.begin(database);
    }

    /**
     * Refuses every database, on this thread and those it starts, until the returned object is closed: for tests that
     * have no database yet.
     *
     * @param reason the message of the {@link ConfigException} that is thrown meanwhile
     */
    public static Use useNone(String reason) {
        return ThreadDatabase.refuse(reason);
    }

    /**
     * Returns a further database by its name: {@code reports.db_url} in the configuration is {@code
     * Rx.database("reports")}.
     *
     * @throws ConfigException if no such database is configured, its configuration cannot work, or {@link #use} is in
     *     effect
     * @throws SessionException after {@link #close()}
     */
    public static Database database(String name) {
        ThreadDatabase.requireNone(name);
        return OPEN.named(name);
    }

    /**
     * Closes every database that was opened here. After that every call except {@link #configure} and {@link #use}
     * fails, so that a late request does not open a database again. A second call has no effect.
     *
     * @throws RxException if a connection cannot be closed; the other databases are closed all the same
     */
    public static void close() {
        OPEN.close();
    }

    /**
     * Returns a new session. Close it; changes that are not committed are rolled back.
     *
     * @throws SessionException after {@link #close()}, or if this thread already holds every connection of the pool
     * @throws ConfigException if no database can be opened with the configuration
     * @throws dev.rxkit.error.DatabaseUnreachableException if no connection can be opened
     * @throws dev.rxkit.error.DatabaseBusyException if no connection becomes free in time
     */
    public static Session session() {
        return database().session();
    }

    /**
     * Runs the work as {@link Transactions#useTransaction(SessionConsumer)} does.
     *
     * @throws SessionException after {@link #close()}, or if this thread already holds every connection of the pool
     * @throws ConfigException if no database can be opened with the configuration
     * @throws RxException if the database refuses a statement or the commit
     * @throws X if the work throws it
     */
    public static <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        database().useTransaction(work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Retry, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(retry, work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Isolation, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        database().useTransaction(isolation, work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Isolation, Retry, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        database().useTransaction(isolation, retry, work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Propagation, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(Propagation propagation, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Propagation, Retry, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, retry, work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Propagation, Isolation, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, isolation, work);
    }

    /** Runs the work as {@link Transactions#useTransaction(Propagation, Isolation, Retry, SessionConsumer)} does. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, isolation, retry, work);
    }

    /**
     * Runs the work as {@link Transactions#inTransaction(SessionFunction)} does.
     *
     * @throws SessionException after {@link #close()}, or if this thread already holds every connection of the pool
     * @throws ConfigException if no database can be opened with the configuration
     * @throws RxException if the database refuses a statement or the commit
     * @throws X if the work throws it
     */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work)
            throws X {
        return database().inTransaction(work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Retry, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(retry, work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Isolation, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(isolation, work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Isolation, Retry, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(isolation, retry, work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Propagation, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Propagation, Retry, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, retry, work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Propagation, Isolation, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, isolation, work);
    }

    /** Runs the work as {@link Transactions#inTransaction(Propagation, Isolation, Retry, SessionFunction)} does. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, isolation, retry, work);
    }

    /**
     * Runs work that only reads, as {@link Transactions#useReadOnly} does, on {@link #database()}.
     *
     * @throws SessionException if the work writes, after {@link #close()}, or if this thread already holds every
     *     connection of the pool
     * @throws ConfigException if no database can be opened with the configuration
     * @throws RxException if the database refuses a statement
     * @throws X if the work throws it
     */
    public static <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        database().useReadOnly(work);
    }

    /**
     * Runs work that only reads, as {@link Transactions#readOnly} does, on {@link #database()}, and returns its
     * result.
     *
     * @throws SessionException if the work writes, after {@link #close()}, or if this thread already holds every
     *     connection of the pool
     * @throws ConfigException if no database can be opened with the configuration
     * @throws RxException if the database refuses a statement
     * @throws X if the work throws it
     */
    public static <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return database().readOnly(work);
    }
}
