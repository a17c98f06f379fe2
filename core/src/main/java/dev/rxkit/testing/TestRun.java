package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Session;
import org.jspecify.annotations.Nullable;

/** The database of one test, which {@code Rx} means from when it is opened to its end. For the test's thread. */
final class TestRun {
    private final Database whole;
    private final boolean mine;
    private final Database database;
    private final Rx.Use use;
    private @Nullable Session session;

    TestRun(Database whole, boolean mine) {
        this.whole = whole;
        this.mine = mine;
        database = whole.rehearsal();
        use = Rx.use(database);
    }

    Database database() {
        return database;
    }

    /** One for all parameters of a test. */
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
            // That is all that was wanted.
        } finally {
            database.close();
            if (mine) {
                whole.close();
            }
        }
    }
}
