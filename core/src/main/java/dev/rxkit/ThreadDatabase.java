package dev.rxkit;

import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.TestClasses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The databases that threads use instead of that of the process. A thread that was started for one of them uses it
 * until its use ends; a worker of a pool has none of its own, because any test may submit a task to it.
 * Thread-safe.
 */
final class ThreadDatabase {

    /** The use of threads that were started by code of a test class that runs before its extension. */
    private static final Use EARLY = new Use(null, TestClasses.BEFORE_TESTS, null);

    private static final InheritableThreadLocal<@Nullable Use> MINE = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Use childValue(@Nullable Use parent) {
            return parent == null && TestClasses.refusal() != null ? EARLY : parent;
        }
    };

    private static final List<Use> ALL = new ArrayList<>();
    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor$Worker";
    private static final String JUNIT = "org.junit.jupiter.engine.";

    /** Whether another database may be in use. Read on every call; false in every program that is not a test. */
    private static volatile boolean used = TestClasses.possible();

    private ThreadDatabase() {}

    private static final class Use implements Rx.Use {
        private final @Nullable Database database;
        private final String refusal;
        private final @Nullable Use before;
        private final Thread owner = Thread.currentThread();
        private boolean ended;

        Use(@Nullable Database database, String refusal, @Nullable Use before) {
            this.database = database;
            this.refusal = refusal;
            this.before = before;
        }

        @Override
        public void close() {
            synchronized (ALL) {
                ended = true;
                ALL.remove(this);
            }
            if (MINE.get() == this) {
                MINE.set(before);
            }
        }

        Database get() {
            if (database == null) {
                throw new ConfigException(refusal);
            }
            return database;
        }
    }

    static Rx.Use begin(Database database) {
        return begin(new Use(database, "", MINE.get()));
    }

    /** Makes every request for a database fail with this reason, until the returned object is closed. */
    static Rx.Use refuse(String reason) {
        return begin(new Use(null, reason, MINE.get()));
    }

    private static Rx.Use begin(Use use) {
        MINE.set(use);
        synchronized (ALL) {
            ALL.add(use);
            used = true;
        }
        return use;
    }

    /**
     * Returns the database of this thread, or null for that of the process.
     *
     * @throws ConfigException if it is not clear which one to use, or none may be used
     */
    static @Nullable Database current() {
        return used ? find() : null;
    }

    /** @throws ConfigException if another database is used instead of the one of the process */
    static void requireNone(String name) {
        if (current() != null) {
            throw new ConfigException(
                    "Rx.database(\"" + name + "\") is a configured database, and this is a test with a database of its"
                            + " own: give the code under test its Database, as in Database.open(config)");
        }
    }

    private static @Nullable Database find() {
        Use inherited = MINE.get();
        Use mine = inherited;
        if (mine == EARLY || mine != null && mine.owner != Thread.currentThread() && ofPool()) {
            mine = null;
        }
        synchronized (ALL) {
            while (mine != null && mine != EARLY && mine.ended) {
                if (mine.owner != Thread.currentThread()) {
                    throw new ConfigException(
                            "thread " + Thread.currentThread().getName() + " was started by a test that has ended, and"
                                    + " belongs to no database: end it with its test, or hand it the Database");
                }
                mine = mine.before;
            }
            if (mine != null && mine != EARLY) {
                return mine.get();
            }
        }
        allow(TestClasses.refusal());
        Database only = only();
        if (only == null) {
            allow(TestClasses.refusalInThreads(inherited == EARLY, Rx.shares()));
        }
        return only;
    }

    private static void allow(@Nullable String refusal) {
        if (refusal != null) {
            throw new ConfigException(refusal);
        }
    }

    private static @Nullable Database only() {
        Set<Use> databases = new LinkedHashSet<>();
        Use refusal = null;
        synchronized (ALL) {
            for (Use use : ALL) {
                if (use.database == null) {
                    refusal = use;
                } else {
                    databases.removeIf(other -> other.database == use.database);
                    databases.add(use);
                }
            }
        }
        if (databases.size() > 1) {
            throw new ConfigException("Rx does not know which database thread "
                    + Thread.currentThread().getName() + " means: " + databases.size()
                    + " are in use by other threads. Hand it the Database, or run such tests one at a time.");
        }
        if (!databases.isEmpty()) {
            return databases.iterator().next().get();
        }
        return refusal == null ? null : refusal.get();
    }

    /** JUnit runs tests with a time limit in its own pools, each of which runs one test. */
    private static boolean ofPool() {
        if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
            return true;
        }
        return StackWalker.getInstance().walk(frames -> {
            boolean pool = false;
            for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
                if (frame.getClassName().startsWith(JUNIT)) {
                    return false;
                }
                pool |= frame.getClassName().equals(POOL);
            }
            return pool;
        });
    }
}
