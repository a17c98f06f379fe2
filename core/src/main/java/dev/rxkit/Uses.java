package dev.rxkit;

import dev.rxkit.error.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The databases that stand in for the one of the process, by thread. Thread-safe. */
final class Uses {

    private static final InheritableThreadLocal<@Nullable Use> MINE = new InheritableThreadLocal<>();
    private static final List<Use> ALL = new ArrayList<>();

    /** How many there are: asked on every call, and hardly ever more than 0. */
    private static volatile int count;

    private Uses() {}

    private static final class Use implements Rx.Use {
        private final Database database;
        private final @Nullable Use before;
        private boolean ended;

        Use(Database database, @Nullable Use before) {
            this.database = database;
            this.before = before;
        }

        @Override
        public void close() {
            synchronized (ALL) {
                ended = true;
                ALL.remove(this);
                count = ALL.size();
            }
            if (MINE.get() == this) {
                MINE.set(before);
            }
        }
    }

    static Rx.Use begin(Database database) {
        Use use = new Use(database, MINE.get());
        MINE.set(use);
        synchronized (ALL) {
            ALL.add(use);
            count = ALL.size();
        }
        return use;
    }

    /** Null where none stands in. */
    static @Nullable Database current() {
        return count == 0 ? null : find();
    }

    private static @Nullable Database find() {
        Use mine = MINE.get();
        synchronized (ALL) {
            while (mine != null && mine.ended) {
                mine = mine.before;
            }
            if (mine != null) {
                return mine.database;
            }
            Set<Database> databases = new LinkedHashSet<>();
            ALL.forEach(use -> databases.add(use.database));
            if (databases.size() > 1) {
                throw new ConfigException("Rx does not know which database thread "
                        + Thread.currentThread().getName() + " means: " + databases.size()
                        + " are in use by other threads. Hand it the Database, or run such tests one at a time.");
            }
            return databases.stream().findFirst().orElse(null);
        }
    }
}
