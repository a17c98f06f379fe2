package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** A database that is opened once and closed at the end of the run. JUnit before 5.13 closes nothing else. */
@SuppressWarnings("deprecation") // of JUnit 6, for the sake of JUnit 5
record SharedDatabase(Database database) implements Store.CloseableResource, AutoCloseable {

    private static final ReentrantLock OPENING = new ReentrantLock();

    /** Returns the database of these settings, opened now if it is not yet. */
    static Database of(Store store, RxConfig config) {
        // By get and put, which JUnit 5 and 6 have in common.
        OPENING.lock();
        try {
            SharedDatabase known = store.get(config, SharedDatabase.class);
            if (known == null) {
                known = new SharedDatabase(Database.open(config));
                store.put(config, known);
            }
            return known.database();
        } finally {
            OPENING.unlock();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
