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
 * The door most applications use: the one database of the process, opened when it is first asked for by what
 * {@link RxConfig#load()} finds or what {@link #configure} was given. Thread-safe. It is the only state Rx keeps
 * outside objects; {@link Database#open} needs none of it.
 */
public final class Rx {

    // A lock and not a monitor: opening waits for the disk.
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<String, Database> NAMED = new TreeMap<>();
    private static volatile @Nullable Database main;
    private static @Nullable RxConfig configured;
    private static boolean closed;

    private Rx() {}

    /**
     * Says which database to use, instead of {@link RxConfig#load()}. Before the first session, or after
     * {@link #close()}, which it is the only way back from; the last call before opening wins.
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
     * The database, opened now if it is not yet.
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

    /** Ends what {@link #use} began; for the thread that began it. */
    public interface Use extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Lets another database stand in for the one of the process, for this thread and those it starts, until what comes
     * back is closed: for tests. A thread that was started elsewhere, and a worker of a pool, mean it too, as long as it
     * is the only one in use. A thread that outlives it means none. Databases asked for by name are refused meanwhile.
     * The database itself is not closed.
     */
    public static Use use(Database database) {
        return ThreadDatabase.begin(database);
    }

    /**
     * Refuses every database, for this thread and those it starts, until what comes back is closed: for tests that have
     * no database yet.
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
     * A further database by its name: {@code reports.db_url} in the configuration is {@code Rx.database("reports")}.
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
     * Closes every database opened here. From now on every call but {@link #configure} and {@link #use} fails: a late
     * request must not open another database. May be called twice.
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

    /** All of them, whether one fails or not. */
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

    /** A new session. Close it; what is not committed is rolled back. */
    public static Session session() {
        return database().session();
    }

    /** Runs the work in a transaction, committed at its end and rolled back if it throws. */
    public static <X extends Exception> void useTransaction(SessionConsumer<X> work) throws X {
        database().useTransaction(work);
    }

    /** {@link #useTransaction(SessionConsumer)}, run again from the start when the database asks for it. */
    public static <X extends Exception> void useTransaction(Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(retry, work);
    }

    /** {@link #useTransaction(SessionConsumer)} with an isolation of its own. */
    public static <X extends Exception> void useTransaction(Isolation isolation, SessionConsumer<X> work) throws X {
        database().useTransaction(isolation, work);
    }

    /** {@link #useTransaction(SessionConsumer)} with an isolation of its own, run again when the database asks for it. */
    public static <X extends Exception> void useTransaction(Isolation isolation, Retry retry, SessionConsumer<X> work)
            throws X {
        database().useTransaction(isolation, retry, work);
    }

    /** Runs the work in a transaction, committed at its end and rolled back if it throws, and gives its result. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(SessionFunction<T, X> work)
            throws X {
        return database().inTransaction(work);
    }

    /** {@link #inTransaction(SessionFunction)}, run again from the start when the database asks for it. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(retry, work);
    }

    /** {@link #inTransaction(SessionFunction)} with an isolation of its own. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, SessionFunction<T, X> work) throws X {
        return database().inTransaction(isolation, work);
    }

    /** {@link #inTransaction(SessionFunction)} with an isolation of its own, run again when the database asks for it. */
    public static <T extends @Nullable Object, X extends Exception> T inTransaction(
            Isolation isolation, Retry retry, SessionFunction<T, X> work) throws X {
        return database().inTransaction(isolation, retry, work);
    }

    /** {@link Database#inTransaction(Propagation, SessionFunction)} without a result. */
    public static <X extends Exception> void useTransaction(Propagation propagation, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, work);
    }

    /** {@link Database#inTransaction(Propagation, Retry, SessionFunction)} without a result. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Retry retry, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, retry, work);
    }

    /** {@link Database#inTransaction(Propagation, Isolation, SessionFunction)} without a result. */
    public static <X extends Exception> void useTransaction(
            Propagation propagation, Isolation isolation, SessionConsumer<X> work) throws X {
        database().useTransaction(propagation, isolation, work);
    }

    /** {@link Database#inTransaction(Propagation, Isolation, Retry, SessionFunction)} without a result. */
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

    /** Runs work that only reads, all of it on one state of the database. */
    public static <X extends Exception> void useReadOnly(SessionConsumer<X> work) throws X {
        database().useReadOnly(work);
    }

    /** Runs work that only reads, all of it on one state of the database, and gives its result. */
    public static <T extends @Nullable Object, X extends Exception> T readOnly(SessionFunction<T, X> work) throws X {
        return database().readOnly(work);
    }
}
