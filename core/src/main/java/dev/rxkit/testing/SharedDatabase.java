package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A database that is opened once and closed at the end of the run. JUnit before 5.13 closes only resources of this
 * type.
 */
@SuppressWarnings("deprecation") // deprecated in JUnit 6, needed for JUnit 5
record SharedDatabase(Database database) implements Store.CloseableResource, AutoCloseable {

    private static final ReentrantLock OPENING = new ReentrantLock();

    /** Returns the database with these settings; opens it if it is not open yet. */
    static Database of(Store store, RxConfig config) {
        // Uses only get and put, because JUnit 5 and 6 have both.
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
