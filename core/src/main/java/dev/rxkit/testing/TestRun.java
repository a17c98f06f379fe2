package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Session;
import org.jspecify.annotations.Nullable;

/** The database of one test. {@code Rx} uses it from its opening to its end. Not thread-safe. */
final class TestRun {
    private final Database opened;
    private final boolean closeAtEnd;
    private final Database database;
    private final Rx.Use use;
    private @Nullable Session session;

    TestRun(Database opened, boolean closeAtEnd) {
        this.opened = opened;
        this.closeAtEnd = closeAtEnd;
        database = opened.rollbackOnly();
        use = Rx.use(database);
    }

    Database database() {
        return database;
    }

    /** Returns the session that all parameters of the test share. */
    Session session() {
        Session open = session;
        if (open == null) {
            open = database.session();
            session = open;
        }
        return open;
    }

    void end() {
        use.close();
        try {
            if (session != null) {
                session.rollback();
                session.close();
            }
        } catch (SessionException closedByTheTest) {
            // The session is closed, as wanted.
        } finally {
            database.close();
            if (closeAtEnd) {
                opened.close();
            }
        }
    }
}
