package dev.rxkit;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The databases of the process, each opened when it is first requested. Thread-safe. */
final class OpenDatabases {

    // A lock instead of a monitor, because opening waits for the disk.
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Database> named = new TreeMap<>();
    private volatile @Nullable Database main;
    private volatile @Nullable Supplier<Database> shared;
    private @Nullable RxConfig configured;
    private boolean closed;

    /** @throws ConfigException if a database is open */
    void configure(RxConfig config) {
        lock.lock();
        try {
            Database open =
                    main != null ? main : named.values().stream().findFirst().orElse(null);
            if (open != null) {
                throw new ConfigException("Rx already uses " + open + ". Call Rx.configure before the first session,"
                        + " or Rx.close() first; a second database is Database.open(config).");
            }
            configured = config;
            closed = false;
        } finally {
            lock.unlock();
        }
    }

    /** Uses a database that its owner closes, instead of the main one. */
    void share(Supplier<Database> database) {
        lock.lock();
        try {
            shared = database;
        } finally {
            lock.unlock();
        }
    }

    /** Stops the use of a database, unless another one is used by now. */
    void unshare(Supplier<Database> database) {
        lock.lock();
        try {
            shared = shared == database ? null : shared;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the main database is one that a framework has opened. */
    boolean shares() {
        return shared != null;
    }

    /** Returns the main database. */
    Database main() {
        Supplier<Database> used = shared;
        if (used != null) {
            return used.get();
        }
        Database open = main;
        return open == null ? opened() : open;
    }

    private Database opened() {
        lock.lock();
        try {
            Database open = main;
            if (open == null) {
                open = Database.open(config());
                main = open;
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Returns a further database. */
    Database named(String name) {
        lock.lock();
        try {
            Database open = named.get(name);
            if (open == null) {
                open = Database.open(config().named(name));
                named.put(name, open);
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    private RxConfig config() {
        if (closed) {
            throw new SessionException("Rx was closed: no call opens a database any more. Call Rx.close() later, or"
                    + " Rx.configure(..) first to go on.");
        }
        RxConfig config = configured == null ? RxConfig.load() : configured;
        configured = config;
        return config;
    }

    /** Closes all databases; none is opened again before the next {@link #configure}. */
    void close() {
        lock.lock();
        try {
            List<Database> all = new ArrayList<>(named.values());
            if (main != null) {
                all.add(main);
            }
            named.clear();
            main = null;
            configured = null;
            closed = true;
            close(all);
        } finally {
            lock.unlock();
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
}
