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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
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

    // A lock instead of a monitor, because opening waits for the disk.
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<String, Database> NAMED = new TreeMap<>();
    private static volatile @Nullable Database main;
    private static @Nullable RxConfig configured;
    private static boolean closed;

    private Rx() {}

    /**
     * Sets which database to use, instead of that of {@link RxConfig#load()}. Call it before the first session, or
     * after {@link #close()}, after which only this call opens the database again; the last call before opening wins.
     *
     * @throws ConfigException if a database is already open
     */
    public static void configure(RxConfig config) {
        LOCK.lock();
        try {
            Database open =
                    main != null ? main : NAMED.values().stream().findFirst().orElse(null);
            if (open != null) {
                throw new ConfigException("Rx already uses " + open + ". Call Rx.configure before the first session,"
                        + " or Rx.close() first; a second database is Database.open(config).");
            }
            configured = config;
            closed = false;
        } finally {
            LOCK.unlock();
        }
    }

    /**
     * Returns the database, and opens it if it is not open.
     *
     * @throws SessionException after {@link #close()}
     */
    public static Database database() {
        Database used = ThreadDatabase.current();
        if (used != null) {
            return used;
        }
        Database open = main;
        return open == null ? opened() : open;
    }

    /** Ends the effect of {@link #use}; called on the thread that called it. */
    public interface Use extends AutoCloseable {
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

    private static Database opened() {
        LOCK.lock();
        try {
            Database open = main;
            if (open == null) {
                open = Database.open(config());
                main = open;
            }
            return open;
        } finally {
            LOCK.unlock();
        }
    }

    /**
     * Returns a further database by its name: {@code reports.db_url} in the configuration is {@code
     * Rx.database("reports")}.
     *
     * @throws ConfigException if no such database is configured
     * @throws SessionException after {@link #close()}
     */
    public static Database database(String name) {
        ThreadDatabase.requireNone(name);
        LOCK.lock();
        try {
            Database open = NAMED.get(name);
            if (open == null) {
                open = Database.open(config().named(name));
                NAMED.put(name, open);
            }
            return open;
        } finally {
            LOCK.unlock();
        }
    }

    private static RxConfig config() {
        if (closed) {
            throw new SessionException("Rx was closed: no call opens a database any more. Call Rx.close() later, or"
                    + " Rx.configure(..) first to go on.");
        }
        RxConfig config = configured == null ? RxConfig.load() : configured;
        configured = config;
        return config;
    }

    /**
     * Closes every database that was opened here. After that every call except {@link #configure} and {@link #use}
     * fails, so that a late request does not open a database again. A second call has no effect.
     */
    public static void close() {
        LOCK.lock();
        try {
            List<Database> all = new ArrayList<>(NAMED.values());
            if (main != null) {
                all.add(main);
            }
            NAMED.clear();
            main = null;
            configured = null;
            closed = true;
            close(all);
        } finally {
            LOCK.unlock();
        }
    }

    /** Closes all of them, even if closing one fails. */
    private static void close(List<Database> all) {
        RxException failure = null;
        for (Database database : all) {
            try {
                database.close();
            } catch (RxException failed) {
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns a new session. Close it; changes that are not committed are rolled back. */
    public static Session session() {
        return database().session();
    }

    /** Runs the work in a transaction, which is committed at its end and rolled back if it throws. */
    public static <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        database().useTransaction(work);
    }

    /** Runs the work as {@link #useTransaction(SessionConsumer)} does, and retries it if required. */
    public static <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(retry, work);
    }

    /** Runs the work as {@link #useTransaction(SessionConsumer)} does, with the given isolation. */
    public static <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        database().useTransaction(isolation, work);
    }

    /** Runs the work as {@link #useTransaction(SessionConsumer)} does, with this isolation and {@link Retry}. */
    public static <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        database().useTransaction(isolation, retry, work);
    }

    /**
     * Runs the work in a transaction, which is committed at its end and rolled back if it throws, and returns its
     * result.
     */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work)
            throws X {
        return database().inTransaction(work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, and retries it if required. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(retry, work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with the given isolation. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(isolation, work);
    }

    /** Runs the work as {@link #inTransaction(SessionFunction)} does, with this isolation and {@link Retry}. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(isolation, retry, work);
    }

    /** Runs the work as {@link Database#inTransaction(Propagation, SessionFunction)} does, without a result. */
    public static <X extends Exception> void useTransaction(Propagation propagation, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, work);
    }

    /** Runs the work as {@link Database#inTransaction(Propagation, Retry, SessionFunction)} does, without a result. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, retry, work);
    }

    /**
     * Runs the work as {@link Database#inTransaction(Propagation, Isolation, SessionFunction)} does, without a result.
     */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, isolation, work);
    }

    /** Runs {@link Database#inTransaction(Propagation, Isolation, Retry, SessionFunction)} without a result. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, isolation, retry, work);
    }

    /** See {@link Database#inTransaction(Propagation, SessionFunction)}. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, work);
    }

    /** See {@link Database#inTransaction(Propagation, Retry, SessionFunction)}. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, retry, work);
    }

    /** See {@link Database#inTransaction(Propagation, Isolation, SessionFunction)}. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, isolation, work);
    }

    /** See {@link Database#inTransaction(Propagation, Isolation, Retry, SessionFunction)}. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Propagation propagation, Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(propagation, isolation, retry, work);
    }

    /** Runs work that only reads, all of it on one snapshot of the database. */
    public static <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        database().useReadOnly(work);
    }

    /** Runs work that only reads, all of it on one snapshot of the database, and returns its result. */
    public static <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return database().readOnly(work);
    }
}
